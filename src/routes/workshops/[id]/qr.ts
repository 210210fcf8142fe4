import { encode } from 'uqr';

/** A square code as one path of unit squares on a grid, for an inline SVG. */
export interface SquareCode {
	/** Squares along one side, the quiet zone of 4 included. */
	size: number;
	path: string;
}

/** Correction level M: 15 % of it may be hidden or dirty. */
export function squareCode(text: string): SquareCode {
	const { data, size } = encode(text, { ecc: 'M', border: 4 });
	const runs: string[] = [];
	data.forEach((row, y) => {
		for (let x = 0; x < row.length; x++) {
			if (!row[x]) continue;
			const start = x;
			while (row[x + 1]) x++;
			runs.push(`M${start} ${y}h${x - start + 1}v1H${start}z`);
		}
	});
	return { size, path: runs.join('') };
}
