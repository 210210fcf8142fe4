import { describe, expect, it } from 'vitest';
import { defaultSteps } from '#lib/domain/stage.ts';

describe('the sentences of the steps', () => {
	it('[X109] are true for everyone on the board, who all have a group: none asks to choose one', () => {
		const sentences = defaultSteps().map(({ sentence }) => sentence);
		expect(sentences[0]).toBe('Say hello. We begin soon.');
		for (const sentence of sentences) expect(sentence).not.toMatch(/group/i);
	});
});
