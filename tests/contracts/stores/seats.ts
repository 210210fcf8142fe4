import { describe, expect, it } from 'vitest';
import { emptyCommit, seat, workshop } from '../../support/stored.ts';
import type { OpenedStorage } from '../opened-storage.ts';

/** Seats of a board, the devices they are on, and links to its room screens. */
export function seatsContract(opened: OpenedStorage): void {
	describe('a seat', () => {
		it('[P4] is found by its credential or its account at its own board only', async () => {
			await opened.storage.workshops.create(workshop('two'), 'account-anna', emptyCommit);
			const seats = [
				seat(1, { credentialHash: 'aa' }),
				seat(2, { accountId: 'account-anna', role: 'facilitator' })
			];
			await opened.storage.boards.commit('board-one', { ...emptyCommit, seats });
			const { boards } = opened.storage;
			expect(await boards.seatsByCredential('board-one', 'aa')).toEqual([seats[0]]);
			expect(await boards.seatsByCredential('board-two', 'aa')).toEqual([]);
			expect(await boards.seatsByCredential('board-one', 'bb')).toEqual([]);
			expect(await boards.seatByAccount('board-one', 'account-anna')).toEqual(seats[1]);
			expect(await boards.seatByAccount('board-two', 'account-anna')).toBeUndefined();
		});

		it('[X14] waits until it is let in', async () => {
			const inside = seat(1, { credentialHash: 'aa' });
			const waiting = { ...inside, waitingSince: 99 };
			for (const stored of [waiting, inside]) {
				await opened.storage.boards.commit('board-one', { ...emptyCommit, seats: [stored] });
				await opened.reopen();
				const { boards } = opened.storage;
				expect(await boards.seatsByCredential('board-one', 'aa')).toEqual([stored]);
				expect((await boards.load('board-one'))?.seats).toEqual([stored]);
			}
		});

		it('[X11] is found by its code at its own board only, and by every device that came by it', async () => {
			await opened.storage.workshops.create(workshop('two'), 'account-anna', emptyCommit);
			const { boards } = opened.storage;
			const seats = [
				seat(1, { credentialHash: 'aa', codeHash: 'c1' }),
				seat(2, { credentialHash: 'bb' })
			];
			await boards.commit('board-one', { ...emptyCommit, seats });
			expect(await boards.seatByCode('board-one', 'c1')).toEqual(seats[0]);
			expect(await boards.seatByCode('board-two', 'c1')).toBeUndefined();
			await boards.addDevice('board-one', 1, 'dd', 9);
			await boards.addDevice('board-one', 1, 'ee', 9);
			expect(await boards.seatsByCredential('board-one', 'dd')).toEqual([seats[0]]);
			expect(await boards.seatsByCredential('board-one', 'ee')).toEqual([seats[0]]);
			expect(await boards.seatsByCredential('board-one', 'aa')).toEqual([seats[0]]);
			expect(await boards.seatsByCredential('board-two', 'dd')).toEqual([]);
			await expect(boards.addDevice('board-two', 1, 'dd', 9)).rejects.toThrow();
			const renewed = { ...seat(1, { credentialHash: 'aa' }), codeHash: 'c2' };
			await boards.commit('board-one', { ...emptyCommit, seats: [renewed] });
			expect(await boards.seatByCode('board-one', 'c1')).toBeUndefined();
			expect(await boards.seatByCode('board-one', 'c2')).toEqual(renewed);
			expect(await boards.seatsByCredential('board-one', 'dd')).toEqual([renewed]);
			await opened.storage.workshops.remove('workshop-one');
			expect(await boards.seatsByCredential('board-one', 'dd')).toEqual([]);
		});

		it('[limits] keeps the newest of the devices that came by its code, and the one that joined', async () => {
			const { boards } = opened.storage;
			const seats = [seat(1, { credentialHash: 'aa' }), seat(2, { credentialHash: 'bb' })];
			await boards.commit('board-one', { ...emptyCommit, seats });
			await boards.addDevice('board-one', 2, 'other', 2);
			for (const hash of ['d1', 'd2', 'd3', 'd4']) await boards.addDevice('board-one', 1, hash, 2);
			const standing = ['aa', 'd1', 'd2', 'd3', 'd4', 'other'].map(
				async (hash) => (await boards.seatsByCredential('board-one', hash)).length
			);
			expect(await Promise.all(standing)).toEqual([1, 0, 0, 1, 1, 1]);
		});

		it('[X12] stands beside the others of its device, by number, with its own PIN', async () => {
			const { boards } = opened.storage;
			const shared = { credentialHash: 'aa', shared: true };
			const seats = [seat(1, shared), seat(2, { credentialHash: 'bb' })];
			await boards.commit('board-one', { ...emptyCommit, seats });
			const more = seat(3, { ...shared, pinHash: 'p' });
			await boards.commit('board-one', { ...emptyCommit, seats: [more] });
			expect(await boards.seatsByCredential('board-one', 'aa')).toEqual([seats[0], more]);
		});

		it('[P7] says that it was removed', async () => {
			const before = seat(1, { credentialHash: 'aa' });
			await opened.storage.boards.commit('board-one', { ...emptyCommit, seats: [before] });
			const removed = { ...before, removedAt: 99 };
			await opened.storage.boards.commit('board-one', { ...emptyCommit, seats: [removed] });
			expect(await opened.storage.boards.seatsByCredential('board-one', 'aa')).toEqual([removed]);
			expect((await opened.storage.boards.load('board-one'))?.seats).toEqual([removed]);
		});

		it('[O17] knows its links to room screens until they are ended, and none of another board', async () => {
			await opened.storage.workshops.create(workshop('two'), 'account-anna', emptyCommit);
			const link = (name: string) => ({ tokenHash: `screen-${name}`, madeAt: 7 });
			const made = (name: string) => ({ ended: false, dropped: [], made: [link(name)] });
			await opened.storage.boards.commit('board-one', { ...emptyCommit, screenLinks: made('a') });
			await opened.storage.boards.commit('board-one', { ...emptyCommit, screenLinks: made('b') });
			await opened.storage.boards.commit('board-two', { ...emptyCommit, screenLinks: made('c') });
			await opened.reopen();
			const load = async (board: string) => (await opened.storage.boards.load(board))?.screenLinks;
			expect(await load('board-one')).toEqual([link('a'), link('b')]);
			expect(await opened.storage.boards.boardByScreenLink('screen-a')).toBe('board-one');
			await opened.storage.boards.commit('board-one', {
				...emptyCommit,
				screenLinks: { ended: true, dropped: [], made: [link('d')] }
			});
			expect(await load('board-one')).toEqual([link('d')]);
			await opened.storage.boards.commit('board-one', {
				...emptyCommit,
				// One of another board is not its to drop.
				screenLinks: { ended: false, dropped: ['screen-d', 'screen-c'], made: [link('e')] }
			});
			expect(await load('board-one')).toEqual([link('e')]);
			expect(await load('board-two')).toEqual([link('c')]);
			for (const name of ['a', 'b', 'd', 'never'])
				expect(await opened.storage.boards.boardByScreenLink(`screen-${name}`)).toBeUndefined();
			await opened.storage.workshops.remove('workshop-two');
			expect(await opened.storage.boards.boardByScreenLink('screen-c')).toBeUndefined();
		});
	});
}
