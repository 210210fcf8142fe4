import { describe, expect, it } from 'vitest';
import { boardCommit, moment, seat } from '../../support/stored.ts';
import type { OpenedStorage } from '../opened-storage.ts';

/** Moments of a board that are kept. */
export function momentsContract(opened: OpenedStorage): void {
	describe('the moments of a board', () => {
		it('[X83] keeps moments with the commit that made them, each with its content', async () => {
			const history = {
				added: [moment('m1', { name: 'Ada' }), moment('m2', { content: 'other' })],
				dropped: []
			};
			await opened.storage.boards.commit('board-one', boardCommit(1, { history }));
			await opened.reopen();
			expect(await opened.storage.boards.moments('board-one')).toEqual(
				history.added.map(({ moment }) => moment)
			);
			expect((await opened.storage.boards.load('board-one'))?.moments).toEqual(
				await opened.storage.boards.moments('board-one')
			);
			expect(await opened.storage.boards.moment('board-one', 'm1')).toBe('content');
			expect(await opened.storage.boards.moment('board-one', 'm2')).toBe('other');
			expect(await opened.storage.boards.moment('board-one', 'm3')).toBeUndefined();
			expect(await opened.storage.boards.moments('board-two')).toEqual([]);
		});

		it('[P1] keeps no moment of a commit that failed, and drops none', async () => {
			const first = { added: [moment('m1')], dropped: [] };
			await opened.storage.boards.commit('board-one', boardCommit(1, { history: first }));
			const bad = boardCommit(2, {
				history: { added: [moment('m2', { content: 'more' })], dropped: ['m1'] },
				seats: [{ ...seat(8), role: undefined as never }]
			});
			await expect(opened.storage.boards.commit('board-one', bad)).rejects.toThrow();
			const twice = boardCommit(2, { history: { added: [moment('m1')], dropped: [] } });
			await expect(opened.storage.boards.commit('board-one', twice)).rejects.toThrow();
			expect((await opened.storage.boards.load('board-one'))?.rev).toBe(1);
			expect((await opened.storage.boards.moments('board-one')).map(({ id }) => id)).toEqual([
				'm1'
			]);
		});

		it('[X83] drops moments, and with the last one of a content the content', async () => {
			const added = [moment('m1'), moment('m2'), moment('m3', { content: 'other' })];
			await opened.storage.boards.commit(
				'board-one',
				boardCommit(1, { history: { added, dropped: [] } })
			);
			const drop = (rev: number, ...dropped: string[]) =>
				opened.storage.boards.commit(
					'board-one',
					boardCommit(rev, { history: { added: [], dropped } })
				);
			await drop(2, 'm1', 'm3');
			expect(await opened.storage.boards.moment('board-one', 'm2')).toBe('content');
			expect(await opened.storage.boards.moment('board-one', 'm3')).toBeUndefined();
			await drop(3, 'm2');
			expect(await opened.storage.boards.moments('board-one')).toEqual([]);
		});

		it('[P10] keeps no moment of a board that was deleted', async () => {
			const history = { added: [moment('m1')], dropped: [] };
			await opened.storage.boards.commit('board-one', boardCommit(1, { history }));
			await opened.storage.workshops.remove('workshop-one');
			expect(await opened.storage.boards.moments('board-one')).toEqual([]);
			expect(await opened.storage.boards.moment('board-one', 'm1')).toBeUndefined();
		});
	});
}
