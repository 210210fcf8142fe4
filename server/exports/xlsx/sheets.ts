import type { Row } from 'write-excel-file/node';
import { actionsInOrder } from '#lib/domain/action.ts';
import type { NoteWithId } from '#lib/domain/note.ts';
import { notesInOrder } from '#lib/domain/reading-order.ts';
import { orderOf } from '#lib/domain/snapshot.ts';
import { presentGroups } from '#lib/evidence/comparison.ts';
import { consensus } from '#lib/evidence/consensus.ts';
import { ABSENT, coverage } from '#lib/evidence/coverage.ts';
import type { Fraction } from '#lib/evidence/fraction.ts';
import { itemNames, resultGroups } from '#lib/evidence/result-groups.ts';
import { whoWrote } from '#lib/evidence/who-wrote.ts';
import type { ExportContext } from '../export-context.ts';
import { statement } from '../statement.ts';
import { header, moment, number, share, words } from './cells.ts';

/** One sheet: its name, the widths of its columns in letters, and its rows with the header first. */
export interface SheetRows {
	name: string;
	widths: readonly number[];
	rows: Row[];
}

const via = {
	self: 'Own device',
	scribe: 'Written down',
	paper: 'From paper',
	import: 'From a file'
};

/** Every note in reading order. Hidden ones stand last and are marked, where they were asked for. */
export function notesSheet(context: ExportContext): SheetRows {
	const { snapshot, hiddenNotes } = context;
	const labels = labelsOf(context);
	const row = (note: NoteWithId, hidden: boolean): Row => [
		words(questionLabel(context, note.q)),
		words(note.cluster === undefined ? '' : (snapshot.clusters.get(note.cluster)?.name ?? '')),
		words(labels.get(note.group) ?? note.group),
		words(note.text),
		number(snapshot.stage.importedDots?.[note.id] ?? 0),
		number(Object.values(note.agree ?? {}).reduce((sum, n) => sum + n, 0)),
		moment(note.at),
		words(via[note.via]),
		words(note.late ? 'Added later' : ''),
		...(hiddenNotes ? [words(hidden ? 'Hidden' : '')] : []),
		words(note.id)
	];
	const shown = orderOf(snapshot).flatMap(notesInOrder);
	return {
		name: 'Notes',
		widths: [10, 24, 24, 70, 12, 10, 18, 16, 14, ...(hiddenNotes ? [10] : []), 26],
		rows: [
			header([
				'Question',
				'Cluster',
				'Group',
				'Note',
				'Dots from a file',
				'Me too',
				'Written (UTC)',
				'How it came',
				'Late',
				...(hiddenNotes ? ['Hidden'] : []),
				'Id'
			]),
			...shown.map((note) => row(note, false)),
			...(hiddenNotes ?? []).map((note) => row(note, true))
		]
	};
}

/** Notes and people by group, with what is thin or empty in words. */
export function coverageSheet({ snapshot }: ExportContext): SheetRows {
	const { meta, counts } = snapshot;
	const table = coverage(meta.framework.questions, meta.groups, counts.notes, counts.people);
	const questions = table.questions.map(({ question }) => question.label);
	return {
		name: 'Coverage',
		widths: [34, 12, ...questions.map(() => 10), 10, 40],
		rows: [
			header(['Group', 'People', ...questions, 'All', 'Thin or empty']),
			...table.groups.map(({ group, people, notes, isAbsent }, at): Row => [
				words(group.label),
				people > 0 ? number(people) : words(isAbsent ? ABSENT : 'not known'),
				...table.questions.map(({ cells }) => number(cells[at]?.notes ?? 0)),
				number(notes),
				words(
					table.sentences
						.filter(({ cell }) => cell.group.id === group.id)
						.map(({ text }) => text)
						.join(' ')
				)
			]),
			[
				words('All'),
				table.people > 0 ? number(table.people) : words('not known'),
				...table.questions.map(({ notes }) => number(notes)),
				number(table.notes),
				words('')
			]
		]
	};
}

/** Each cluster with its notes by group, and who wrote it. */
export function clustersSheet(context: ExportContext): SheetRows {
	const present = presentGroups(context.snapshot);
	return {
		name: 'Clusters',
		widths: [10, 40, 10, ...present.map(() => 14), 50],
		rows: [
			header([
				'Question',
				'Cluster',
				'Notes',
				...present.map(({ label }) => label),
				'Who wrote it'
			]),
			...orderOf(context.snapshot).flatMap(({ q, clusters }) =>
				clusters.map(({ cluster, notes }): Row => [
					words(questionLabel(context, q)),
					words(cluster.name),
					number(notes.length),
					...present.map(({ id }) => number(notes.filter(({ group }) => group === id).length)),
					words(whoWrote(notes, present) ?? '')
				])
			)
		]
	};
}

/** What people chose: of each group how many, and what follows when every group counts the same. */
export function votesSheet({ snapshot }: ExportContext): SheetRows {
	const { results } = snapshot.stage;
	const name = 'Votes by group';
	if (!results || results.groups.length === 0)
		return {
			name,
			widths: [60],
			rows: [
				header(['What']),
				[
					words(
						results ? 'Fewer than 3 people voted, so totals are not shown.' : 'No vote was closed.'
					)
				]
			]
		};
	const groups = resultGroups(results, snapshot.meta.groups);
	const names = itemNames(orderOf(snapshot), ({ text }) => text);
	const part = ([above, below]: Fraction) => above / below;
	return {
		name,
		widths: [60, ...groups.map(() => 16), ...groups.map(() => 16), 14, 14, 14, 10],
		rows: [
			header([
				'What',
				...groups.map(({ label }) => `${label}: people`),
				...groups.map(({ label }, at) => `${label}: of ${results.groups[at]?.ballots ?? 0}`),
				'Average of groups',
				'Least of groups',
				'Difference',
				results.rules.ranked ? 'Points' : 'Dots'
			]),
			...consensus(results, [...names.keys()]).all.map((item): Row => [
				words(names.get(item.id) ?? ''),
				...item.people.map((people) => number(people)),
				...item.shares.map((each) => share(part(each))),
				share(part(item.support)),
				share(part(item.floor)),
				share(part(item.spread)),
				number(item.dots)
			])
		]
	};
}

export function actionsSheet({ snapshot }: ExportContext): SheetRows {
	const names = itemNames(orderOf(snapshot), ({ text }) => text);
	return {
		name: 'Actions',
		widths: [60, 30, 14, 60],
		rows: [
			header(['We will', 'Who', 'By when', 'Comes from']),
			...actionsInOrder(snapshot.actions).map(({ text, owner, due, from = [] }): Row => [
				words(text),
				words(owner ?? 'No owner yet'),
				words(due ?? 'No date yet'),
				words(from.map((id) => names.get(id) ?? 'a note that is gone').join('\n'))
			])
		]
	};
}

/** What the file states about itself. */
export function aboutSheet(context: ExportContext): SheetRows {
	return {
		name: 'About',
		widths: [20, 100],
		rows: [
			header(['About', 'This file']),
			...statement(context).map(([name, value]): Row => [words(name), words(value)])
		]
	};
}

function labelsOf({ snapshot }: ExportContext): ReadonlyMap<string, string> {
	return new Map(snapshot.meta.groups.map(({ id, label }) => [id, label]));
}

function questionLabel({ snapshot }: ExportContext, q: NoteWithId['q']): string {
	return snapshot.meta.framework.questions.find(({ id }) => id === q)?.label ?? q;
}
