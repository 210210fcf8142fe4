import { linesOf, widthOf } from './lines.ts';
import { LEADING, looks, page, TEXT_WIDTH } from './look.ts';
import type { Paper } from './paper.ts';

/** Points that the number of a page keeps free. */
const NUMBER = 70;

/**
 * What draws the foot of a page. Each says which workshop it belongs to, since sheets part; it is not
 * read out.
 */
export function footOf(paper: Paper, title: string, pages: number): (page: number) => void {
	const lay = (text: string, width: number) =>
		linesOf([{ text: text.replace(/\s+/gu, ' ') }], looks.foot, width, paper.measure);
	const [line = [], ...more] = lay(title, TEXT_WIDTH - NUMBER);
	const last = line.at(-1);
	const short =
		more.length > 0 && last
			? [...line.slice(0, -1), { ...last, text: `${last.text.trimEnd()}…` }]
			: line;
	const top = page.height - page.foot - looks.foot.size * LEADING;
	return (at) => {
		const [number = []] = lay(`${at} of ${pages}`, NUMBER);
		paper.artifact('Pagination', () => {
			paper.line(short, page.margin, top);
			paper.line(number, page.width - page.margin - widthOf(number, paper.measure, true), top);
		});
	};
}
