import { flushSync } from 'svelte';
import { expect, onTestFinished, test } from 'vitest';
import { speakCalls } from '#lib/desk/speak-calls.svelte.ts';
import type { DeskSeat, HelpCall } from '#lib/domain/seat.ts';
import type { LiveDesk } from '#lib/live/types.ts';

const waits = (name: string, waitingSince: number): DeskSeat => ({
	role: 'stakeholder',
	group: 'patient',
	here: true,
	finished: false,
	name,
	waitingSince
});

/** The page of a facilitator whose desk comes and changes. */
function page() {
	let desk: LiveDesk | undefined = $state.raw();
	const said: string[] = [];
	const board = {
		get desk() {
			return desk;
		}
	};
	onTestFinished($effect.root(() => speakCalls(board, { say: (text) => said.push(text) })));
	const show = (seats: [number, DeskSeat][], help: HelpCall[] = []) => {
		const calls = help.map((each) => [each.seat, each] as const);
		desk = { seats: new Map(seats), help: new Map(calls) } as unknown as LiveDesk;
		flushSync();
		return said.splice(0);
	};
	const lose = () => {
		desk = undefined;
		flushSync();
	};
	return { show, lose };
}

test('[X14] each who comes to the door is told once, also those who waited before the page opened', () => {
	const { show, lose } = page();
	const ann: [number, DeskSeat] = [2, waits('Ann', 10)];
	expect(show([ann])).toEqual(['Ann waits to be let in.']);
	expect(show([ann, [3, waits('Ben', 20)]])).toEqual(['Ben waits to be let in.']);
	lose();
	expect(show([ann]), 'the desk is here again').toEqual([]);
});

test('[X56] a call for help is told when it comes, together with who comes to the door', () => {
	const { show } = page();
	const first = { seat: 4, at: 10 };
	expect(show([], [first])).toEqual(['Seat 4 needs help.']);
	const both = show([[2, waits('Ann', 10)]], [first, { seat: 5, name: 'Cat', at: 20 }]);
	expect(both).toEqual(['Ann waits to be let in. Cat needs help.']);
	expect(show([], [])).toEqual([]);
	expect(show([], [{ ...first, at: 30 }]), 'asked anew').toEqual(['Seat 4 needs help.']);
});
