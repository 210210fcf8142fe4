import { FivewaysError } from '#lib/domain/errors.ts';
import { countGraphemes, tidyText, utf8Length } from '#lib/domain/text.ts';

/** Typed words on one line, without white space round them. */
export function oneLine(text: string): string {
	return tidyText(text).replace(/\s+/gu, ' ');
}

/** One line of at most so many characters, and bytes where something bounds them. */
export function fitting(text: string, most: number, what: string, mostBytes = Infinity): string {
	if (countGraphemes(text) > most)
		throw malformed(`${what} is too long.`, `Use at most ${most} characters.`);
	if (utf8Length(text) > mostBytes)
		throw malformed(
			`${what} takes too much room: an emoji counts for more than a letter.`,
			'Make it shorter.'
		);
	return text;
}

/**
 * What happened, and what to do; nothing of it is kept.
 * @param field of the form that holds what is wrong, where there is one
 */
export function malformed(happened: string, next: string, field?: string): FivewaysError {
	return new FivewaysError('malformed', {
		message: `${happened} Nothing has changed. ${next}`,
		...(field ? { field } : {})
	});
}
