import { randomBytes } from 'node:crypto';
import type { StoredCode } from '../storage/port.ts';
import { holdsRudeWord } from './rude-words.ts';
import type { Secrets } from './secrets.ts';

/** 31 letters and figures without look-alikes: no 0, O, 1, I, L. Eight of them are 39.6 bits. */
export const codeAlphabet = '23456789ABCDEFGHJKMNPQRSTUVWXYZ';
const CODE_LENGTH = 8;
const TOKEN_BYTES = 16;
/** Bytes from here on are drawn again, else the first letters would come more often than the last. */
const EVEN_BELOW = 256 - (256 % codeAlphabet.length);

/** Random bytes: node:crypto, or a seeded source in tests. */
export type RandomBytes = (count: number) => Uint8Array;

/** Join codes, QR tokens and tokens of room screens: drawn, hashed for looking up, sealed for the desk. */
export interface Codes {
	/** A fresh code (as shown, `K7QF-2M9P`) and what is stored of it and of its token. */
	fresh(): { code: string; stored: StoredCode };
	/** Code and token in clear, from what was sealed; of a seat's code the token is empty. */
	open(sealed: string): { code: string; token: string };
	/** The hash under which a typed code would be found; also of nonsense, which is found nowhere. */
	codeHash(typed: string): string;
	tokenHash(token: string): string;
	/** A fresh code of a seat, as shown, with the hash that is looked up and what a stored reply holds. */
	freshSeatCode(): { code: string; hash: string; sealed: string };
	/** The hash under which a typed code of a seat would be found at its board. */
	seatCodeHash(typed: string): string;
	/** The hash of a PIN on one shared device. @param device the hash of its cookie */
	pinHash(device: string, pin: string): string;
	/** A fresh token for a link to room screens: clear, as it is looked up, and what a stored reply holds. */
	freshScreenToken(): { token: string; tokenHash: string; sealed: string };
	screenTokenHash(token: string): string;
}

export function createCodes(secrets: Secrets, random: RandomBytes = randomBytes): Codes {
	const codeHash = (typed: string) => secrets.mac('join code', normaliseCode(typed));
	const tokenHash = (token: string) => secrets.mac('join token', token);
	const seatCodeHash = (typed: string) => secrets.mac('seat code', normaliseCode(typed));
	const screenTokenHash = (token: string) => secrets.mac('screen token', token);
	const sealOf = (code: string) => secrets.seal(JSON.stringify({ code, token: '' }));
	const drawToken = () => Buffer.from(random(TOKEN_BYTES)).toString('base64url');
	return {
		codeHash,
		tokenHash,
		screenTokenHash,

		seatCodeHash,
		pinHash: (device, pin) => secrets.mac('seat PIN', `${device} ${pin}`),

		freshSeatCode() {
			const code = showCode(drawCode(random));
			return {
				code,
				hash: seatCodeHash(code),
				sealed: sealOf(code)
			};
		},

		fresh() {
			const code = showCode(drawCode(random));
			const token = drawToken();
			return {
				code,
				stored: {
					keyId: secrets.keyId,
					codeHash: codeHash(code),
					tokenHash: tokenHash(token),
					sealed: secrets.seal(JSON.stringify({ code, token }))
				}
			};
		},

		open(sealed) {
			return JSON.parse(secrets.open(sealed)) as { code: string; token: string };
		},

		freshScreenToken() {
			const token = drawToken();
			return { token, tokenHash: screenTokenHash(token), sealed: sealOf(token) };
		}
	};
}

/** Eight symbols without bias; drawn again when they hold a word of the short list. */
export function drawCode(random: RandomBytes): string {
	for (;;) {
		let code = '';
		while (code.length < CODE_LENGTH)
			for (const byte of random(CODE_LENGTH - code.length))
				if (byte < EVEN_BELOW) code += codeAlphabet[byte % codeAlphabet.length];
		if (!holdsRudeWord(code)) return code;
	}
}

/** In two groups of four, as people read it out. */
export function showCode(code: string): string {
	return `${code.slice(0, 4)}-${code.slice(4)}`;
}

/** A code as typed or pasted: only letters and figures matter, and not their case. */
export function normaliseCode(typed: string): string {
	return typed
		.slice(0, 64)
		.normalize('NFKC')
		.replace(/[^\p{L}\p{N}]/gu, '')
		.toUpperCase();
}
