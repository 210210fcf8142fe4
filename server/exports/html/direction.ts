import { html, type Markup } from '../markup.ts';

/** Letters of scripts that are written from right to left. */
const rightToLeft =
	/[\u0590-\u08FF\uFB1D-\uFDFF\uFE70-\uFEFC\u{10800}-\u{10FFF}\u{1E800}-\u{1EFFF}]/u;
const [ISOLATE, END] = ['\u2068', '\u2069'];

/** A name within an English line: its direction is its own, and the words beside it stay in place. */
export function name(text: string): Markup {
	return html`<bdi>${text}</bdi>`;
}

/** The same where there is no markup: in the page's title and on the edge of each printed page. */
export function isolated(text: string): string {
	return rightToLeft.test(text) ? `${ISOLATE}${text}${END}` : text;
}

/** A finished sentence, in which the names that would turn it round are kept apart. */
export function withNames(sentence: string, names: readonly string[]): Markup {
	const turning = names
		.filter((text) => rightToLeft.test(text))
		.sort((one, other) => other.length - one.length)
		.map((text) => RegExp.escape(text));
	if (turning.length === 0) return html`${sentence}`;
	const parts = sentence.split(new RegExp(`(${turning.join('|')})`));
	// What was split at stands at every second place.
	return html`${parts.map((part, index) => (index % 2 === 1 ? name(part) : part))}`;
}
