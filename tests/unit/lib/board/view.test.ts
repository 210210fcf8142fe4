import { describe, expect, it } from 'vitest';
import { deviceChoices } from '#lib/board/device.ts';
import { BoardView } from '#lib/board/view.svelte.ts';
import type { LiveBoard } from '#lib/live/types.ts';
import { aBoard } from './a-board.ts';

class MemoryStore {
	readonly kept = new Map<string, string>();
	getItem = (key: string) => this.kept.get(key) ?? null;
	setItem = (key: string, value: string) => void this.kept.set(key, value);
	removeItem = (key: string) => void this.kept.delete(key);
}

const viewOf = (board: LiveBoard, store = new MemoryStore(), wide = false) => {
	const device = deviceChoices(store as unknown as Storage, 'b1');
	const view = new BoardView({ board, device, group: 'patient', screen: { current: wide } });
	view.started();
	return view;
};

describe('which view is shown', () => {
	it('[X17] is the one for writing in a private step, for who writes; the list else on narrow screens', () => {
		expect(viewOf(aBoard({ stage: { step: 'private' } })).mode).toBe('write');
		expect(viewOf(aBoard({ stage: { step: 'share' } })).mode).toBe('list');
		expect(viewOf(aBoard({ stage: { step: 'private' }, role: 'facilitator' })).mode).toBe('list');
	});

	it('[X29] is the areas where there is room for them, but not before the page is in a browser', () => {
		expect(viewOf(aBoard({}), new MemoryStore(), true).mode).toBe('board');
		const device = deviceChoices(undefined, 'b1');
		const served = new BoardView({
			board: aBoard({}),
			device,
			group: undefined,
			screen: { current: true }
		});
		expect(served.mode).toBe('list');
	});

	it('[X49] is kept on the device', () => {
		const store = new MemoryStore();
		viewOf(aBoard({}), store).show('board');
		expect(viewOf(aBoard({}), store).mode).toBe('board');
	});

	it('[X24] stays for writing over a change of step while somebody types', () => {
		const board = aBoard({ stage: { step: 'share' } });
		const view = viewOf(board);
		view.keepWriting('share');
		expect(view.mode).toBe('write');
	});

	it('[X10] is, after a reload, the one and the question that somebody was at', () => {
		const store = new MemoryStore();
		const board = aBoard({ stage: { step: 'share' } });
		const view = viewOf(board, store);
		view.show('write');
		view.question = 'where';
		const again = viewOf(board, store);
		expect([again.mode, again.question]).toEqual(['write', 'where']);
		expect(viewOf(aBoard({ stage: { step: 'group' } }), store).mode).toBe('list');
	});

	it('[X45] keeps the switch for shortcuts for all boards', () => {
		const store = new MemoryStore();
		viewOf(aBoard({}), store).useShortcuts(false);
		expect(viewOf(aBoard({}), store).shortcuts).toBe(false);
	});
});
