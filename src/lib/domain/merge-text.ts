import { diff } from 'lib0/diff/patience';
import { splitGraphemes } from './text.ts';

const partOfWord = /^[\p{L}\p{N}]/u;

/** One replaced run of graphemes: `[from, to)` of the base becomes `insert`. */
interface Change {
	from: number;
	to: number;
	insert: string[];
}

/**
 * Merges two changes of one text. Each is seen as the runs of graphemes that it replaces, found by
 * comparing words (patience diff); what both did alike is done once.
 * @returns the merged text, or undefined where a run of one touches or overlaps a run of the other
 */
export function mergeText(base: string, mine: string, theirs: string): string | undefined {
	if (mine === theirs || base === theirs) return mine;
	if (base === mine) return theirs;
	const before = wordsOf(base);
	const ours = changesBetween(before, mine);
	const others = changesBetween(before, theirs).filter(
		(other) => !ours.some((own) => isSame(own, other))
	);
	if (ours.some((own) => others.some((other) => touches(own, other)))) return undefined;
	const changes = [...ours, ...others].sort((a, b) => a.from - b.from);
	const graphemes = before.flat();
	const merged: string[] = [];
	let at = 0;
	for (const { from, to, insert } of changes) {
		merged.push(...graphemes.slice(at, from), ...insert);
		at = to;
	}
	return [...merged, ...graphemes.slice(at)].join('');
}

/** Letters and digits in a row are a word; each other grapheme is one by itself. */
function wordsOf(text: string): string[][] {
	const words: string[][] = [];
	let isOpen = false;
	for (const grapheme of splitGraphemes(text)) {
		const goesOn = partOfWord.test(grapheme);
		if (goesOn && isOpen) words.at(-1)?.push(grapheme);
		else words.push([grapheme]);
		isOpen = goesOn;
	}
	return words;
}

/** @param before the words of the base, each as its graphemes */
function changesBetween(before: readonly string[][], changed: string): Change[] {
	const after = wordsOf(changed);
	const together = (words: readonly string[][]) => words.map((word) => word.join(''));
	/** How far the two were followed: words of either, graphemes of the base. */
	let [base, other, from] = [0, 0, 0];
	return diff(together(before), together(after)).map(({ index, remove, insert }) => {
		// Up to here the two say the same.
		other += index - base;
		for (; base < index; base++) from += before[base]?.length ?? 0;
		const removed = before.slice(base, base + remove.length).flat();
		const inserted = after.slice(other, other + insert.length).flat();
		const change = narrowed(from, removed, inserted);
		base += remove.length;
		other += insert.length;
		from += removed.length;
		return change;
	});
}

/** Without the graphemes at both ends that stay as they were. */
function narrowed(from: number, removed: string[], insert: string[]): Change {
	const shorter = Math.min(removed.length, insert.length);
	let head = 0;
	while (head < shorter && removed[head] === insert[head]) head++;
	let tail = 0;
	while (tail < shorter - head && removed.at(-1 - tail) === insert.at(-1 - tail)) tail++;
	return {
		from: from + head,
		to: from + removed.length - tail,
		insert: insert.slice(head, insert.length - tail)
	};
}

function touches(a: Change, b: Change): boolean {
	return a.from <= b.to && b.from <= a.to;
}

function isSame(a: Change, b: Change): boolean {
	return a.from === b.from && a.to === b.to && a.insert.join('') === b.insert.join('');
}
