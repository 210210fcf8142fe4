/**
 * Signs that XML 1.0 does not know (section 2.2): control signs but tab and line ends, halves of a
 * pair, and two that are no letters. An old import may have brought one; a file with it does not open.
 */
const illegal = /[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu;

/** A text as it may stand in a document of XML, with plain line ends. */
export function xmlText(text: string): string {
	return text.replace(/\r\n?/g, '\n').replace(illegal, '');
}
