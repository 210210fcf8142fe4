import { describe, expect, test } from 'vitest';
import { explain } from '../../../src/routes/explain-error.ts';

describe('the page that is shown instead of another', () => {
	test.each([400, 401, 403, 404, 410, 429, 500, 503])(
		'[X110] %i says what happened, what is kept and what to do',
		(status) => {
			const { title, kept, next } = explain(status);
			expect(title).not.toBe('');
			expect(kept).toContain('Nothing you saved is lost.');
			expect(next).toMatch(/\.$/);
		}
	);

	test('[X110] trying again is offered only where it can help', () => {
		expect(explain(404).again).toBe(false);
		expect(explain(403).again).toBe(false);
		expect(explain(503).again).toBe(true);
		expect(explain(500).again).toBe(true);
	});

	test('[X109] sentences are short and use no word that frightens', () => {
		for (const status of [400, 403, 404, 429, 500, 503]) {
			const { title, kept, next } = explain(status);
			for (const sentence of [title, ...kept.split('. '), ...next.split('. ')]) {
				expect(sentence.split(' ').length, sentence).toBeLessThanOrEqual(20);
				expect(sentence).not.toMatch(/\b(oops|invalid|submit|user|session|error)\b/i);
			}
		}
	});
});
