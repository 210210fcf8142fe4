import { describe, expect, it } from 'vitest';
import {
	freshOrder,
	movedBy,
	nextPlace,
	readOrder,
	stepsOf,
	withLength,
	withOneMore,
	wrongInOrder
} from '../../../../../src/routes/workshops/new/running-order.ts';

type Row = ReturnType<typeof freshOrder>['rows'][number];

/** The form as a browser sends it. */
function sent({ length, rows }: ReturnType<typeof freshOrder>, before = length) {
	const form = new FormData();
	form.append('length', String(length));
	form.append('length-before', String(before));
	for (const { key, used, minutes, sentence } of rows) {
		form.append('step', key);
		if (used) form.append('use', key);
		form.append(`minutes-${key}`, minutes);
		form.append(`sentence-${key}`, sentence);
	}
	return form;
}

const changed = (key: string, change: Partial<Row>) => {
	const order = freshOrder();
	return {
		...order,
		rows: order.rows.map((row) => (row.key === key ? { ...row, ...change } : row))
	};
};
const keys = (rows: readonly Row[]) => rows.map(({ key }) => key).join(' ');

describe('the running order in the form', () => {
	it('[X5] comes back as it was sent, and as itself when nothing of it was sent', () => {
		const order = changed('vote', { used: false, minutes: '12', sentence: 'Choose' });
		expect(readOrder(sent(order))).toEqual(order);
		expect(readOrder(new FormData())).toEqual(freshOrder());
		expect(stepsOf(order).map(({ kind }) => kind)).not.toContain('vote');
	});

	it('[X5] takes the minutes of another length, but for those that were typed', () => {
		const typed = changed('group', { minutes: '33' });
		const longer = withLength(typed, 90);
		expect(longer.rows.map(({ minutes }) => minutes)).toEqual([
			'5',
			'20',
			'15',
			'33',
			'10',
			'15',
			'5'
		]);
		expect(withLength(longer, 75)).toEqual(typed);
		expect(readOrder(sent({ ...typed, length: 90 }, 75)), 'without scripts, too').toEqual(longer);
	});

	it('[P3] knows no steps but its own, each once', () => {
		const form = sent(freshOrder());
		for (const key of ['vote', 'sing', 'constructor', 'vote-2-3', '__proto__'])
			form.append('step', key);
		expect(keys(readOrder(form).rows)).toBe(keys(freshOrder().rows));
	});

	it('[X50] a step moves past the next one that is used, and not over the ends', () => {
		const { rows } = changed('vote', { used: false });
		expect(keys(movedBy(rows, 5, -1))).toBe('arrive private share act group vote close');
		expect(keys(movedBy(rows, 3, 1))).toBe('arrive private share vote act group close');
		expect(movedBy(rows, 0, -1)).toEqual(rows);
		expect([nextPlace(rows, 6, 1), nextPlace(rows, 5, 1)]).toEqual([undefined, 6]);
	});

	it('[X50] one more of a kind has a name of its own in the form', () => {
		const order = freshOrder(60);
		const twice = {
			...order,
			rows: withOneMore({ ...order, rows: withOneMore(order, 'private') }, 'private')
		};
		expect(keys(twice.rows)).toMatch(/close private-2 private-3$/);
		expect(readOrder(sent(twice))).toEqual(twice);
		expect(stepsOf(twice).at(-1)).toMatchObject({ kind: 'private', minutes: 10 });
	});

	it.each([
		['0', false],
		['1', true],
		['', true],
		['240', true],
		['241', false],
		['7.5', false],
		['-5', false],
		['ten', false]
	])('[X94] minutes may be %j: %s', (minutes, fine) => {
		const errors = wrongInOrder(changed('act', { minutes }));
		expect(errors.map(({ field }) => field)).toEqual(fine ? [] : ['minutes-act']);
		expect(wrongInOrder(changed('act', { minutes, used: false })), 'left out').toEqual([]);
	});

	it('[X94] says which sentence is too long, and that one step is needed', () => {
		expect(wrongInOrder(changed('share', { sentence: 'x'.repeat(121) }))).toEqual([
			{ field: 'sentence-share', message: 'Share: the sentence can have up to 120 characters.' }
		]);
		const { length, rows } = freshOrder();
		const none = { length, rows: rows.map((row) => ({ ...row, used: false })) };
		expect(wrongInOrder(none)).toEqual([{ field: 'steps', message: 'Keep at least one step.' }]);
	});
});
