import PDFDocument from 'pdfkit';
import { html } from '../markup.ts';
import { fontOf } from './fonts.ts';
import type { Line, Piece } from './lines.ts';
import { BASELINE, colours, page } from './look.ts';

export type Element = PDFKit.PDFStructureElement;
/** What the library's types leave out: everything that it has of a node of the structure. */
interface WithAttributes {
	dictionary: { data: { A?: Record<string, string> } };
}

interface Papers {
	title: string;
	/** Milliseconds since 1970. */
	time: number;
	/** False for who wants to read the bytes. */
	compress: boolean;
}

/** So many widths are kept: people use the same words again. */
const MOST_WIDTHS = 20_000;

/** The document as the library writes it: tagged, in English, and naming nobody. */
export class Paper extends PDFDocument {
	readonly #title: string;

	constructor({ title, time, compress }: Papers) {
		const options: PDFKit.PDFDocumentOptions = {
			size: [page.width, page.height],
			margin: page.margin,
			pdfVersion: '1.7',
			lang: 'en-GB',
			tagged: true,
			displayTitle: true,
			compress,
			// It would keep every word of a board. The fonts keep as many as there is room for.
			fontLayoutCache: false,
			font: '',
			info: {
				Title: title,
				Creator: 'Fiveways',
				Producer: 'Fiveways',
				CreationDate: new Date(time)
			}
		};
		// The types do not know this kind of file yet.
		const settings: object = { ...options, subset: 'PDF/UA' };
		super(settings);
		this.#title = title;
	}

	/** The library puts the title into XML as it stands: one with "<" or "&" would break it. */
	override endMetadata(): void {
		this.info.Title = html`${this.#title}`.text;
		super.endMetadata();
	}

	/** How wide letters are, in points. */
	measure = (piece: Piece): number => {
		const { text, script, letters } = piece;
		const key = `${script} ${letters.size} ${letters.bold} ${text}`;
		let width = this.#widths.get(key);
		if (width === undefined) {
			this.#set(piece);
			width = this.widthOfString(text);
			if (this.#widths.size >= MOST_WIDTHS) this.#widths.clear();
			this.#widths.set(key, width);
		}
		return width;
	};
	readonly #widths = new Map<string, number>();

	/** Writes one line, of which `top` is the upper edge. */
	line(line: Line, left: number, top: number): void {
		const size = Math.max(...line.map(({ letters }) => letters.size));
		let x = left;
		for (const [at, piece] of line.entries()) {
			// Only where something follows must it be known where it begins.
			const width = at < line.length - 1 ? this.measure(piece) : 0;
			this.#set(piece);
			this.fillColor(colours[piece.letters.colour]);
			this.text(piece.text, x, top + size * BASELINE, { lineBreak: false, baseline: 'alphabetic' });
			x += width;
		}
	}

	/** A node of the structure below another one. */
	element(tag: string, parent: Element, attributes?: Record<string, string>): Element {
		const element = this.struct(tag);
		if (attributes) (element as unknown as WithAttributes).dictionary.data.A = attributes;
		parent.add(element);
		return element;
	}

	/** Draws what belongs to a node, on the page that is open. One node may have parts on several. */
	content(element: Element, tag: string, draw: () => void): void {
		const content = this.markStructureContent(tag);
		draw();
		this.endMarkedContent();
		element.add(content);
	}

	/** Draws what is there for the eye alone: rules, repeated heads, the foot of a page. */
	artifact(type: 'Layout' | 'Pagination', draw: () => void): void {
		this.markContent('Artifact', { type });
		draw();
		this.endMarkedContent();
	}

	/** An entry of the list of contents that stands beside the pages. */
	bookmark(title: string): void {
		this.outline.addItem(title);
	}

	shade(left: number, top: number, width: number, height: number, colour: string): void {
		this.artifact('Layout', () => this.rect(left, top, width, height).fill(colour));
	}

	rule(left: number, y: number, width: number, thickness: number, colour: string): void {
		this.artifact('Layout', () =>
			this.lineWidth(thickness)
				.strokeColor(colour)
				.moveTo(left, y)
				.lineTo(left + width, y)
				.stroke()
		);
	}

	#set({ script, letters }: Piece): void {
		const name = `${script}-${letters.bold ? 'bold' : 'regular'}`;
		if (!this.#registered.has(name)) {
			const font: unknown = fontOf(script, letters.bold);
			this.registerFont(name, font as PDFKit.Mixins.PDFFontSource);
			this.#registered.add(name);
		}
		this.font(name).fontSize(letters.size);
	}
	readonly #registered = new Set<string>();
}
