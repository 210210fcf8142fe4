import { createCipheriv } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import {
	codeAlphabet,
	createCodes,
	drawCode,
	normaliseCode,
	type RandomBytes,
	showCode
} from '../../../../server/accounts/codes.ts';
import { holdsRudeWord } from '../../../../server/accounts/rude-words.ts';
import { secretsFrom } from '../../../../server/accounts/secrets.ts';

/** Even random bytes that are the same in every run: a cipher's key stream. */
function seeded(seed: number): RandomBytes {
	const stream = createCipheriv('aes-128-ctr', Buffer.alloc(16, seed), Buffer.alloc(16));
	return (count) => stream.update(Buffer.alloc(count));
}

describe('a join code', () => {
	it('[O16] has each symbol at each place equally often, by chi-squared over 100,000 codes', () => {
		const random = seeded(42);
		const counts = Array.from({ length: 8 }, () => new Map<string, number>());
		for (let drawn = 0; drawn < 100_000; drawn++)
			[...drawCode(random)].forEach((symbol, place) => {
				const at = counts[place]!;
				at.set(symbol, (at.get(symbol) ?? 0) + 1);
			});
		const expected = 100_000 / codeAlphabet.length;
		for (const at of counts) {
			const chi = [...codeAlphabet].reduce(
				(sum, symbol) => sum + ((at.get(symbol) ?? 0) - expected) ** 2 / expected,
				0
			);
			// 30 degrees of freedom: 59.7 is passed by chance once in a thousand.
			expect(chi).toBeLessThan(59.7);
		}
	});

	it('[O16] has eight of 31 symbols, none of which looks like another', () => {
		expect(codeAlphabet).toHaveLength(31);
		expect(codeAlphabet).not.toMatch(/[01OIL]/);
		expect(drawCode(seeded(1))).toMatch(/^[2-9A-HJKMNP-Z]{8}$/);
	});

	it('[O16] never takes a byte that would favour the first symbols', () => {
		const bytes = [...Array<number>(5).fill(255), 248, ...Array<number>(8).fill(247)];
		const random: RandomBytes = (count) =>
			Uint8Array.from({ length: count }, () => bytes.shift() ?? 247);
		expect(drawCode(random)).toBe('ZZZZZZZZ');
	});

	it('[O16] is drawn again when it holds a word nobody wants to read out', () => {
		expect(holdsRudeWord('K7SHAG2M')).toBe(true);
		expect(holdsRudeWord('K75H4G2M')).toBe(true);
		expect(holdsRudeWord('K7QF2M9P')).toBe(false);
		const word = [...'CRAP2345'].map((symbol) => codeAlphabet.indexOf(symbol));
		const good = [...'K7QF2M9P'].map((symbol) => codeAlphabet.indexOf(symbol));
		const bytes = [...word, ...good];
		expect(drawCode((count) => Uint8Array.from(bytes.splice(0, count)))).toBe('K7QF2M9P');
	});

	it('[O16] is shown in two groups and read in any case, with whatever stands between', () => {
		expect(showCode('K7QF2M9P')).toBe('K7QF-2M9P');
		const pasted = ['K7QF\u22122M9P', '\u200eK7QF\u00ad2M9P.', '“K7QF\u200b_2M9P”'];
		const typed = ['k7qf-2m9p', ' K7 QF 2M 9P ', 'K7QF–2M9P', 'k7qf\u00a02m9p', 'Ｋ7QF2M9P'];
		for (const each of [...typed, ...pasted]) expect(normaliseCode(each)).toBe('K7QF2M9P');
	});

	it('[O18] is stored as keyed hash and sealed text only, and shown again from there', () => {
		const codes = createCodes(secretsFrom(Buffer.alloc(32, 1)), seeded(3));
		const { code, stored } = codes.fresh();
		const { token, ...shown } = codes.open(stored.sealed);
		expect(shown).toEqual({ code });
		expect(Buffer.from(token, 'base64url')).toHaveLength(16);
		const kept = JSON.stringify(stored);
		for (const secret of [code, code.replace('-', ''), token]) expect(kept).not.toContain(secret);
		expect(codes.codeHash(code.toLowerCase().replace('-', ' '))).toBe(stored.codeHash);
		expect(codes.tokenHash(token)).toBe(stored.tokenHash);
		const elsewhere = createCodes(secretsFrom(Buffer.alloc(32, 2)));
		expect(elsewhere.codeHash(code)).not.toBe(stored.codeHash);
		expect(() => elsewhere.open(stored.sealed)).toThrow();
	});
});
