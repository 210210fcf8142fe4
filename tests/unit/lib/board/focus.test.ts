import { describe, expect, it } from 'vitest';
import { neighbour } from '#lib/board/focus.ts';

describe('the neighbour that takes over focus', () => {
	const former = ['a', 'b', 'c', 'd'];

	it('[X47] is the next note that is still there, else the one before', () => {
		expect(neighbour(former, 'b', new Set(['a', 'c', 'd']))).toBe('c');
		expect(neighbour(former, 'b', new Set(['a', 'd']))).toBe('d');
		expect(neighbour(former, 'd', new Set(['a', 'b']))).toBe('b');
	});

	it('[X47] is nobody when no note is left, or when the note was never there', () => {
		expect(neighbour(former, 'b', new Set())).toBeUndefined();
		expect(neighbour(former, 'x', new Set(former))).toBeUndefined();
	});
});
