import type { Block, Heading, List, Paragraph } from './blocks.ts';
import type { Laid } from './laid.ts';
import { linesOf } from './lines.ts';
import { colours, headingLetters, LEADING, looks, page, spaces, TEXT_WIDTH } from './look.ts';
import type { Element, Paper } from './paper.ts';
import { type Lines, type Sheet, startOf } from './sheet.ts';
import { laidTable } from './table.ts';

/** Points from the edge to the words of a list. */
const INDENT = 18;
const RULE = 1.5;

/** Puts blocks onto pages, in their order. A heading stays with what it stands above. */
export function flow(laid: readonly Laid[], sheet: Sheet, root: Element): void {
	for (const [at, block] of laid.entries()) {
		let needed = block.before + block.start;
		for (let next = at; laid[next]?.isLead && laid[next + 1]; next++)
			needed += (laid[next + 1]?.before ?? 0) + (laid[next + 1]?.start ?? 0);
		sheet.needs(needed);
		sheet.space(block.before);
		block.draw(sheet, root);
	}
}

/** The lines of a block. */
export function layOut(block: Block, paper: Paper): Laid {
	switch (block.kind) {
		case 'heading':
			return laidHeading(block, paper);
		case 'paragraph':
			return laidParagraph(block, paper);
		case 'list':
			return laidList(block, paper);
		case 'table':
			return laidTable(block, paper);
	}
}

function laidHeading({ level, text }: Heading, paper: Paper): Laid {
	const letters = headingLetters(level, text);
	const lines: Lines = {
		lines: linesOf([{ text }], letters, TEXT_WIDTH, paper.measure),
		height: letters.size * 1.25
	};
	return {
		before: spaces[level],
		start: lines.lines.length * lines.height + (level === 2 ? 6 : 0),
		isLead: true,
		draw: (sheet, root) => {
			if (level === 2) {
				sheet.paper.rule(page.margin, sheet.y, TEXT_WIDTH, RULE, colours.teal);
				sheet.paper.bookmark(text);
				sheet.y += 6;
			}
			const element = sheet.paper.element(`H${level}`, root);
			sheet.write(element, `H${level}`, lines, page.margin);
		}
	};
}

function laidParagraph({ words, isLead = false }: Paragraph, paper: Paper): Laid {
	const lines: Lines = {
		lines: linesOf(words, looks.text, TEXT_WIDTH, paper.measure),
		height: looks.text.size * LEADING
	};
	return {
		before: spaces.paragraph,
		start: isLead ? lines.lines.length * lines.height : startOf(lines),
		isLead,
		draw: (sheet, root) => sheet.write(sheet.paper.element('P', root), 'P', lines, page.margin)
	};
}

function laidList({ points, isRanked = false }: List, paper: Paper): Laid {
	const height = looks.text.size * LEADING;
	const all = points.map((words): Lines => ({
		lines: linesOf(words, looks.text, TEXT_WIDTH - INDENT, paper.measure),
		height
	}));
	const [first] = all;
	const labels = points.map((_, at) =>
		linesOf([{ text: isRanked ? `${at + 1}.` : '•' }], looks.soft, TEXT_WIDTH, paper.measure)
	);
	return {
		before: spaces.list,
		start: first ? startOf(first) : 0,
		isLead: false,
		draw: (sheet, root) => {
			const { paper } = sheet;
			const list = paper.element('L', root, {
				O: 'List',
				ListNumbering: isRanked ? 'Decimal' : 'Disc'
			});
			for (const [at, lines] of all.entries()) {
				if (at > 0) sheet.space(spaces.point);
				sheet.needs(startOf(lines));
				const item = paper.element('LI', list);
				paper.content(paper.element('Lbl', item), 'Lbl', () => {
					for (const line of labels[at] ?? []) paper.line(line, page.margin, sheet.y);
				});
				sheet.write(paper.element('LBody', item), 'LBody', lines, page.margin + INDENT);
			}
		}
	};
}
