import { describe, expect, it } from 'vitest';
import { chosenGroup, groupChoices } from '#lib/board/write-as.ts';
import { aBoard } from './a-board.ts';

describe('the group of one note', () => {
	it('[X8] is offered only where the workshop lets people choose, from its own groups', () => {
		expect(groupChoices(aBoard({}))).toEqual([]);
		const board = aBoard({ stage: { settings: { choose: true } } });
		expect(groupChoices(board).map(({ id }) => id)).toEqual(['hcp', 'patient']);
		expect(groupChoices({ stage: board.stage, meta: undefined })).toEqual([]);
	});

	it('[X8] is the seat’s own, left to the server, unless another one was chosen for this question', () => {
		const board = aBoard({ stage: { settings: { choose: true } } });
		expect(chosenGroup(board, { writeAs: {} }, 'how')).toBeUndefined();
		expect(chosenGroup(board, { writeAs: { how: 'patient' } }, 'how')).toBe('patient');
		expect(chosenGroup(board, { writeAs: { how: 'patient' } }, 'who')).toBeUndefined();
	});

	it('[X8] is not sent where choosing has ended, or where the workshop has no such group', () => {
		expect(chosenGroup(aBoard({}), { writeAs: { how: 'patient' } }, 'how')).toBeUndefined();
		const board = aBoard({ stage: { settings: { choose: true } } });
		expect(chosenGroup(board, { writeAs: { how: 'lw' } }, 'how')).toBeUndefined();
	});
});
