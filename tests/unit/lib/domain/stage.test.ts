import { describe, expect, it } from 'vitest';
import {
	defaultSteps,
	newStage,
	presentSentence,
	stepKinds,
	withStepIds,
	workshopLengths
} from '#lib/domain/stage.ts';

describe('the sentences of the steps', () => {
	it('[X109] are true for everyone on the board, who all have a group: none asks to choose one', () => {
		const sentences = defaultSteps().map(({ sentence }) => sentence);
		expect(sentences[0]).toBe('Say hello. We begin soon.');
		for (const sentence of sentences) expect(sentence).not.toMatch(/group/i);
	});
});

describe('the running orders to begin with', () => {
	it.each(workshopLengths)(
		'[X5] the one of %d minutes takes that long, and has every step',
		(length) => {
			const steps = defaultSteps(length);
			expect(steps.reduce((sum, { minutes }) => sum + (minutes ?? 0), 0)).toBe(length);
			expect(steps.map(({ id }) => id)).toEqual(stepKinds);
		}
	);

	it('[X50] a step is called by its kind, and the second of a kind by its number too', () => {
		const kinds = ['private', 'share', 'private', 'close', 'private'] as const;
		expect(withStepIds(kinds.map((kind) => ({ kind }))).map(({ id }) => id)).toEqual([
			'private',
			'share',
			'private-2',
			'close',
			'private-3'
		]);
	});
});

it('[X62] where facilitators read early every sentence says so, also one of the workshop’s own', () => {
	const at = (sentence?: string) => {
		const stage = newStage('share');
		const steps = stage.steps.map((step) =>
			step.kind === 'private' && sentence ? { ...step, sentence } : step
		);
		return presentSentence({ ...stage, steps, step: 'private', readEarly: true });
	};
	expect(at()).toBe('All five questions. Only you and the facilitators see your notes.');
	expect(at('Be honest.')).toBe(
		'Be honest. Facilitators can read your notes before they are shared.'
	);
});
