import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { type Layout, withKeptLayouts } from './layouts.ts';

/** Noto Sans comes in a file for each script. Those that most boards need are looked into first. */
export const scripts = [
	'latin',
	'latin-ext',
	'vietnamese',
	'cyrillic',
	'greek',
	'devanagari',
	'cyrillic-ext',
	'greek-ext'
] as const;
export type Script = (typeof scripts)[number];

/** What is used of an opened font; pdfkit takes it as it is. */
export interface Font {
	hasGlyphForCodePoint(codePoint: number): boolean;
	layout: Layout;
}

const require = createRequire(import.meta.url);
/** The copy that pdfkit itself draws with: it would not know the fonts of another one. */
const fontkit = createRequire(require.resolve('pdfkit'))('fontkit') as {
	create(bytes: Uint8Array): Font;
};

const opened = new Map<string, Font>();

/**
 * A font by script and weight. Each is opened once, when the first text needs it. Of WOFF2 files the
 * library cannot embed letters that are made of two, such as "é"; of WOFF it can.
 */
export function fontOf(script: Script, bold: boolean): Font {
	const file = `noto-sans-${script}-${bold ? 700 : 400}-normal.woff`;
	let font = opened.get(file);
	if (!font) {
		const path = require.resolve(`@fontsource/noto-sans/files/${file}`);
		font = withKeptLayouts(fontkit.create(new Uint8Array(readFileSync(path))));
		opened.set(file, font);
	}
	return font;
}

const known = new Map<string, Script | undefined>();

/** The first script that has all signs of a grapheme; undefined where none has. */
export function scriptOf(grapheme: string): Script | undefined {
	if (!known.has(grapheme)) {
		const signs = Array.from(grapheme, (sign) => sign.codePointAt(0) ?? 0);
		const hasAll = (script: Script) =>
			signs.every((sign) => fontOf(script, false).hasGlyphForCodePoint(sign));
		known.set(grapheme, scripts.find(hasAll));
	}
	return known.get(grapheme);
}
