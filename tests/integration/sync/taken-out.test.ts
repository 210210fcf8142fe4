import { expect, test, vi } from 'vitest';
import { connect } from '../../support/board-client.ts';
import { openRoom } from '../../support/room.ts';

/** A room, and a second facilitator at it by invitation, on a socket. */
async function withGuest() {
	const room = await openRoom({ step: 'share' });
	const { server, boardId, workshopId } = room;
	const { accounts, invitations } = server.house.services;
	const owner = await accounts.bySession(room.facilitator.cookie.split('=')[1] ?? '');
	if (!owner) throw new Error('The facilitator is not signed in.');
	const guest = await server.facilitator('guest@example.org');
	const token = await invitations.invite(owner.account, workshopId, 'facilitator');
	await invitations.accept(token, guest.account);
	const client = await connect({ url: server.url, boardId, cookie: guest.cookie });
	await client.hello();
	const takeOut = (accountId = guest.account.accountId) =>
		invitations.takeOut(owner.account, workshopId, accountId);
	return { room, client, takeOut, storage: server.house.services.storage };
}

test('[O3] a member who is taken out loses the socket at once, and nobody else does', async () => {
	const { room, client, takeOut } = await withGuest();
	expect(await takeOut()).toBe(true);
	expect(await client.end()).toBe(4403);
	await room.facilitator.client.accepted({ t: 'note.post', q: 'how', text: 'Goes on' });
});

test('[O3] nor does a socket stay open when it cannot be said whether the removal was stored', async () => {
	const { client, takeOut, storage } = await withGuest();
	const { remove } = storage.members;
	vi.spyOn(storage.members, 'remove').mockImplementation(async (...member) => {
		await remove(...member);
		throw new Error('The disk is full.');
	});
	await expect(takeOut()).rejects.toThrow('The disk is full.');
	expect(await client.end()).toBe(4403);
});

test('[O3] what is refused ends no socket', async () => {
	const { client, takeOut } = await withGuest();
	expect(await takeOut('nobody')).toBe(false);
	await client.accepted({ t: 'note.post', q: 'how', text: 'Still here' });
});
