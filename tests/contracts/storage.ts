import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Storage } from '../../server/storage/port.ts';
import {
	account,
	boardCommit,
	command,
	emptyCommit,
	past,
	seat,
	update,
	workshop
} from '../support/stored.ts';

export interface StorageUnderTest {
	/** Opens the storage; called again after `close` it must see what was written before. */
	open(): Promise<Storage>;
	/** Takes everything away after a test. */
	cleanUp(): Promise<void>;
}

/** What every storage must do, whatever it is made of. */
export function storageContract(name: string, make: () => StorageUnderTest): void {
	describe(`storage: ${name}`, () => {
		let under: StorageUnderTest;
		let storage: Storage;

		beforeEach(async () => {
			under = make();
			storage = await under.open();
			await storage.accounts.create(account('anna'));
			await storage.workshops.create(workshop('one'), 'account-anna', emptyCommit);
		});
		afterEach(async () => {
			await storage.close();
			await under.cleanUp();
		});

		async function reopen(): Promise<void> {
			await storage.close();
			storage = await under.open();
		}

		describe('a board', () => {
			it('[P1] gives back after a restart everything that a commit put in', async () => {
				const commit = boardCommit(1, {
					updates: [update('board', 'e1', 1, 2), update('seat:1', 'e2', 3)],
					commands: [command(1, 1, 'cid-a', { inverse: '{"back":true}' })],
					seats: [seat(1, { name: 'Ada', credentialHash: 'ab' }), seat(2)]
				});
				await storage.boards.commit('board-one', commit);
				await reopen();
				const board = await storage.boards.load('board-one');
				expect(board).toEqual({
					boardId: 'board-one',
					rev: 1,
					documents: [
						{ name: 'board', epoch: 'e1', updates: [Uint8Array.of(1, 2)] },
						{ name: 'seat:1', epoch: 'e2', updates: [Uint8Array.of(3)] }
					],
					seats: [seat(1, { name: 'Ada', credentialHash: 'ab' }), seat(2)],
					batches: [{ commands: commit.commands, undone: [] }]
				});
			});

			it('[P1] is never invented: an unknown one is undefined and takes no commit', async () => {
				expect(await storage.boards.load('board-none')).toBeUndefined();
				await expect(storage.boards.commit('board-none', boardCommit(1))).rejects.toThrow();
				expect(await storage.boards.load('board-none')).toBeUndefined();
			});

			it('[P1] writes a commit whole or not at all', async () => {
				await storage.boards.commit('board-one', boardCommit(1));
				const bad = boardCommit(3, {
					updates: [update('board', 'e1', 9)],
					commands: [command(2, 1, 'cid-new'), command(3, 1, 'cid-3')],
					seats: [seat(7), { ...seat(8), role: undefined as never }]
				});
				await expect(storage.boards.commit('board-one', bad)).rejects.toThrow();
				const board = await storage.boards.load('board-one');
				expect(board?.rev).toBe(1);
				expect(board?.seats).toEqual([]);
				expect(board?.documents.flatMap((document) => document.updates)).toHaveLength(1);
				expect(board?.batches).toEqual([{ commands: [command(1, 1, 'cid-1')], undone: [] }]);
			});

			it('[P1] fails alone when commits of several boards come together', async () => {
				await storage.workshops.create(workshop('two'), 'account-anna', emptyCommit);
				const outcomes = await Promise.allSettled([
					storage.boards.commit('board-one', boardCommit(1)),
					storage.boards.commit('board-two', boardCommit(5)),
					storage.boards.commit('board-one', boardCommit(2))
				]);
				expect(outcomes.map((outcome) => outcome.status)).toEqual([
					'fulfilled',
					'rejected',
					'fulfilled'
				]);
				expect((await storage.boards.load('board-one'))?.rev).toBe(2);
				expect((await storage.boards.load('board-two'))?.rev).toBe(0);
			});

			it('[P1] takes no commit, and no compaction, made on top of one that failed', async () => {
				const outcomes = await Promise.allSettled([
					storage.boards.commit('board-one', boardCommit(3)),
					storage.boards.commit('board-one', boardCommit(4)),
					storage.boards.compact(
						'board-one',
						[{ name: 'board', epoch: 'e1', state: Uint8Array.of(66) }],
						past(4)
					)
				]);
				expect(outcomes.map((outcome) => outcome.status)).toEqual([
					'rejected',
					'rejected',
					'rejected'
				]);
				await expect(storage.boards.commit('board-one', boardCommit(4))).rejects.toThrow();
				expect(await storage.boards.load('board-one')).toMatchObject({ rev: 0, documents: [] });
			});

			it('[P1] replays its journal in the order of the commits', async () => {
				const revs = Array.from({ length: 40 }, (_, index) => index + 1);
				await Promise.all(
					revs.map((rev) =>
						storage.boards.commit(
							'board-one',
							boardCommit(rev, { updates: [update('board', 'e1', rev)] })
						)
					)
				);
				await reopen();
				const board = await storage.boards.load('board-one');
				expect(board?.documents[0]?.updates.map((bytes) => bytes[0])).toEqual(revs);
			});

			it('[P5] gives back every command with its reply, batch by batch', async () => {
				const first = [command(1, 1, 'cid-1', { inverse: '{}' }), command(2, 2, 'cid-1')];
				await storage.boards.commit('board-one', boardCommit(2, { commands: first }));
				const undone = [{ seat: 1, cid: 'cid-1' }];
				const second = [command(3, 1, 'cid-3')];
				await storage.boards.commit('board-one', boardCommit(3, { commands: second, undone }));
				await reopen();
				expect((await storage.boards.load('board-one'))?.batches).toEqual([
					{ commands: first, undone: [] },
					{ commands: second, undone }
				]);
			});

			it('[P5] takes a past in the place of all batches, and the next in the place of that', async () => {
				for (const rev of [1, 2]) await storage.boards.commit('board-one', boardCommit(rev));
				await storage.boards.compact('board-one', [], past(2));
				await storage.boards.commit('board-one', boardCommit(3));
				await reopen();
				expect(await storage.boards.load('board-one')).toMatchObject({
					past: past(2),
					batches: [{ commands: [command(3, 1, 'cid-3')], undone: [] }]
				});
				await storage.boards.compact('board-one', [], past(3));
				expect(await storage.boards.load('board-one')).toMatchObject({
					past: past(3),
					batches: []
				});
			});

			it('[P5] takes no past of another rev than its own: commands would be forgotten', async () => {
				for (const rev of [1, 2]) await storage.boards.commit('board-one', boardCommit(rev));
				for (const rev of [1, 3])
					await expect(storage.boards.compact('board-one', [], past(rev))).rejects.toThrow(/rev/);
				expect((await storage.boards.load('board-one'))?.batches).toHaveLength(2);
			});

			it('[P1] is the same after a compaction, with one update a document', async () => {
				await storage.boards.commit('board-one', boardCommit(1));
				await storage.boards.commit('board-one', boardCommit(2));
				await storage.boards.compact(
					'board-one',
					[{ name: 'board', epoch: 'e1', state: Uint8Array.of(42) }],
					past(2)
				);
				await storage.boards.commit(
					'board-one',
					boardCommit(3, { updates: [update('board', 'e1', 3)] })
				);
				await reopen();
				const board = await storage.boards.load('board-one');
				expect(board?.rev).toBe(3);
				expect(board?.documents).toEqual([
					{ name: 'board', epoch: 'e1', updates: [Uint8Array.of(42), Uint8Array.of(3)] }
				]);
			});

			it('[P1] compacts what was asked before it and keeps what was asked after it', async () => {
				await Promise.all([
					storage.boards.commit('board-one', boardCommit(1)),
					storage.boards.compact(
						'board-one',
						[{ name: 'board', epoch: 'e1', state: Uint8Array.of(42) }],
						past(1)
					),
					storage.boards.commit(
						'board-one',
						boardCommit(2, { updates: [update('board', 'e1', 2)] })
					)
				]);
				const board = await storage.boards.load('board-one');
				expect(board?.documents[0]?.updates).toEqual([Uint8Array.of(42), Uint8Array.of(2)]);
			});

			it('[P10] keeps nothing of a document under its former epoch', async () => {
				await storage.boards.commit('board-one', boardCommit(1));
				await storage.boards.compact(
					'board-one',
					[{ name: 'board', epoch: 'e2', state: Uint8Array.of(7) }],
					past(1)
				);
				const late = boardCommit(2, { updates: [update('board', 'e1', 8)] });
				await expect(storage.boards.commit('board-one', late)).rejects.toThrow(/epoch/);
				await storage.boards.commit(
					'board-one',
					boardCommit(2, { updates: [update('board', 'e2', 8)] })
				);
				expect((await storage.boards.load('board-one'))?.documents).toEqual([
					{ name: 'board', epoch: 'e2', updates: [Uint8Array.of(7), Uint8Array.of(8)] }
				]);
			});
		});

		describe('a seat', () => {
			it('[P4] is found by its credential or its account at its own board only', async () => {
				await storage.workshops.create(workshop('two'), 'account-anna', emptyCommit);
				const seats = [
					seat(1, { credentialHash: 'aa' }),
					seat(2, { accountId: 'account-anna', role: 'facilitator' })
				];
				await storage.boards.commit('board-one', { ...emptyCommit, seats });
				const { boards } = storage;
				expect(await boards.seatByCredential('board-one', 'aa')).toEqual(seats[0]);
				expect(await boards.seatByCredential('board-two', 'aa')).toBeUndefined();
				expect(await boards.seatByCredential('board-one', 'bb')).toBeUndefined();
				expect(await boards.seatByAccount('board-one', 'account-anna')).toEqual(seats[1]);
				expect(await boards.seatByAccount('board-two', 'account-anna')).toBeUndefined();
			});

			it('[P7] says that it was removed', async () => {
				const before = seat(1, { credentialHash: 'aa' });
				await storage.boards.commit('board-one', { ...emptyCommit, seats: [before] });
				const removed = { ...before, removedAt: 99 };
				await storage.boards.commit('board-one', { ...emptyCommit, seats: [removed] });
				expect(await storage.boards.seatByCredential('board-one', 'aa')).toEqual(removed);
				expect((await storage.boards.load('board-one'))?.seats).toEqual([removed]);
			});
		});

		describe('a workshop', () => {
			it('[O16] is found by id, board, code and token, and by its owner', async () => {
				const { workshops } = storage;
				const whole = workshop('one');
				expect(await workshops.byId('workshop-one')).toEqual(whole);
				expect(await workshops.byBoard('board-one')).toEqual(whole);
				expect(await workshops.byCodeHash('code-one')).toEqual(whole);
				expect(await workshops.byTokenHash('token-one')).toEqual(whole);
				expect(await workshops.byCodeHash('token-one')).toBeUndefined();
				expect(await workshops.ofAccount('account-anna')).toEqual([
					{ ...whole, role: 'facilitator' }
				]);
				expect(await workshops.memberRole('workshop-one', 'account-anna')).toBe('facilitator');
				expect(await workshops.memberRole('workshop-one', 'account-bob')).toBeUndefined();
			});

			it('[O21] opens by its new code, and no longer by the old one, once that is committed', async () => {
				const code = { keyId: 'k2', codeHash: 'new-c', tokenHash: 'new-t', sealed: 'sealed-2' };
				await storage.boards.commit('board-one', { ...emptyCommit, code });
				expect((await storage.workshops.byCodeHash('new-c'))?.code).toEqual(code);
				expect((await storage.workshops.byTokenHash('new-t'))?.code).toEqual(code);
				expect(await storage.workshops.byCodeHash('code-one')).toBeUndefined();
				expect(await storage.workshops.byTokenHash('token-one')).toBeUndefined();
			});

			it('[X5] keeps what was changed and leaves the rest', async () => {
				await storage.workshops.update('workshop-one', { title: 'Other', closedAt: 5 });
				expect(await storage.workshops.byId('workshop-one')).toEqual({
					...workshop('one'),
					title: 'Other',
					closedAt: 5
				});
			});

			it('[P1] is not half made when its board cannot be', async () => {
				const twin = { ...workshop('two'), boardId: 'board-one' };
				await expect(storage.workshops.create(twin, 'account-anna', emptyCommit)).rejects.toThrow();
				expect(await storage.workshops.byId('workshop-two')).toBeUndefined();
				const ownerless = storage.workshops.create(workshop('three'), 'nobody', emptyCommit);
				await expect(ownerless).rejects.toThrow();
				expect(await storage.boards.load('board-three')).toBeUndefined();
			});

			it('[O25] is found by its last day, and when that was looked at is kept', async () => {
				const { workshops } = storage;
				for (const [name, deletedOn] of [
					['two', '2026-05-29'],
					['three', '2026-05-31']
				] as const)
					await workshops.create({ ...workshop(name), deletedOn }, 'account-anna', emptyCommit);
				const dueOn = async (day: string) =>
					(await workshops.dueOn(day)).map(({ workshopId }) => workshopId);
				expect(await dueOn('2026-05-28')).toEqual([]);
				expect(await dueOn('2026-05-30')).toEqual(['workshop-two', 'workshop-one']);
				expect(await storage.retention.lastRun()).toBeUndefined();
				await storage.retention.noteRun(5);
				await storage.retention.noteRun(7);
				await reopen();
				expect(await storage.retention.lastRun()).toBe(7);
			});

			it('[P10] takes its board, members and seats with it, and nothing of another', async () => {
				await storage.workshops.create(workshop('two'), 'account-anna', emptyCommit);
				for (const id of ['board-one', 'board-two'])
					await storage.boards.commit(id, boardCommit(1, { seats: [seat(1)] }));
				await storage.workshops.remove('workshop-one');
				expect(await storage.boards.load('board-one')).toBeUndefined();
				expect(await storage.workshops.byId('workshop-one')).toBeUndefined();
				expect(await storage.workshops.memberRole('workshop-one', 'account-anna')).toBe(undefined);
				expect((await storage.boards.load('board-two'))?.rev).toBe(1);
			});

			it('[E56] goes as untouched only while nothing was done there and nobody joined', async () => {
				const { boards, workshops } = storage;
				const ids = ['two', 'three', 'four'];
				for (const id of ids) await workshops.create(workshop(id), 'account-anna', emptyCommit);
				const own = seat(1, { role: 'facilitator', accountId: 'account-anna' });
				await boards.commit('board-one', { ...emptyCommit, seats: [own] });
				await boards.commit('board-two', boardCommit(1));
				await boards.commit('board-three', { ...emptyCommit, seats: [seat(1)] });
				for (const id of ['two', 'three', 'none'])
					expect(await workshops.removeUntouched(`workshop-${id}`)).toBe(false);
				expect(await workshops.removeUntouched('workshop-one')).toBe(true);
				expect(await boards.load('board-one')).toBeUndefined();
				for (const id of ids) expect(await workshops.byId(`workshop-${id}`)).toBeDefined();
			});
		});

		describe('an account', () => {
			it('[O5] is found by id and by e-mail, and counted', async () => {
				expect(await storage.accounts.count()).toBe(1);
				expect(await storage.accounts.byId('account-anna')).toEqual(account('anna'));
				expect(await storage.accounts.byEmail('anna@example.org')).toEqual(account('anna'));
				expect(await storage.accounts.byEmail('bob@example.org')).toBeUndefined();
			});

			it('[O5] is refused in words when its e-mail is taken', async () => {
				const twin = { ...account('bob'), email: 'anna@example.org' };
				await expect(storage.accounts.create(twin)).rejects.toMatchObject({
					code: 'malformed'
				});
				expect(await storage.accounts.count()).toBe(1);
			});

			it('[O5] is not made by the first-run link once there is one', async () => {
				expect(await storage.accounts.createFirst(account('bob'))).toBe(false);
				expect(await storage.accounts.count()).toBe(1);
			});

			it('[O7] keeps its new password', async () => {
				await storage.accounts.setPasswordHash('account-anna', 'scrypt$new');
				expect((await storage.accounts.byId('account-anna'))?.passwordHash).toBe('scrypt$new');
			});

			it('[O12] has sessions that are extended, ended, and cleared when over', async () => {
				const { accounts } = storage;
				const session = (idHash: string, expiresAt: number) => ({
					idHash,
					accountId: 'account-anna',
					createdAt: 1,
					expiresAt
				});
				await accounts.saveSession(session('h1', 10));
				await accounts.saveSession(session('h2', 20));
				await accounts.saveSession(session('h3', 30));
				await accounts.extendSession('h1', 40);
				expect(await accounts.session('h1')).toEqual(session('h1', 40));
				await accounts.removeSession('h3');
				await accounts.removeExpiredSessions(20);
				expect(await accounts.sessionsOf('account-anna')).toEqual([session('h1', 40)]);
				await accounts.removeSessionsOf('account-anna');
				expect(await accounts.session('h1')).toBeUndefined();
			});
		});

		it('[E33] keeps who exported what in the audit log, chained and in order', async () => {
			const entry = (rows: number, boardId = 'board-audited') => ({
				at: rows,
				who: 'account:anna',
				what: 'export',
				boardId,
				details: { format: 'csv', rows }
			});
			await Promise.all([1, 2, 3].map((rows) => storage.audit.add(entry(rows))));
			await storage.audit.add(entry(4, 'board-other'));
			expect(await storage.audit.ofBoard('board-audited')).toEqual([entry(1), entry(2), entry(3)]);
		});

		it('[O36] says that a write goes through', async () => {
			await expect(storage.probe()).resolves.toBeUndefined();
		});

		it('[P1] refuses to write once it is closed', async () => {
			await storage.close();
			await expect(storage.probe()).rejects.toThrow();
		});
	});
}
