import { strFromU8, unzipSync } from 'fflate';

const signs = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" } as const;

/** The parts of a zipped document by name, as text. */
export function partsOf(bytes: Uint8Array): Map<string, string> {
	return new Map(Object.entries(unzipSync(bytes)).map(([name, part]) => [name, strFromU8(part)]));
}

/** All words of an XML part as somebody reads them, one for each element that has any. */
export function wordsIn(xml: string): string[] {
	return [...xml.matchAll(/>([^<]+)</g)].map(([, text = '']) => plain(text));
}

/** A text of XML without its escapes. */
export function plain(text: string): string {
	return text
		.replace(/&#(?:x([0-9a-f]+)|(\d+));/gi, (_, hex?: string, decimal?: string) =>
			String.fromCodePoint(hex ? Number.parseInt(hex, 16) : Number(decimal))
		)
		.replace(/&(\w+);/g, (whole, name: keyof typeof signs) => signs[name] ?? whole);
}
