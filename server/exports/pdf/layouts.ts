interface Position {
	xAdvance: number;
	yAdvance: number;
	xOffset: number;
	yOffset: number;
}

/** Glyphs of a word with their places; all together are `advanceWidth` wide. */
interface Placed {
	glyphs: readonly unknown[];
	positions: Position[];
	readonly advanceWidth: number;
}

/** How fontkit places the letters of a word. */
export type Layout = (text: string, ...features: unknown[]) => Placed;

/** So many words of a font are kept: people use the same ones again, and memory has an end. */
const MOST = 20_000;

/** The same font, which keeps the words that it placed: that is most of the work of a file. */
export function withKeptLayouts<F extends { layout: Layout }>(font: F): F {
	const place = font.layout.bind(font);
	const kept = new Map<string, Pick<Placed, 'glyphs' | 'positions'>>();
	font.layout = (text, ...features) => {
		if (features.some((each) => each !== undefined)) return place(text, ...features);
		let known = kept.get(text);
		if (!known) {
			const { glyphs, positions } = place(text);
			known = { glyphs, positions };
			if (kept.size >= MOST) kept.clear();
			kept.set(text, known);
		}
		return copyOf(known);
	};
	return font;
}

/** pdfkit changes the positions that it is given, and then asks for the width. */
function copyOf({ glyphs, positions }: Pick<Placed, 'glyphs' | 'positions'>): Placed {
	const copies = positions.map((position) => ({ ...position }));
	return {
		glyphs,
		positions: copies,
		get advanceWidth() {
			return copies.reduce((sum, { xAdvance }) => sum + xAdvance, 0);
		}
	};
}
