import { describe, expect, it } from 'vitest';
import { roomLeft, textProblem } from '#lib/board/text-length.ts';

const family = '👨‍👩‍👧‍👦';

describe('the room left in a note', () => {
	it('[X18] is shown from 100 characters left, counted as people count', () => {
		expect(roomLeft('a'.repeat(899))).toBeUndefined();
		expect(roomLeft('a'.repeat(900))).toBe(100);
		expect(roomLeft('a'.repeat(1003))).toBe(-3);
		expect(roomLeft(family.repeat(100))).toBeUndefined();
		expect(roomLeft('a'.repeat(950) + family)).toBe(49);
	});

	it('[X18] is told in words when nothing is written, or too much', () => {
		expect(textProblem(' \n ')).toMatch(/empty/);
		expect(textProblem('Two buses each way')).toBeUndefined();
		expect(textProblem('a'.repeat(1002))).toMatch(/^2 characters too many/);
		expect(textProblem(family.repeat(400))).toMatch(/too long/);
	});
});
