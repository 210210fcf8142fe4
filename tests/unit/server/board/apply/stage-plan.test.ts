import { describe, expect, test } from 'vitest';
import { limits } from '#lib/domain/limits.ts';
import { orderMark, type PlannedStep } from '#lib/domain/plan.ts';
import { defaultSteps } from '#lib/domain/stage.ts';
import { expectConverged } from '../../../../support/board-checks.ts';
import { testBoard } from '../../../../support/board.ts';

async function room() {
	const test = await testBoard();
	const [one, other] = [await test.seat('facilitator'), await test.seat('facilitator')];
	const ids = () => test.board.snapshot().stage.steps.map(({ id }) => id);
	const plan = (steps: PlannedStep[]) => test.yes(one, { t: 'stage.plan', steps });
	const step = () => test.board.snapshot().stage.step;
	return { ...test, test, one, other, ids, plan, step };
}

describe('stage.plan', () => {
	test('[X51] steps are reordered, added and dropped, taken back and done again, over a restart', async () => {
		const { test, one, plan, ids, yes, board } = await room();
		const [arrive, secret, share, ...rest] = defaultSteps();
		if (!arrive || !secret || !share) throw new Error('There are seven steps.');
		const before = ids();
		await plan([
			secret,
			{ kind: 'vote', questions: ['who'], minutes: 3 },
			share,
			...rest.slice(0, 1)
		]);
		const after = ids();
		expect(after).toHaveLength(4);
		expect([after[0], after[2], after[3]]).toEqual(['private', 'share', 'group']);
		expect(board.snapshot().stage.steps[1]).toMatchObject({ questions: ['who'], minutes: 3 });
		const again = await test.restart();
		await again.yes(one, { t: 'undo' });
		expect(again.board.snapshot().stage.steps.map(({ id }) => id)).toEqual(before);
		await again.yes(one, { t: 'redo' });
		expect(again.board.snapshot().stage.steps.map(({ id }) => id)).toEqual(after);
		await expectConverged(again, [one]);
		void yes;
	});

	test('[X51] dropping the present step moves everyone to the nearest, and undo brings both back', async () => {
		const { plan, step, ids, yes, one, test } = await room();
		await plan(defaultSteps().filter(({ id }) => id !== 'share'));
		expect(step()).toBe('group');
		await yes(one, { t: 'undo' });
		expect(step()).toBe('share');
		expect(ids()).toContain('share');
		await expectConverged(test, [one]);
	});

	test('[X51] it is not taken back when the meeting stands at a step that came with it', async () => {
		const { plan, ids, yes, no, one, other } = await room();
		await plan([...defaultSteps(), { kind: 'act' }]);
		await yes(other, { t: 'stage.step', to: ids().at(-1) ?? '' });
		expect(await no(one, { t: 'undo' })).toBe('conflict');
		await yes(other, { t: 'stage.step', to: 'vote' });
		await yes(one, { t: 'undo' });
		expect(ids()).toHaveLength(7);
	});

	test('[X85] what another desk changed since is not taken back', async () => {
		const { plan, no, one, other, yes } = await room();
		await plan(defaultSteps(60));
		await yes(other, { t: 'stage.plan', steps: defaultSteps(90) });
		expect(await no(one, { t: 'undo' })).toBe('conflict');
	});

	test('[X70] an order that was made of another one, by a desk that was offline, changes nothing', async () => {
		const { yes, no, one, other, ids, board } = await room();
		const base = orderMark(board.snapshot().stage.steps);
		await yes(other, { t: 'stage.plan', steps: [...defaultSteps(), { kind: 'act' }], base });
		const now = ids();
		const late = { t: 'stage.plan', steps: defaultSteps(90), base } as const;
		expect(await no(one, late)).toBe('conflict');
		expect(ids()).toEqual(now);
		await yes(one, { ...late, base: orderMark(board.snapshot().stage.steps) });
		expect(ids()).toHaveLength(7);
	});

	test('[X70] a step that somebody left out stays when it has become the present one', async () => {
		const { yes, no, one, other, ids, step } = await room();
		const steps = defaultSteps().filter(({ id }) => id !== 'group');
		await yes(other, { t: 'stage.step', to: 'group' });
		expect(await no(one, { t: 'stage.plan', steps, from: 'share' })).toBe('conflict');
		expect([step(), ids()]).toEqual(['group', defaultSteps().map(({ id }) => id)]);
		await yes(one, { t: 'stage.plan', steps: defaultSteps(60), from: 'share' });
		expect(step()).toBe('group');
		await yes(one, { t: 'stage.plan', steps, from: 'group' });
		expect(step()).toBe('vote');
	});

	test.each<[string, unknown]>([
		['no step', []],
		['too many steps', Array.from({ length: limits.stepsPerBoard + 1 }, () => ({ kind: 'act' }))],
		['an unknown kind', [{ kind: 'lunch' }]],
		['an unknown question', [{ kind: 'share', questions: ['when'] }]],
		['a question twice', [{ kind: 'share', questions: ['who', 'who'] }]],
		['too many minutes', [{ kind: 'share', minutes: limits.stepMinutes + 1 }]],
		['half a minute', [{ kind: 'share', minutes: 0.5 }]],
		[
			'a long sentence',
			[{ kind: 'share', sentence: 'x'.repeat(limits.stepSentenceGraphemes + 1) }]
		],
		['signs that cannot be shown', [{ kind: 'share', sentence: 'a\u0000b' }]],
		['an id that every object has', [{ id: 'constructor', kind: 'share' }]],
		[
			'an id twice',
			[
				{ id: 'a', kind: 'share' },
				{ id: 'a', kind: 'share' }
			]
		],
		['the present step as another kind', [{ id: 'share', kind: 'vote' }]]
	])('[P3] %s is malformed and changes nothing', async (_, steps) => {
		const { no, one, ids } = await room();
		const before = ids();
		expect(await no(one, { t: 'stage.plan', steps: steps as PlannedStep[] })).toBe('malformed');
		expect(ids()).toEqual(before);
	});

	test('[P3] unknown fields of a step are stripped', async () => {
		const { board, plan } = await room();
		await plan([{ id: 'share', kind: 'share', note: 'for the desk alone' } as PlannedStep]);
		expect(board.snapshot().stage.steps).toEqual([{ id: 'share', kind: 'share' }]);
	});
});
