import { expect, test } from 'vitest';
import { refusal } from '../../support/answers.ts';
import { at, openRoom } from '../../support/room.ts';

test('[P6] commands over HTTP get the replies a socket gives, in their order', async () => {
	const room = await openRoom({ groups: ['patient'], step: 'share' });
	const ann = at(room.people, 0);
	const send = (commands: unknown[], v = 1) =>
		room.post(`/api/boards/${room.boardId}/commands`, { v, commands }, ann);
	const post = (text: string) => ({
		v: 1,
		cid: crypto.randomUUID(),
		t: 'note.post',
		q: 'who',
		text
	});
	const commands = [
		post('one'),
		{ ...post('two'), t: 'stage.lock', what: 'writing' },
		'not a command',
		post('x'.repeat(9_000)),
		post('three'),
		{ ...post(''), cid: 'no cid' }
	];
	const { replies } = (await (await send(commands)).json()) as {
		replies: { cid: string | null; ok: boolean; code?: string; rev?: number }[];
	};
	expect(replies.map(({ ok, code }) => (ok ? 'ok' : code))).toEqual([
		'ok',
		'not-allowed',
		'malformed',
		'too-large',
		'ok',
		'malformed'
	]);
	expect(replies.map(({ cid }) => cid)).toEqual([
		(commands[0] as { cid: string }).cid,
		(commands[1] as { cid: string }).cid,
		null,
		null,
		(commands[4] as { cid: string }).cid,
		null
	]);
	expect(replies[4]?.rev).toBe((replies[0]?.rev ?? 0) + 1);
	const overSocket = await ann.client.command({ t: 'stage.lock', what: 'writing' });
	expect({ ...overSocket, cid: null }).toEqual({ ...replies[1], cid: null });

	expect(await refusal(await send(Array(21).fill(post('many'))))).toEqual([413, 'too-large']);
	expect(await refusal(await send([], 0))).toEqual([426, 'too-old']);
	const deep = `{"v":1,"commands":[${'['.repeat(60_000)}${']'.repeat(60_000)}]}`;
	const raw = (body: string) =>
		fetch(`${room.server.url}/api/boards/${room.boardId}/commands`, {
			method: 'POST',
			headers: {
				'content-type': 'application/json',
				origin: room.server.url,
				cookie: ann.cookie
			},
			body
		});
	expect(await (await raw(deep)).json()).toMatchObject({ replies: [{ ok: false, cid: null }] });
	expect(await refusal(await raw('{'))).toEqual([400, 'bad-json']);
	expect(await refusal(await raw(`"${'x'.repeat(300_000)}"`))).toEqual([413, 'too-large']);
});
