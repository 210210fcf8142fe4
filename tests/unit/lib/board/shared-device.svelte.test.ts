import { expect, test } from 'vitest';
import { SharedDevice } from '#lib/board/shared-device.svelte.ts';

const people = [
	{ number: 3, group: 'patient', name: 'Ann' },
	{ number: 5, group: 'lw' }
] as const;

function device() {
	const opened: number[] = [];
	const sharing = new SharedDevice(3, {
		people: () => people,
		goOnAs: (seat) => opened.push(seat)
	});
	return { sharing, opened };
}

test('[X12] it asks who is writing at first, and again after every note', () => {
	const { sharing, opened } = device();
	expect(sharing.asking).toBe(true);
	sharing.goOnAs(3);
	expect([sharing.asking, opened]).toEqual([false, []]);
	sharing.ask();
	expect(sharing.asking).toBe(true);
	sharing.goOnAs(5);
	expect([sharing.asking, sharing.current, opened]).toEqual([false, 5, [5]]);
});

test('[P7] whoever was taken out is offered no more', () => {
	const { sharing } = device();
	sharing.drop(3);
	expect(sharing.people.map(({ number }) => number)).toEqual([5]);
	expect(sharing.others.map(({ number }) => number)).toEqual([5]);
});
