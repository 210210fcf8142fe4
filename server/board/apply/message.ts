import { limits } from '#lib/domain/limits.ts';
import { cutGraphemes, tidyText } from '#lib/domain/text.ts';

/** A facilitator's words to one person, as they are kept: cut where they are long, absent where empty. */
export function messageOf(message: string | undefined): { message?: string } {
	const words = cutGraphemes(tidyText(message ?? ''), limits.messageGraphemes);
	return words === '' ? {} : { message: words };
}
