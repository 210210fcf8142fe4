import { expect, test } from 'vitest';
import { connect, joinBoard } from '../support/board-client.ts';
import { startServer } from '../support/start-server.ts';

test('[P1] a note posted on one socket is seen on another, and by a member by session', async () => {
	const server = await startServer();
	const { account, cookie } = await server.facilitator();
	const { boardId, code } = await server.workshop(account);
	const seat = await joinBoard(server.url, code, 'patient');
	const facilitator = await connect({ url: server.url, boardId, cookie });
	expect(facilitator.controls[0]).toMatchObject({ kind: 'hello', role: 'facilitator' });
	const ann = await connect({ url: server.url, boardId, cookie: seat.cookie });
	await facilitator.sync();
	await facilitator.accepted({ t: 'stage.step', to: 'share' });
	const reply = await ann.accepted({
		t: 'note.post',
		q: 'who',
		text: 'the woman at the allotment'
	});
	await facilitator.until(() => facilitator.snapshot.notes.has(reply.id ?? ''));
	expect(facilitator.snapshot.notes.get(reply.id ?? '')?.group).toBe('patient');
});
