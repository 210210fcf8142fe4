import { limits } from '../domain/limits.ts';
import { countGraphemes, refuseNoteText, tidyText } from '../domain/text.ts';
import { words } from './words.ts';

/** How much room is left in a note; undefined while there is plenty. Below 0 it is too long. */
export function roomLeft(text: string): number | undefined {
	// No grapheme is shorter than one UTF-16 unit: short texts need no counting at every key.
	if (text.length < limits.noteGraphemes - limits.noteCountShownFrom) return undefined;
	const left = limits.noteGraphemes - countGraphemes(text);
	return left <= limits.noteCountShownFrom ? left : undefined;
}

/** What stands in the way of adding this text, in words; undefined when nothing does. */
export function textProblem(text: string): string | undefined {
	const tidy = tidyText(text);
	const refusal = refuseNoteText(tidy);
	if (refusal === 'malformed') return words.nothingWritten;
	if (refusal === undefined) return undefined;
	const over = countGraphemes(tidy) - limits.noteGraphemes;
	return over > 0 ? words.over(over) : words.tooHeavy;
}
