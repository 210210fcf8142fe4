import { splitGraphemes, utf8Length } from '#lib/domain/text.ts';

/** A close frame holds so many bytes of reason; ws throws above it. */
const MOST_BYTES = 123;

/** A reason that fits, such as the facilitator's words to somebody who is removed. */
export function closeReason(text: string): string {
	if (utf8Length(text) <= MOST_BYTES) return text;
	let kept = '';
	for (const grapheme of splitGraphemes(text)) {
		if (utf8Length(kept + grapheme) > MOST_BYTES - 3) break;
		kept += grapheme;
	}
	return `${kept}…`;
}
