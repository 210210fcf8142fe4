import { expect, test } from 'vitest';
import { runTab } from '#lib/board/run-tab.ts';
import type { DeskSeat, HelpCall } from '#lib/domain/seat.ts';

const seat = (over: Partial<DeskSeat>): DeskSeat => ({
	role: 'stakeholder',
	group: 'patient',
	here: true,
	finished: false,
	...over
});
const call = (number: number): [number, HelpCall] => [number, { seat: number, at: 1 }];

test('[X14] on a phone the tab of the desk says how many wait at the door, without who was turned away', () => {
	const seats = new Map([
		[2, seat({})],
		[3, seat({ waitingSince: 5 })],
		[4, seat({ waitingSince: 6, removed: true })]
	]);
	const help = new Map<number, HelpCall>();
	expect(runTab({ seats, help })).toBe('Run, 1 waits');
	seats.set(5, seat({ waitingSince: 7 }));
	expect(runTab({ seats, help })).toBe('Run, 2 wait');
});

test('[X56] on a phone the tab of the desk says how many ask for help', () => {
	const seats = new Map([[3, seat({ waitingSince: 5 })]]);
	expect(runTab({ seats: new Map(), help: new Map([call(2)]) })).toBe('Run, 1 needs help');
	expect(runTab({ seats, help: new Map([call(2), call(6)]) })).toBe('Run, 1 waits, 2 need help');
	expect(runTab({ seats: new Map(), help: new Map() })).toBe('Run');
	expect(runTab(undefined), 'before it has come').toBe('Run');
});
