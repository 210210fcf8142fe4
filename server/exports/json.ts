import { actionsInOrder } from '#lib/domain/action.ts';
import { BOARD_FILE_FORMAT, BOARD_FILE_VERSION, type BoardFile } from '#lib/domain/board-file.ts';
import type { NoteWithId } from '#lib/domain/note.ts';
import { notesInOrder } from '#lib/domain/reading-order.ts';
import { orderOf, type Snapshot } from '#lib/domain/snapshot.ts';
import type { ExportContext, ExportFile } from './export-context.ts';
import { fileName } from './file-name.ts';
import { statement } from './statement.ts';

/** Everything of the snapshot in the archive format; locks and timers belong to the moment and stay. */
export function exportJson(context: ExportContext): ExportFile {
	return {
		bytes: new TextEncoder().encode(`${JSON.stringify(boardFile(context), null, '\t')}\n`),
		type: 'application/json; charset=utf-8',
		name: fileName(context.title, context.date, 'json')
	};
}

/** Hidden notes stand apart: a file that is opened again brings none of them back. */
function boardFile(context: ExportContext): BoardFile & { hidden?: BoardFile['notes'] } {
	const { snapshot } = context;
	const { meta, stage, counts } = snapshot;
	return {
		format: BOARD_FILE_FORMAT,
		version: BOARD_FILE_VERSION,
		exported: new Date(context.exportedAt).toISOString(),
		about: statement(context).filter(([name]) => name !== 'Exported'),
		board: {
			id: context.boardId,
			title: context.title,
			...(context.site ? { site: context.site } : {}),
			date: context.date,
			deletedOn: context.deletedOn,
			framework: { id: meta.framework.id, version: meta.framework.version }
		},
		groups: meta.groups.map(({ id, label, short }) => ({ id, label, short })),
		people: counts.people,
		stage: {
			step: stage.step,
			steps: stage.steps,
			settings: stage.settings,
			revealed: stage.revealed
		},
		...contents(snapshot),
		...(context.hiddenNotes
			? { hidden: context.hiddenNotes.map((note) => fileNote(snapshot, note)) }
			: {})
	};
}

function contents(snapshot: Snapshot): Pick<BoardFile, 'clusters' | 'actions' | 'notes'> {
	const order = orderOf(snapshot);
	return {
		clusters: order.flatMap((question) =>
			question.clusters.map(({ id, cluster }) => ({
				id,
				question: cluster.q,
				name: cluster.name,
				place: cluster.p
			}))
		),
		actions: actionsInOrder(snapshot.actions).map(({ id, text, owner, due, from, at, v }) => ({
			id,
			text,
			...(owner === undefined ? {} : { owner }),
			...(due === undefined ? {} : { due }),
			...(from === undefined ? {} : { from }),
			at,
			version: v
		})),
		notes: order.flatMap((question) =>
			notesInOrder(question).map((note) => fileNote(snapshot, note))
		)
	};
}

function fileNote({ stage }: Snapshot, note: NoteWithId): BoardFile['notes'][number] {
	const dots = stage.importedDots?.[note.id];
	return {
		id: note.id,
		question: note.q,
		group: note.group,
		text: note.text,
		place: note.p,
		version: note.v,
		at: note.at,
		via: note.via,
		...(note.late ? { late: note.late } : {}),
		...(note.cluster === undefined ? {} : { cluster: note.cluster }),
		...(dots ? { dots } : {})
	};
}
