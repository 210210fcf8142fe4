import { type IRunStylePropertiesOptions, type IStylesOptions, LineRuleType } from 'docx';

/** Colours of the product, as Word writes them. */
export const ink = '212B32';
export const softInk = '425563';
export const teal = '0F4C4F';
export const paleTeal = 'DCEBEA';
export const line = '4C6272';
const clay = 'B8450F';

export const english = { value: 'en-GB' } as const;

/** Styles of a paragraph that Word does not know by itself. */
export type ParagraphStyle = 'Subtitle' | 'Caption' | 'TableText' | 'TableHead' | 'Footer';
/** Styles of words within a paragraph. */
export type WordStyle = 'Term' | 'Sign' | 'Missing' | 'LongTitle';

/** Half points: 12 point, the least that is easy to read on paper, and 11 in tables. */
const [TEXT, SMALL] = [24, 22];

const heading = (size: number): IRunStylePropertiesOptions => ({
	size,
	bold: true,
	color: teal,
	language: english
});
/**
 * Space in twentieths of a point: it belongs to styles, since an empty paragraph is read out. Lines
 * grow with their letters only where that is said.
 */
const space = (before: number, after: number) => ({
	before,
	after,
	line: 276,
	lineRule: LineRuleType.AUTO
});
const withText = { keepNext: true, keepLines: true } as const;

/**
 * The look, all of it in styles of Word's own names where it has them: its list of headings and a
 * screen reader find those, and who gets the plan can change one style for the whole of it.
 */
export const styles: IStylesOptions = {
	default: {
		document: {
			run: { font: 'Arial', size: TEXT, color: ink, language: english },
			paragraph: { spacing: space(0, 120) }
		},
		title: {
			run: { ...heading(52) },
			paragraph: { spacing: space(0, 120), ...withText }
		},
		heading1: {
			run: heading(34),
			paragraph: {
				spacing: space(420, 140),
				outlineLevel: 0,
				border: { top: { style: 'single', size: 12, color: teal, space: 8 } },
				...withText
			}
		},
		heading2: {
			run: heading(28),
			paragraph: { spacing: space(320, 120), outlineLevel: 1, ...withText }
		},
		heading3: {
			run: heading(24),
			paragraph: { spacing: space(240, 80), outlineLevel: 2, ...withText }
		},
		listParagraph: { run: { language: english }, paragraph: { spacing: space(0, 100) } },
		caption: {
			run: { size: SMALL, color: softInk, language: english },
			paragraph: { spacing: space(0, 120), keepNext: true }
		}
	},
	paragraphStyles: [
		own('Subtitle', 'Subtitle', { color: softInk }, space(0, 120)),
		own('TableText', 'Table text', { size: SMALL }, space(0, 40)),
		own('TableHead', 'Table head', { size: SMALL, bold: true, color: teal }, space(0, 0)),
		own('Footer', 'footer', { size: 20, color: softInk }, space(0, 0))
	],
	characterStyles: [
		{ id: 'Term', name: 'Term', run: { bold: true, language: english } },
		{ id: 'Sign', name: 'Sign', run: { color: softInk, size: SMALL, language: english } },
		{ id: 'Missing', name: 'Missing', run: { color: clay, bold: true, language: english } },
		{ id: 'LongTitle', name: 'Long title', run: { size: 36, language: english } }
	]
};

function own(
	id: ParagraphStyle,
	name: string,
	run: IRunStylePropertiesOptions,
	spacing: { before: number; after: number }
) {
	return {
		id,
		name,
		basedOn: 'Normal',
		quickFormat: true,
		run: { ...run, language: english },
		paragraph: { spacing }
	};
}
