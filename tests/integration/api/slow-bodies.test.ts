import { randomUUID } from 'node:crypto';
import { expect, test, vi } from 'vitest';
import { openRoom, type Room } from '../../support/room.ts';
import { slowPost } from '../../support/slow-post.ts';

/** Begins the request, and resolves once it was let in and its body is waited for. */
async function letIn(room: Room, what: 'commands' | 'poll', body: object) {
	const { workshops } = room.server.house.services;
	const seated = vi.spyOn(workshops, 'seated');
	const url = `${room.server.url}/api/boards/${room.boardId}/${what}`;
	const post = slowPost(url, room.facilitator.cookie, body);
	await vi.waitFor(() =>
		expect(seated.mock.settledResults[0]).toMatchObject({ value: { kind: 'seat' } })
	);
	return post;
}

test('[O13] who signs out while the body of a request comes has nothing of it carried out', async () => {
	const room = await openRoom({ step: 'share' });
	const note = { v: 1, cid: randomUUID(), t: 'note.post', q: 'how', text: 'Too late' };
	const post = await letIn(room, 'commands', { v: 1, commands: [note] });
	await room.post('/api/sign-out', {}, room.facilitator);
	const answer = await post.finish();
	expect(answer).toMatchObject({ status: 401, body: { error: { code: 'no-seat' } } });
	const board = await room.server.house.services.boards.open(room.boardId);
	expect(board.snapshot().notes.size).toBe(0);
});

test('[O13] who signs out while the body of a poll comes is given nothing', async () => {
	const room = await openRoom({ step: 'share' });
	const post = await letIn(room, 'poll', { v: 1, have: {} });
	await room.post('/api/sign-out', {}, room.facilitator);
	expect(await post.finish()).toMatchObject({
		status: 401,
		body: { error: { code: 'no-seat' } }
	});
});
