import { describe, expect, it } from 'vitest';
import { pull } from '#lib/board/drag.svelte.ts';

describe('scrolling at the edges while a note is dragged', () => {
	it('[X33] is nothing in the middle, more towards the edge, and bounded outside', () => {
		expect(pull(300, 600)).toBe(0);
		expect(pull(50, 600)).toBeLessThan(0);
		expect(pull(5, 600)).toBeLessThan(pull(50, 600));
		expect(pull(595, 600)).toBeGreaterThan(pull(550, 600));
		expect(pull(-500, 600)).toBe(pull(0, 600));
		expect(pull(5000, 600)).toBe(-pull(-500, 600));
	});
});
