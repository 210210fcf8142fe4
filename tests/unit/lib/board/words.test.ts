import { describe, expect, it } from 'vitest';
import { toGrid } from '#lib/domain/place.ts';
import { keyWords } from '#lib/board/key-words.ts';
import { leavingWords } from '#lib/board/leaving-words.ts';
import { movingWords } from '#lib/board/moving-words.ts';
import { closedWords, stateWords, statusWords, turnedAwayWords, words } from '#lib/board/words.ts';

/** Every string that people read, with functions called on small numbers and names. */
function all(value: unknown): string[] {
	if (typeof value === 'string') return [value];
	if (typeof value === 'function')
		return [String((value as (...args: unknown[]) => unknown)(2, [1, 2], 'Who', 'x'))];
	return typeof value === 'object' && value ? Object.values(value).flatMap(all) : [];
}

describe('the words of the board', () => {
	it('[X35] say a place to move to by keys so that no two places are said alike', () => {
		const at = (x: number, y: number) => movingWords.keyMove.at('How', [x, y]);
		expect([at(0, 0), at(0.5, 0), at(0.5, 0.5), at(1, 1), at(0.05, 2.1)]).toEqual([
			'How, row 1, left',
			'How, row 1, middle',
			'How, row 1, middle, half a row down',
			'How, row 2, right',
			'How, row 3, 1 small step from the left, 2 small steps down'
		]);
		const grid = Array.from({ length: 21 }, (_, x) =>
			Array.from({ length: 40 }, (_, y) => at(toGrid(x / 20), toGrid(y / 20)))
		).flat();
		expect(new Set(grid).size).toBe(21 * 40);
	});

	it('[X101] has one sentence for each truth of the status line', () => {
		expect(
			[
				{ kind: 'saved' } as const,
				{ kind: 'waiting', count: 2 } as const,
				{ kind: 'offline', count: 2 } as const,
				{ kind: 'turned-away', reason: 'pages', count: 2 } as const,
				{ kind: 'slow' } as const,
				{ kind: 'closed', reason: 'board-closed' } as const
			].map(statusWords)
		).toEqual([
			'Everything saved',
			'2 notes waiting to send',
			'Offline, kept on this device',
			'Too many tabs, kept on this device',
			'Slow connection: changes arrive every few seconds',
			'Board closed'
		]);
	});

	it('[X101] calls what waits notes where all of it are notes', () => {
		const line = (count: number, changes?: true) =>
			statusWords({ kind: 'waiting', count, ...(changes ? { changes } : {}) });
		expect([line(1), line(1, true), line(3, true)]).toEqual([
			'1 note waiting to send',
			'1 change waiting to send',
			'3 changes waiting to send'
		]);
		expect(leavingWords.unsent({ count: 2, changes: true })).toBe(
			'2 changes have not been sent. Leave anyway?'
		);
	});

	it('[X20] says the state of an own note in words', () => {
		expect(stateWords).toEqual({
			waiting: 'Waiting to send',
			saved: 'Saved',
			queued: 'Waiting for the facilitator',
			sent: 'Sent'
		});
	});

	it('[X109] are short, and have none of the words that people stumble over', () => {
		for (const text of all([
			words,
			closedWords,
			keyWords,
			leavingWords,
			movingWords,
			turnedAwayWords
		])) {
			expect(text).not.toMatch(/submit|invalid|please note|\buser|session expired|oops/i);
			for (const sentence of text.split(/[.?!:]\s/))
				expect(sentence.split(/\s+/).length, sentence).toBeLessThanOrEqual(20);
		}
	});

	it('[X16] names what has not been sent before leaving', () => {
		expect(leavingWords.unsent({ count: 2 })).toBe('2 notes have not been sent. Leave anyway?');
		expect(leavingWords.left).toBe(
			'Your notes stay on the board. They are no longer on this device.'
		);
	});
});
