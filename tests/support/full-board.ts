import type { BoardFile } from '#lib/domain/board-file.ts';
import { limits } from '#lib/domain/limits.ts';
import { questionIds } from '#lib/domain/question.ts';
import { exportJson } from '../../server/exports/json.ts';
import { context, textOf } from './exported.ts';

/** Four kilobytes and a thousand graphemes of which each needs a backslash in JSON, so the most there is. */
export const longestText = '"\u0951'.repeat(952) + '"\u0951\u0309'.repeat(48);

/** A board that is full in every way, as it stands in a file: the largest there can be. */
export function fullBoard(text = longestText): Uint8Array<ArrayBuffer> {
	const file = JSON.parse(textOf(exportJson(context(['a'])).bytes)) as BoardFile;
	const id = (kind: string, index: number) => `${kind}${index}`.padEnd(64, '_');
	file.clusters = Array.from({ length: limits.clustersPerBoard }, (_, index) => ({
		id: id('c', index),
		question: questionIds[index % questionIds.length] ?? 'how',
		name: '\u0951'.repeat(500),
		place: [0.95, 399.95]
	}));
	file.actions = Array.from({ length: limits.actionsPerBoard }, (_, index) => ({
		id: id('a', index),
		text: '"\u0951'.repeat(limits.actionGraphemes),
		owner: '"\u0951'.repeat(limits.actionOwnerGraphemes),
		due: '2099-12-31',
		from: Array.from({ length: limits.linksPerAction }, (_, link) => id('n', index + link)),
		at: 8.64e15,
		version: limits.noteVersion
	}));
	file.notes = Array.from({ length: limits.notesPerBoard }, (_, index) => ({
		id: id('n', index),
		question: questionIds[index % questionIds.length] ?? 'how',
		group: 'patient',
		text,
		place: [0.95, 399.95],
		version: limits.noteVersion,
		at: 8.64e15,
		via: 'import',
		late: true,
		cluster: id('c', index % limits.clustersPerBoard),
		dots: limits.importedCount
	}));
	return new TextEncoder().encode(`${JSON.stringify(file, null, '\t')}\n`);
}
