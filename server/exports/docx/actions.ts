import type { Paragraph } from 'docx';
import { actionsInOrder } from '#lib/domain/action.ts';
import { orderOf, type Snapshot } from '#lib/domain/snapshot.ts';
import { count } from '#lib/evidence/coverage.ts';
import { evidenceWords as said } from '#lib/evidence/evidence-words.ts';
import { itemNames } from '#lib/evidence/result-groups.ts';
import { dayInWords } from '../statement.ts';
import type { WordStyle } from './styles.ts';
import { table } from './table.ts';
import { type Block, heading, lead, paragraph, plain, words } from './text.ts';

/** Twentieths of a point: all columns together are as wide as the page. */
const widths = [3_538, 1_950, 1_650, 2_500];

/** Who does what and by when, and which notes and clusters it comes from; what is open is said. */
export function actionSection(snapshot: Snapshot): Block[] {
	const head = heading(1, said.actions);
	const actions = actionsInOrder(snapshot.actions);
	if (actions.length === 0) return [head, plain(said.noActions)];
	const names = itemNames(orderOf(snapshot));
	const open = actions.filter(({ owner, due }) => !owner || !due).length;
	return [
		head,
		...(open > 0 ? [lead(said.open(count(open, 'action'), open === 1 ? 'has' : 'have'))] : []),
		table({
			widths,
			head: [said.weWill, said.who, said.byWhen, said.from],
			rows: actions.map(({ text, owner, due, from = [] }) => [
				[cell(text)],
				[owner ? cell(owner) : cell(said.noOwner, 'Missing')],
				[due ? cell(dayInWords(due)) : cell(said.noDate, 'Missing')],
				from.length > 0
					? from.map((id) => cell(names.get(id) ?? said.goneSource))
					: [cell('Not linked to a note', 'Sign')]
			])
		})
	];
}

function cell(text: string, style?: WordStyle): Paragraph {
	return paragraph(words(text, style), { style: 'TableText', of: text });
}
