import { actionsInOrder } from '#lib/domain/action.ts';
import { orderOf, type Snapshot } from '#lib/domain/snapshot.ts';
import { count } from '#lib/evidence/coverage.ts';
import { evidenceWords as said } from '#lib/evidence/evidence-words.ts';
import { itemNames } from '#lib/evidence/result-groups.ts';
import { dayInWords } from '../statement.ts';
import { type Block, cell, heading, lead, paragraph, type Words } from './blocks.ts';

/** Who does what and by when, and which notes and clusters it comes from; what is open is said. */
export function actionSection(snapshot: Snapshot): Block[] {
	const head = heading(2, said.actions);
	const actions = actionsInOrder(snapshot.actions);
	if (actions.length === 0) return [head, paragraph(said.noActions)];
	const names = itemNames(orderOf(snapshot));
	const open = actions.filter(({ owner, due }) => !owner || !due).length;
	return [
		head,
		...(open > 0 ? [lead(said.open(count(open, 'action'), open === 1 ? 'has' : 'have'))] : []),
		{
			kind: 'table',
			caption: 'What was agreed, who does it and by when.',
			columns: [
				{ head: said.weWill, share: 36 },
				{ head: said.who, share: 20 },
				{ head: said.byWhen, share: 17 },
				{ head: said.from, share: 27 }
			],
			rows: actions.map(({ text, owner, due, from = [] }) => [
				cell(text, { bold: true }),
				owner ? cell(owner) : missing(said.noOwner),
				due ? cell(dayInWords(due)) : missing(said.noDate),
				from.length > 0
					? sources(from.map((id) => names.get(id) ?? said.goneSource))
					: cell('Not linked to a note', { colour: 'soft' })
			])
		}
	];
}

function missing(text: string): Words[] {
	return cell(text, { bold: true, colour: 'clay' });
}

/** Each begins a line. */
function sources(names: readonly string[]): Words[] {
	return names
		.flatMap((name) => cell(name))
		.map(({ text }, at) => ({ text: at > 0 ? `\n${text}` : text }));
}
