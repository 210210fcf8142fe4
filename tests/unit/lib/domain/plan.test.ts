import { describe, expect, test } from 'vitest';
import { isSameOrder, orderMark, type PlannedStep, withPlan } from '#lib/domain/plan.ts';
import { defaultSteps } from '#lib/domain/stage.ts';

const steps = defaultSteps();
const maker = () => {
	let made = 0;
	return () => `new-${++made}`;
};
const at = (step: string, wanted: readonly PlannedStep[]) =>
	withPlan({ step, steps }, wanted, maker());
const without = (...ids: string[]) => steps.filter(({ id }) => !ids.includes(id));

describe('a running order that is changed', () => {
	test('[X51] keeps given ids in the order given and makes missing ones', () => {
		const plan = at('share', [
			{ id: 'share', kind: 'share', minutes: 12 },
			{ kind: 'private', questions: ['who'], sentence: 'Once more.' },
			{ id: 'arrive', kind: 'arrive', questions: [], minutes: 0, sentence: '' }
		]);
		expect(plan).toEqual({
			step: 'share',
			steps: [
				{ id: 'share', kind: 'share', minutes: 12 },
				{ id: 'new-1', kind: 'private', questions: ['who'], sentence: 'Once more.' },
				{ id: 'arrive', kind: 'arrive' }
			]
		});
	});

	test('[X51] where the present step is left out the meeting goes on at the nearest', () => {
		expect(at('share', without('share'))?.step).toBe('group');
		expect(at('share', without('share', 'group'))?.step).toBe('vote');
		expect(at('close', without('close'))?.step).toBe('act');
		expect(at('share', [{ kind: 'close' }])?.step).toBe('new-1');
	});

	test('[X51] a new step of the same kind takes over from the present one', () => {
		const plan = at('share', [{ kind: 'arrive' }, { kind: 'share' }, { kind: 'share' }]);
		expect(plan?.step).toBe('share');
		expect(plan?.steps.map(({ id }) => id)).toEqual(['new-1', 'share', 'new-2']);
	});

	test('[X51] an id given twice, and another kind for the present step, cannot be', () => {
		expect(at('share', [...without(), { id: 'vote', kind: 'vote' }])).toBeUndefined();
		expect(at('share', [{ id: 'share', kind: 'vote' }])).toBeUndefined();
		expect(
			at('share', [
				{ id: 'share', kind: 'share' },
				{ id: 'vote', kind: 'act' }
			])?.step
		).toBe('share');
	});

	test('[X51] two orders are the same when every step says the same', () => {
		expect(isSameOrder(steps, defaultSteps())).toBe(true);
		expect(isSameOrder(steps, without('act'))).toBe(false);
		expect(isSameOrder([{ id: 'a', kind: 'act', questions: [] }], [{ id: 'a', kind: 'act' }])).toBe(
			true
		);
	});

	test('[X70] the mark of an order is that of every order that says the same, and of no other', () => {
		expect(orderMark([{ id: 'a', kind: 'act', questions: [], minutes: 0, sentence: '' }])).toBe(
			orderMark([{ kind: 'act', id: 'a' }])
		);
		const others = [
			steps,
			without('act'),
			defaultSteps(60),
			steps.toReversed(),
			steps.map((step) => ({ ...step, sentence: 'Now.' })),
			[]
		];
		expect(new Set(others.map(orderMark)).size).toBe(others.length);
	});
});
