import { describe, expect, it } from 'vitest';
import {
	boardCommit,
	command,
	emptyCommit,
	past,
	seat,
	update,
	workshop
} from '../../support/stored.ts';
import type { OpenedStorage } from '../opened-storage.ts';

/** Commits of a board, and what is loaded of them. */
export function boardsContract(opened: OpenedStorage): void {
	describe('a board', () => {
		it('[P1] gives back after a restart everything that a commit put in', async () => {
			const commit = boardCommit(1, {
				updates: [update('board', 'e1', 1, 2), update('seat:1', 'e2', 3)],
				commands: [command(1, 1, 'cid-a', { inverse: '{"back":true}' })],
				seats: [seat(1, { name: 'Ada', credentialHash: 'ab' }), seat(2)]
			});
			await opened.storage.boards.commit('board-one', commit);
			await opened.reopen();
			const board = await opened.storage.boards.load('board-one');
			expect(board).toEqual({
				boardId: 'board-one',
				rev: 1,
				documents: [
					{ name: 'board', epoch: 'e1', updates: [Uint8Array.of(1, 2)] },
					{ name: 'seat:1', epoch: 'e2', updates: [Uint8Array.of(3)] }
				],
				seats: [seat(1, { name: 'Ada', credentialHash: 'ab' }), seat(2)],
				batches: [{ commands: commit.commands, undone: [] }],
				moments: []
			});
		});

		it('[P1] is never invented: an unknown one is undefined and takes no commit', async () => {
			expect(await opened.storage.boards.load('board-none')).toBeUndefined();
			await expect(opened.storage.boards.commit('board-none', boardCommit(1))).rejects.toThrow();
			expect(await opened.storage.boards.load('board-none')).toBeUndefined();
		});

		it('[P1] writes a commit whole or not at all', async () => {
			await opened.storage.boards.commit('board-one', boardCommit(1));
			const bad = boardCommit(3, {
				updates: [update('board', 'e1', 9)],
				commands: [command(2, 1, 'cid-new'), command(3, 1, 'cid-3')],
				seats: [seat(7), { ...seat(8), role: undefined as never }]
			});
			await expect(opened.storage.boards.commit('board-one', bad)).rejects.toThrow();
			const board = await opened.storage.boards.load('board-one');
			expect(board?.rev).toBe(1);
			expect(board?.seats).toEqual([]);
			expect(board?.documents.flatMap((document) => document.updates)).toHaveLength(1);
			expect(board?.batches).toEqual([{ commands: [command(1, 1, 'cid-1')], undone: [] }]);
		});

		it('[P1] fails alone when commits of several boards come together', async () => {
			await opened.storage.workshops.create(workshop('two'), 'account-anna', emptyCommit);
			const outcomes = await Promise.allSettled([
				opened.storage.boards.commit('board-one', boardCommit(1)),
				opened.storage.boards.commit('board-two', boardCommit(5)),
				opened.storage.boards.commit('board-one', boardCommit(2))
			]);
			expect(outcomes.map((outcome) => outcome.status)).toEqual([
				'fulfilled',
				'rejected',
				'fulfilled'
			]);
			expect((await opened.storage.boards.load('board-one'))?.rev).toBe(2);
			expect((await opened.storage.boards.load('board-two'))?.rev).toBe(0);
		});

		it('[P1] takes no commit, and no compaction, made on top of one that failed', async () => {
			const outcomes = await Promise.allSettled([
				opened.storage.boards.commit('board-one', boardCommit(3)),
				opened.storage.boards.commit('board-one', boardCommit(4)),
				opened.storage.boards.compact(
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
			await expect(opened.storage.boards.commit('board-one', boardCommit(4))).rejects.toThrow();
			expect(await opened.storage.boards.load('board-one')).toMatchObject({
				rev: 0,
				documents: []
			});
		});

		it('[P1] replays its journal in the order of the commits', async () => {
			const revs = Array.from({ length: 40 }, (_, index) => index + 1);
			await Promise.all(
				revs.map((rev) =>
					opened.storage.boards.commit(
						'board-one',
						boardCommit(rev, { updates: [update('board', 'e1', rev)] })
					)
				)
			);
			await opened.reopen();
			const board = await opened.storage.boards.load('board-one');
			expect(board?.documents[0]?.updates.map((bytes) => bytes[0])).toEqual(revs);
		});

		it('[P5] gives back every command with its reply, batch by batch', async () => {
			const first = [command(1, 1, 'cid-1', { inverse: '{}' }), command(2, 2, 'cid-1')];
			await opened.storage.boards.commit('board-one', boardCommit(2, { commands: first }));
			const undone = [{ seat: 1, cid: 'cid-1' }];
			const second = [command(3, 1, 'cid-3')];
			await opened.storage.boards.commit('board-one', boardCommit(3, { commands: second, undone }));
			await opened.reopen();
			expect((await opened.storage.boards.load('board-one'))?.batches).toEqual([
				{ commands: first, undone: [] },
				{ commands: second, undone }
			]);
		});

		it('[P5] takes a past in the place of all batches, and the next in the place of that', async () => {
			for (const rev of [1, 2]) await opened.storage.boards.commit('board-one', boardCommit(rev));
			await opened.storage.boards.compact('board-one', [], past(2));
			await opened.storage.boards.commit('board-one', boardCommit(3));
			await opened.reopen();
			expect(await opened.storage.boards.load('board-one')).toMatchObject({
				past: past(2),
				batches: [{ commands: [command(3, 1, 'cid-3')], undone: [] }]
			});
			await opened.storage.boards.compact('board-one', [], past(3));
			expect(await opened.storage.boards.load('board-one')).toMatchObject({
				past: past(3),
				batches: []
			});
		});

		it('[P5] takes no past of another rev than its own: commands would be forgotten', async () => {
			for (const rev of [1, 2]) await opened.storage.boards.commit('board-one', boardCommit(rev));
			for (const rev of [1, 3])
				await expect(opened.storage.boards.compact('board-one', [], past(rev))).rejects.toThrow(
					/rev/
				);
			expect((await opened.storage.boards.load('board-one'))?.batches).toHaveLength(2);
		});

		it('[P1] is the same after a compaction, with one update a document', async () => {
			await opened.storage.boards.commit('board-one', boardCommit(1));
			await opened.storage.boards.commit('board-one', boardCommit(2));
			await opened.storage.boards.compact(
				'board-one',
				[{ name: 'board', epoch: 'e1', state: Uint8Array.of(42) }],
				past(2)
			);
			await opened.storage.boards.commit(
				'board-one',
				boardCommit(3, { updates: [update('board', 'e1', 3)] })
			);
			await opened.reopen();
			const board = await opened.storage.boards.load('board-one');
			expect(board?.rev).toBe(3);
			expect(board?.documents).toEqual([
				{ name: 'board', epoch: 'e1', updates: [Uint8Array.of(42), Uint8Array.of(3)] }
			]);
		});

		it('[P1] compacts what was asked before it and keeps what was asked after it', async () => {
			await Promise.all([
				opened.storage.boards.commit('board-one', boardCommit(1)),
				opened.storage.boards.compact(
					'board-one',
					[{ name: 'board', epoch: 'e1', state: Uint8Array.of(42) }],
					past(1)
				),
				opened.storage.boards.commit(
					'board-one',
					boardCommit(2, { updates: [update('board', 'e1', 2)] })
				)
			]);
			const board = await opened.storage.boards.load('board-one');
			expect(board?.documents[0]?.updates).toEqual([Uint8Array.of(42), Uint8Array.of(2)]);
		});

		it('[P10] keeps nothing of a document under its former epoch', async () => {
			await opened.storage.boards.commit('board-one', boardCommit(1));
			await opened.storage.boards.compact(
				'board-one',
				[{ name: 'board', epoch: 'e2', state: Uint8Array.of(7) }],
				past(1)
			);
			const late = boardCommit(2, { updates: [update('board', 'e1', 8)] });
			await expect(opened.storage.boards.commit('board-one', late)).rejects.toThrow(/epoch/);
			await opened.storage.boards.commit(
				'board-one',
				boardCommit(2, { updates: [update('board', 'e2', 8)] })
			);
			expect((await opened.storage.boards.load('board-one'))?.documents).toEqual([
				{ name: 'board', epoch: 'e2', updates: [Uint8Array.of(7), Uint8Array.of(8)] }
			]);
		});
	});
}
