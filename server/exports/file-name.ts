/** Latin letters that are no letter with an accent, so that nothing can be taken off them. */
const plainLetters: Readonly<Record<string, string>> = {
	æ: 'ae',
	œ: 'oe',
	ø: 'o',
	ł: 'l',
	đ: 'd',
	ð: 'd',
	þ: 'th',
	ß: 'ss',
	ı: 'i',
	ħ: 'h',
	ŋ: 'n',
	ŧ: 't',
	ə: 'e',
	ĸ: 'k'
};

/**
 * `fiveways-<title slug>-<date>.<ext>`, ASCII alone: accents are taken off, letters such as ø become
 * plain ones, all else becomes a hyphen; a title without any Latin letter or digit gives "workshop".
 */
export function fileName(title: string, date: string, extension: string): string {
	const slug = title
		.normalize('NFKD')
		.replace(/\p{M}/gu, '')
		.toLowerCase()
		.replace(/[^\x20-\x7F]/gu, (letter) => plainLetters[letter] ?? letter)
		.replace(/[^a-z0-9]+/g, '-')
		.slice(0, 60)
		.replace(/^-+|-+$/g, '');
	return `fiveways-${slug || 'workshop'}-${date}.${extension}`;
}
