import { expect, test } from 'vitest';
import type { Moment, MomentContent } from '#lib/domain/history.ts';
import { refusal } from '../../support/answers.ts';
import { at, openRoom } from '../../support/room.ts';

test('[X83] facilitators list the moments and look at one; nothing private is in it', async () => {
	const room = await openRoom({ groups: ['patient'], step: 'share' });
	const ann = at(room.people, 0);
	const { facilitator, server, boardId } = room;
	await ann.client.accepted({ t: 'note.post', q: 'who', text: 'Shown words' });
	await facilitator.client.accepted({ t: 'stage.step', to: 'private' });
	await ann.client.accepted({ t: 'note.post', q: 'who', text: 'Canary words' });
	const { id = '' } = await facilitator.client.accepted({ t: 'history.save', name: 'After tea' });
	const ask = (path: string, cookie: string) =>
		fetch(`${server.url}/api/boards/${boardId}/history${path}`, { headers: { cookie } });

	const listed = await ask('', facilitator.cookie);
	expect([listed.status, listed.headers.get('cache-control')]).toEqual([200, 'no-store']);
	const { moments } = (await listed.json()) as { moments: Moment[] };
	expect(moments[0]).toMatchObject({ id, kind: 'saved', name: 'After tea', step: 'private' });
	expect(moments[1]).toMatchObject({ kind: 'step', step: 'share', notes: 1, actions: 0 });

	const shown = await (await ask(`/${id}`, facilitator.cookie)).text();
	expect(shown).not.toContain('Canary');
	const { moment, content } = JSON.parse(shown) as { moment: Moment; content: MomentContent };
	expect(moment).toEqual(moments[0]);
	expect(content.notes.map(([, { text }]) => text)).toEqual(['Shown words']);

	for (const path of ['', `/${id}`]) {
		expect(await refusal(await ask(path, ann.cookie))).toEqual([404, 'not-found']);
		expect(await refusal(await ask(path, ''))).toEqual([401, 'no-seat']);
	}
	expect(await refusal(await ask('/never', facilitator.cookie))).toEqual([404, 'not-found']);
});

test('[P1] a moment and the step that made it survive the end of the server together', async () => {
	const room = await openRoom({ groups: ['patient'], step: 'share' });
	const { facilitator, boardId } = room;
	await at(room.people, 0).client.accepted({ t: 'note.post', q: 'who', text: 'Words' });
	await facilitator.client.accepted({ t: 'stage.step', to: 'act' });
	const { storage } = room.server.house.services;
	const stored = await storage.boards.load(boardId);
	const steps = stored?.batches.flatMap(({ commands }) =>
		commands.filter(({ t }) => t === 'stage.step')
	);
	expect(stored?.moments.length).toBe(steps?.length);
	expect(stored?.moments.at(-1)).toMatchObject({ kind: 'step', step: 'share', notes: 1 });
});
