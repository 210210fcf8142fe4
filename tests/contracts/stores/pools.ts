import { describe, expect, it } from 'vitest';
import type { OpenedStorage } from '../opened-storage.ts';

/** Groups of a board that are shown as one. */
export function poolsContract(opened: OpenedStorage): void {
	describe('groups that are shown as one', () => {
		it('[E8] what is joined stays joined, also where it is joined again and otherwise', async () => {
			const { pools } = opened.storage;
			expect(await pools.ofBoard('board-one')).toEqual([]);
			await pools.join('board-one', [['lw', 'patient', 'carer'], ['hcp']]);
			await Promise.all([
				pools.join('board-one', [['lw', 'patient']]),
				pools.join('board-one', [['vcs', 'lw']]),
				pools.join('board-one', [])
			]);
			await opened.reopen();
			const kept = await opened.storage.pools.ofBoard('board-one');
			expect(kept.map((pool) => pool.join(' ')).sort()).toEqual([
				'lw carer',
				'lw patient',
				'vcs lw'
			]);
		});

		it('[E8] a board that is not there has none, and takes none', async () => {
			const { pools } = opened.storage;
			expect(await pools.ofBoard('board-two')).toEqual([]);
			await expect(pools.join('board-two', [['lw', 'patient']])).rejects.toThrow();
		});

		it('[O25] they go with the workshop', async () => {
			const { pools, workshops } = opened.storage;
			await pools.join('board-one', [['lw', 'patient']]);
			await workshops.remove('workshop-one');
			expect(await pools.ofBoard('board-one')).toEqual([]);
		});
	});
}
