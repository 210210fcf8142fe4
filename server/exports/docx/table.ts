import {
	BorderStyle,
	HeightRule,
	type Paragraph,
	Table,
	TableCell,
	TableLayoutType,
	TableRow,
	WidthType
} from 'docx';
import { line, paleTeal } from './styles.ts';
import { plain } from './text.ts';

const border = { style: BorderStyle.SINGLE, size: 4, color: line } as const;
/** Twentieths of a point. */
const margins = { top: 50, bottom: 20, left: 90, right: 90 };

/** A table of so few rows stays on one page: what is decided is seen at a glance. */
const FEW = 12;

/** A table as wide as the page, of whose columns each has a fixed width in twentieths of a point. */
interface TableOf {
	widths: readonly number[];
	/** Names of the columns: they come again on each page, and no row is cut by the end of one. */
	head: readonly string[];
	rows: readonly (readonly Paragraph[][])[];
	/** The least height of a row, where somebody shall write in it. */
	height?: number;
}

export function table({ widths, head, rows, height }: TableOf): Table {
	return new Table({
		columnWidths: widths,
		width: { size: widths.reduce((sum, width) => sum + width, 0), type: WidthType.DXA },
		layout: TableLayoutType.FIXED,
		borders: {
			top: border,
			bottom: border,
			left: border,
			right: border,
			insideHorizontal: border,
			insideVertical: border
		},
		margins,
		tableLook: { firstRow: true, firstColumn: true, noHBand: true, noVBand: true },
		rows: [
			new TableRow({
				tableHeader: true,
				cantSplit: true,
				keepNext: true,
				children: head.map(
					(name) =>
						new TableCell({
							children: [plain(name, 'TableHead')],
							shading: { fill: paleTeal, color: 'auto', type: 'clear' }
						})
				)
			}),
			...rows.map(
				(cells, at) =>
					new TableRow({
						cantSplit: true,
						...(rows.length <= FEW && at < rows.length - 1 ? { keepNext: true } : {}),
						...(height ? { height: { value: height, rule: HeightRule.ATLEAST } } : {}),
						children: cells.map((children) => new TableCell({ children }))
					})
			)
		]
	});
}
