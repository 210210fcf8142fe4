import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { limits } from '#lib/domain/limits.ts';
import type { ServerControl } from '#lib/domain/protocol.ts';
import { RoomScreens } from '../../../../server/board/room-screens.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

function screens() {
	const told: ServerControl[] = [];
	const notes = { how: 1 };
	const all = new RoomScreens({
		perQuestion: () => ({ ...notes }),
		tell: (message) => told.push(message)
	});
	return { all, told, notes };
}

test('[X75] a screen is told the counts at once, and then every five seconds', () => {
	const { all, told, notes } = screens();
	const first: ServerControl[] = [];
	all.came((message) => first.push(message));
	expect(first).toEqual([{ kind: 'counts', perQuestion: { how: 1 } }]);
	notes.how = 2;
	vi.advanceTimersByTime(limits.screenCountsMs - 1);
	expect(told).toEqual([]);
	vi.advanceTimersByTime(1);
	expect(told).toEqual([{ kind: 'counts', perQuestion: { how: 2 } }]);
	vi.advanceTimersByTime(2 * limits.screenCountsMs);
	expect(told).toHaveLength(3);
});

test('[X74] nothing is told, and nothing runs, once the last screen has left', () => {
	const { all, told } = screens();
	all.came(() => undefined);
	all.came(() => undefined);
	all.left();
	vi.advanceTimersByTime(limits.screenCountsMs);
	expect(told).toHaveLength(1);
	all.left();
	vi.advanceTimersByTime(10 * limits.screenCountsMs);
	all.codeChanged();
	expect(told).toHaveLength(1);
	expect(vi.getTimerCount()).toBe(0);
});
