import { describe, expect, it } from 'vitest';
import { boardItems } from '#lib/board/board-actions.ts';
import type { OwnWork } from '#lib/board/own-work.ts';
import { BoardView } from '#lib/board/view.svelte.ts';
import type { LiveBoard } from '#lib/live/types.ts';
import { aBoard } from './a-board.ts';

const device = { get: () => undefined, set: () => undefined, forget: () => undefined };

function items(board: LiveBoard, workshop?: string) {
	const went: string[] = [];
	const view = new BoardView({ board, device, group: undefined, screen: { current: false } });
	const all = boardItems({
		board,
		view,
		work: {} as OwnWork,
		show: () => undefined,
		leavable: workshop === undefined,
		workshop,
		goTo: (address) => went.push(address)
	});
	return { ids: all.map(({ id }) => id), all, went };
}

describe('the menu of the board', () => {
	it('[X21] has Undo for who may write now, and always for a facilitator', () => {
		for (const step of ['private', 'share', 'group'])
			expect(items(aBoard({ stage: { step } })).ids, step).toEqual(
				expect.arrayContaining(['undo', 'redo'])
			);
		for (const step of ['arrive', 'vote', 'act', 'close']) {
			expect(items(aBoard({ stage: { step } })).ids, step).not.toContain('redo');
			const facilitator = aBoard({ stage: { step }, role: 'facilitator' });
			expect(items(facilitator, '/workshops/w').ids, step).toEqual(
				expect.arrayContaining(['undo', 'redo'])
			);
		}
		const locked = aBoard({ stage: { step: 'share', locks: ['writing'] } });
		expect(items(locked).ids).not.toContain('redo');
	});

	it('[X55] has "I have finished" in the steps in which people write', () => {
		for (const step of ['private', 'share', 'group'])
			expect(items(aBoard({ stage: { step } })).ids, step).toContain('finished');
		for (const step of ['arrive', 'vote', 'act', 'close'])
			expect(items(aBoard({ stage: { step } })).ids, step).not.toContain('finished');
	});

	it('[E30] leads a facilitator to the workshop’s own page, where the result is', () => {
		const { all, ids, went } = items(aBoard({ role: 'facilitator' }), '/workshops/w');
		all.find(({ id }) => id === 'workshop')?.run();
		expect(went).toEqual(['/workshops/w']);
		expect(ids).toContain('workshops');
		expect(items(aBoard({})).ids).not.toContain('workshop');
		expect(items(aBoard({})).ids).toContain('leave');
	});
});
