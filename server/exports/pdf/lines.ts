import { splitGraphemes } from '#lib/domain/text.ts';
import type { Words } from './blocks.ts';
import type { Script } from './fonts.ts';
import type { Letters } from './look.ts';
import { cleaned, runsOf } from './runs.ts';

/** Letters of one font and one look. */
export interface Piece {
	text: string;
	script: Script;
	letters: Letters;
	/** Stays in one line with all of its words, where a line has room for them. */
	isWhole?: boolean | undefined;
}
export type Line = readonly Piece[];
/** How wide a piece is, in points. */
export type Measure = (piece: Piece) => number;

/** Where a line may end: after a space, and after a hyphen or a stroke between letters. */
const ends = /(?<= )(?=[^ ])|(?<=\p{L}[-/])(?=\p{L})/u;

/** Words as lines of at most such a width. */
export function linesOf(
	words: readonly Words[],
	letters: Letters,
	width: number,
	measure: Measure
): Line[] {
	return hardLines(words, letters).flatMap((pieces, at, all) => {
		const chunks = chunksOf(pieces);
		// Read out, a line end within a note parts two words as a space does.
		const end = chunks.at(-1)?.at(-1);
		if (end && at < all.length - 1) end.text += ' ';
		return filled(chunks, width, measure);
	});
}

function hardLines(words: readonly Words[], letters: Letters): Piece[][] {
	const lines: Piece[][] = [[]];
	for (const { text, bold, colour, isSign } of words) {
		const own: Letters = {
			size: isSign ? letters.size * 0.88 : letters.size,
			bold: bold ?? letters.bold,
			colour: colour ?? letters.colour
		};
		// Space around the words belongs to the line, and line ends at their edges to nothing.
		const [before = '', after = ''] = [
			/^[ \u00A0]*/u.exec(text)?.[0],
			/[ \u00A0]*$/u.exec(text)?.[0]
		];
		const core = cleaned(text);
		const starts = text.startsWith('\n');
		for (const [at, line] of (core === '' ? before : before + core + after).split('\n').entries()) {
			if (at > 0 || starts) lines.push([]);
			for (const run of runsOf(line)) lines.at(-1)?.push({ ...run, letters: own, isWhole: isSign });
		}
	}
	return lines;
}

/** What stays together in a line: a word with the spaces after it, whatever its fonts. */
function chunksOf(pieces: readonly Piece[]): Piece[][] {
	const chunks: Piece[][] = [];
	let isOpen = false;
	for (const piece of pieces) {
		for (const text of piece.isWhole ? [piece.text] : piece.text.split(ends)) {
			if (isOpen) chunks.at(-1)?.push({ ...piece, text });
			else chunks.push([{ ...piece, text }]);
			isOpen = false;
		}
		isOpen = !piece.text.endsWith(' ');
	}
	return chunks;
}

function filled(chunks: readonly Piece[][], width: number, measure: Measure): Line[] {
	const lines: Piece[][] = [[]];
	let used = 0;
	const put = (pieces: readonly Piece[]) => {
		const seen = widthOf(pieces, measure, true);
		if (used > 0 && used + seen > width) {
			lines.push([]);
			used = 0;
		}
		lines.at(-1)?.push(...pieces);
		used += widthOf(pieces, measure, false);
	};
	for (const chunk of chunks)
		if (widthOf(chunk, measure, true) <= width) put(chunk);
		else for (const letter of lettersOf(chunk)) put([letter]);
	return lines.map(joined);
}

function lettersOf(pieces: readonly Piece[]): Piece[] {
	return pieces.flatMap((piece) => splitGraphemes(piece.text).map((text) => ({ ...piece, text })));
}

/** @param isLast whether nothing comes after them, so that spaces at the end take no room */
export function widthOf(pieces: Line, measure: Measure, isLast: boolean): number {
	return pieces.reduce((sum, piece, at) => {
		const spaces =
			isLast && at === pieces.length - 1 ? /(?<! ) *$/u.exec(piece.text)?.[0].length : 0;
		return sum + measure(piece) - (spaces ? spaces * measure({ ...piece, text: ' ' }) : 0);
	}, 0);
}

function joined(pieces: readonly Piece[]): Line {
	const line: Piece[] = [];
	for (const piece of pieces) {
		const last = line.at(-1);
		if (last && last.script === piece.script && last.letters === piece.letters)
			last.text += piece.text;
		else line.push({ ...piece });
	}
	return line;
}
