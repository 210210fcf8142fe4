/**
 * `fiveways-<title slug>-<date>.<ext>`, ASCII alone: accents are taken off, all else becomes a
 * hyphen; a title without any Latin letter or digit gives "workshop".
 */
export function fileName(title: string, date: string, extension: string): string {
	const slug = title
		.normalize('NFKD')
		.replace(/\p{M}/gu, '')
		.toLowerCase()
		.replace(/[^a-z0-9]+/g, '-')
		.slice(0, 60)
		.replace(/^-+|-+$/g, '');
	return `fiveways-${slug || 'workshop'}-${date}.${extension}`;
}
