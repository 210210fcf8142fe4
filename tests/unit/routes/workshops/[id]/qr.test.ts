import { encode } from 'uqr';
import { expect, it } from 'vitest';
import { squareCode } from '../../../../../src/routes/workshops/[id]/qr.ts';

it('[X2] the drawn square code is the matrix of the link, with a quiet zone of 4', () => {
	const link = 'http://localhost:3000/join#t=abcdefghijklmnopqrstuv';
	const { size, path } = squareCode(link);
	const drawn = Array.from({ length: size }, () => Array<boolean>(size).fill(false));
	for (const [, x, y, width] of path.matchAll(/M(\d+) (\d+)h(\d+)v1H\d+z/g)) {
		for (let at = Number(x); at < Number(x) + Number(width); at++) {
			const row = drawn[Number(y)];
			if (row) row[at] = true;
		}
	}
	expect(drawn).toEqual(encode(link, { ecc: 'M', border: 4 }).data);
	for (const edge of [0, 1, 2, 3, size - 1]) expect(drawn[edge]).not.toContain(true);
});
