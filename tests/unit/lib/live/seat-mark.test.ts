import { describe, expect, it } from 'vitest';
import { type KeyValueStore, QuietStore } from '#lib/live/quiet-store.ts';
import { SeatMark } from '#lib/live/seat-mark.ts';
import { TabStore } from '../../../support/manual-clock.ts';

const seat = (number: number, boardId = 'b') => ({ boardId, seat: number });

/** The mark as one tab has it. */
const inTab = (shared: KeyValueStore | undefined, tab: KeyValueStore = new TabStore()) =>
	new SeatMark(new QuietStore(shared), new QuietStore(tab));

describe('the mark of a seat', () => {
	it('[X16] is missed by a tab that had it, and by no tab that came later', () => {
		const shared = new TabStore();
		const [first, second] = [inTab(shared), inTab(shared)];
		first.put(seat(7));
		second.copy(seat(7));
		first.remove(seat(7));
		expect(second.allGone()).toEqual([seat(7)]);
		const third = inTab(shared);
		third.copy(seat(7));
		expect(third.allGone()).toEqual([]);
	});

	it('[X16] takes what was shared of its board with it when it is the last there', () => {
		const shared = new TabStore();
		const tab = inTab(shared);
		shared.setItem('fiveways:b:view:reading', 'list');
		shared.setItem('fiveways:c:view:reading', 'list');
		shared.setItem('fiveways:shared:shortcuts', 'off');
		for (const at of [seat(7), seat(1), seat(7, 'c')]) tab.put(at);
		tab.remove(seat(7));
		expect(shared.getItem('fiveways:b:view:reading')).toBe('list');
		tab.remove(seat(1));
		expect(shared.getItem('fiveways:b:view:reading')).toBe(null);
		expect(shared.length, 'of the other board, and of all').toBe(3);
	});

	it.each(['absent', 'unreadable', 'full'])(
		'[P8] is never missed where the shared store is %s: no words are lost by that',
		(how) => {
			const no = () => {
				throw new DOMException('Forbidden.', 'SecurityError');
			};
			const shared = Object.assign(new TabStore(), how === 'full' ? { setItem: no } : {});
			const tab = inTab(how === 'absent' ? undefined : shared);
			tab.put(seat(7));
			if (how === 'unreadable') shared.getItem = no;
			expect(tab.isGone(seat(7))).toBe(false);
		}
	);
});
