import { limits } from '#lib/domain/limits.ts';
import { cutGraphemes, isCleanText, isUnseen, refuseNoteText } from '#lib/domain/text.ts';

const most = limits.noteGraphemes.toLocaleString('en-GB');

/** Why a text cannot be a note, and what to do; undefined when it can. The same for every kind of file. */
export function noteFault(text: string): string | undefined {
	if (refuseNoteText(text) === undefined) return undefined;
	if (!isCleanText(text)) return 'The text holds signs that cannot be shown. Take them out.';
	if (isUnseen(text)) return 'The text is empty. Write the note, or take it out.';
	if (cutGraphemes(text, limits.noteGraphemes) !== text)
		return `The text is too long. Use at most ${most} characters.`;
	return 'The text takes too much room: emoji and some letters count for more than one. Make it shorter, or split it into two notes.';
}
