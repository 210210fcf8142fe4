import {
	AlignmentType,
	Document,
	Footer,
	type ILevelsOptions,
	LevelFormat,
	PageNumber,
	Paragraph,
	Tab,
	TabStopType,
	TextRun
} from 'docx';
import { cutGraphemes } from '#lib/domain/text.ts';
import { english, styles } from './styles.ts';
import { type Block, words } from './text.ts';

/** A4 with margins of 2 cm, in twentieths of a point. */
const [WIDTH, HEIGHT, MARGIN] = [11_906, 16_838, 1_134];
/** Graphemes of a title that leave room for the number of the page. */
const TITLE_AT_FOOT = 60;

/** The sheet, the styles and the foot of each page, since sheets part; `body` stands on them. */
export function documentOf(title: string, body: readonly Block[]): Document {
	return new Document({
		title,
		creator: 'Fiveways',
		lastModifiedBy: 'Fiveways',
		styles,
		numbering: {
			config: [
				{ reference: 'points', levels: [level(LevelFormat.BULLET, '•')] },
				{ reference: 'ranks', levels: [level(LevelFormat.DECIMAL, '%1.')] }
			]
		},
		// Word would open it in a mode for old files otherwise.
		compatibility: { version: 15 },
		sections: [
			{
				properties: {
					page: {
						size: { width: WIDTH, height: HEIGHT },
						margin: {
							top: MARGIN,
							right: MARGIN,
							bottom: MARGIN,
							left: MARGIN,
							header: MARGIN / 2,
							footer: MARGIN / 2
						}
					}
				},
				footers: { default: new Footer({ children: [foot(title)] }) },
				children: body
			}
		]
	});
}

function level(format: ILevelsOptions['format'] & string, text: string): ILevelsOptions {
	return {
		level: 0,
		format,
		text,
		alignment: AlignmentType.START,
		style: { paragraph: { indent: { left: 400, hanging: 400 } } }
	};
}

function foot(title: string): Paragraph {
	const short = cutGraphemes(title, TITLE_AT_FOOT);
	return new Paragraph({
		style: 'Footer',
		tabStops: [{ type: TabStopType.RIGHT, position: WIDTH - 2 * MARGIN }],
		children: [
			...words(short.length < title.length ? `${short.trimEnd()}…` : title),
			new TextRun({
				language: english,
				children: [new Tab(), 'Page ', PageNumber.CURRENT, ' of ', PageNumber.TOTAL_PAGES]
			})
		]
	});
}
