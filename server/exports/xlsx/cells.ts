import type { Cell, Row } from 'write-excel-file/node';
import { xmlText } from '../xml-text.ts';

/** Letters in a cell of a spreadsheet at most; a note has far fewer. */
const LONGEST = 32_767;

/** Words, always as words: `=1+1` stays a text and is never run. */
export function words(text: string): Cell {
	return {
		value: xmlText(text).slice(0, LONGEST),
		type: String,
		wrap: true,
		alignVertical: 'top'
	};
}

export function number(value: number): Cell {
	return { value, type: Number, alignVertical: 'top' };
}

/** @param share from 0 to 1 */
export function share(value: number): Cell {
	return { value, type: Number, format: '0 %', alignVertical: 'top' };
}

/** @param time milliseconds since 1970; shown in UTC */
export function moment(time: number): Cell {
	return { value: new Date(time), type: Date, format: 'yyyy-mm-dd hh:mm', alignVertical: 'top' };
}

/** The row of names of the columns. */
export function header(names: readonly string[]): Row {
	return names.map((name) => ({
		value: xmlText(name),
		type: String,
		fontWeight: 'bold',
		textColor: '#FFFFFF',
		backgroundColor: '#0F4C4F',
		wrap: true,
		alignVertical: 'top'
	}));
}
