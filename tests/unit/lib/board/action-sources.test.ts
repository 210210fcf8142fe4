import { describe, expect, it } from 'vitest';
import { isInAction, sourcesOf } from '#lib/board/action-sources.ts';
import { aBoard } from './a-board.ts';
import { aNote } from './a-note.ts';

describe('what an action comes from', () => {
	it('[X82] is said by the name of a cluster or the words of a note, or as gone', () => {
		const note = aNote({ id: 'n1', text: 'One number' });
		const inside = aNote({ id: 'n2', text: 'Inside', cluster: 'c1' });
		const clusters: [string, { q: 'how'; name: string; p: [number, number] }][] = [
			['c1', { q: 'how', name: 'Phone', p: [0, 0] }]
		];
		const board = aBoard({ notes: [note, inside], clusters });
		expect(sourcesOf(board, ['n1', 'c1', 'never'])).toEqual([
			{ id: 'n1', name: 'One number' },
			{ id: 'c1', name: 'Phone' },
			{ id: 'never', name: 'A note that is gone' }
		]);
	});

	it('[X82] is marked on the note', () => {
		const actions = [{ id: 'a1', text: 'Ring', from: ['n1'], at: 0, v: 1 }];
		expect(isInAction({ actions }, 'n1')).toBe(true);
		expect(isInAction({ actions }, 'n2')).toBe(false);
	});
});
