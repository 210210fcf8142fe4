/**
 * A fraction in whole numbers, never negative. Shares are compared exactly: one
 * third of six people is as much as one third of nine.
 */
export type Fraction = readonly [above: number, below: number];

/** Negative when the first is less, 0 when both are the same. */
export function compare([a, b]: Fraction, [c, d]: Fraction): number {
	const difference = BigInt(a) * BigInt(d) - BigInt(c) * BigInt(b);
	return difference < 0n ? -1 : difference > 0n ? 1 : 0;
}

export function atLeast(one: Fraction, other: Fraction): boolean {
	return compare(one, other) >= 0;
}

/** The second from the first, which is no less. */
export function minus([a, b]: Fraction, [c, d]: Fraction): Fraction {
	return lowest(a * d - c * b, b * d);
}

/** Of one fraction at least. Ten groups of at most some hundred people each stay exact. */
export function meanOf(fractions: readonly Fraction[]): Fraction {
	const [above, below] = fractions.reduce(
		([a, b]: Fraction, [c, d]): Fraction => lowest(a * d + c * b, b * d),
		[0, 1]
	);
	return lowest(above, below * fractions.length);
}

/** A percentage, rounded half up by whole numbers. */
export function percent([above, below]: Fraction): number {
	return Number((BigInt(above) * 200n + BigInt(below)) / (BigInt(below) * 2n));
}

function lowest(above: number, below: number): Fraction {
	let [a, b] = [above, below];
	while (b > 0) [a, b] = [b, a % b];
	return a === 0 ? [0, 1] : [above / a, below / a];
}
