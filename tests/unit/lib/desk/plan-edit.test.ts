import { describe, expect, test } from 'vitest';
import { changedStep, movedStep, readyPlan, withoutStep, withStep } from '#lib/desk/plan-edit.ts';
import { withPlan } from '#lib/domain/plan.ts';
import { defaultSteps, type Step } from '#lib/domain/stage.ts';

const steps = defaultSteps();
const ids = (list: readonly Partial<Step>[]) => list.map(({ id }) => id);

describe('a running order in hand', () => {
	test('[X51] a step moves by one, and stays at the end of the way', () => {
		expect(ids(movedStep(steps, 'share', -1)).slice(0, 4)).toEqual([
			'arrive',
			'share',
			'private',
			'group'
		]);
		expect(ids(movedStep(steps, 'arrive', -1))).toEqual(ids(steps));
		expect(ids(movedStep(steps, 'close', 1))).toEqual(ids(steps));
		expect(ids(movedStep(steps, 'unknown', 1))).toEqual(ids(steps));
	});

	test('[X51] a step is left out; a new one comes before the close', () => {
		expect(ids(withoutStep(steps, 'vote'))).not.toContain('vote');
		const more = withStep(steps, 'private');
		expect(more.at(-2)).toMatchObject({ kind: 'private', minutes: 15 });
		expect(more.at(-2)?.id).toBeUndefined();
		expect(withStep(withoutStep(steps, 'close'), 'act').at(-1)?.kind).toBe('act');
	});

	test('[X51] minutes, sentence and questions of one step change; empty ones go', () => {
		const one = { minutes: 7, sentence: 'Read.', questions: ['who' as const] };
		expect(changedStep(steps, 'share', one)[2]).toEqual({ id: 'share', kind: 'share', ...one });
		const none = { minutes: undefined, sentence: '', questions: [] };
		expect(changedStep(steps, 'share', none)[2]).toEqual({ id: 'share', kind: 'share' });
	});

	test.each([60, 75, 90] as const)(
		'[X51] the ready plan of %d minutes keeps where the meeting is',
		(length) => {
			const odd: Step[] = [
				{ id: 'a', kind: 'share' },
				{ id: 'b', kind: 'share' },
				{ id: 'c', kind: 'act' }
			];
			const plan = readyPlan(odd, 'b', length);
			expect(ids(plan).filter(Boolean)).toEqual(['b', 'c']);
			expect(plan.reduce((sum, { minutes = 0 }) => sum + minutes, 0)).toBe(length);
			let made = 0;
			expect(withPlan({ step: 'b', steps: odd }, plan, () => `n${++made}`)?.step).toBe('b');
		}
	);
});
