import { splitGraphemes } from './text.ts';

/** A change as one replaced run of graphemes: `[from, to)` of the base becomes `insert`. */
interface Change {
	from: number;
	to: number;
	insert: string[];
}

function changeBetween(base: string[], changed: string[]): Change {
	let from = 0;
	while (from < base.length && from < changed.length && base[from] === changed[from]) from++;
	let tail = 0;
	while (
		tail < base.length - from &&
		tail < changed.length - from &&
		base[base.length - 1 - tail] === changed[changed.length - 1 - tail]
	)
		tail++;
	return { from, to: base.length - tail, insert: changed.slice(from, changed.length - tail) };
}

/**
 * Merges two changes of one text, each seen as one replaced run of graphemes.
 * @returns the merged text, or undefined when the two runs touch or overlap
 */
export function mergeText(base: string, mine: string, theirs: string): string | undefined {
	if (mine === theirs || base === theirs) return mine;
	if (base === mine) return theirs;
	const original = splitGraphemes(base);
	const a = changeBetween(original, splitGraphemes(mine));
	const b = changeBetween(original, splitGraphemes(theirs));
	const [first, second] = a.from <= b.from ? [a, b] : [b, a];
	if (first.to >= second.from) return undefined;
	return [
		...original.slice(0, first.from),
		...first.insert,
		...original.slice(first.to, second.from),
		...second.insert,
		...original.slice(second.to)
	].join('');
}
