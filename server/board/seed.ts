import { boardRoots, patchPlain } from '#lib/domain/document.ts';
import { FivewaysError } from '#lib/domain/errors.ts';
import { withOther } from '#lib/domain/group.ts';
import { limits } from '#lib/domain/limits.ts';
import type { Place } from '#lib/domain/place.ts';
import { PROTOCOL_VERSION } from '#lib/domain/protocol.ts';
import { type QuestionId, questionIds } from '#lib/domain/question.ts';
import { newStage } from '#lib/domain/stage.ts';
import { WorkingDocument, WorkingDocuments } from './documents.ts';
import { BoardState } from './state.ts';
import type { BoardSeed, FirstCommit } from './types.ts';
import { writeChanges } from './writing.ts';

/** Ids that come with a file: nothing that could be mistaken for a property of every object. */
const plainId = /^(?!__proto__$|constructor$|prototype$)[\w.:-]{1,64}$/;

/**
 * Turns a seed into rev 0 of a board: documents **board** and **desk**, no seats.
 * @throws FivewaysError `malformed` for an id that no board could have made
 */
export const firstCommit: FirstCommit = (seed, tools) => {
	const epoch = tools.newEpoch();
	const { title, framework, deletedOn } = seed;
	const groups = withOther(seed.groups);
	const meta = { title, framework, groups, deletedOn, epoch, v: PROTOCOL_VERSION };
	const stage = { ...newStage(seed.step), ...seed.stage };
	const state = new BoardState(
		meta,
		seed.importedDots ? { ...stage, importedDots: seed.importedDots } : stage
	);
	state.people.recall(seed.people ?? {});
	for (const q of questionIds) fillQuestion(state, seed, q, tools.newId);
	for (const { id, ...action } of seed.actions ?? []) state.actions.put(checked(id), action);
	state.changes.stage = true;
	state.changes.people = true;

	const documents = new WorkingDocuments();
	const board = documents.add(new WorkingDocument('board', epoch));
	const desk = documents.add(new WorkingDocument('desk', tools.newEpoch()));
	for (const q of questionIds) {
		state.counts.changed.add(q);
		state.cells.changed.add(q);
	}
	const metaUpdate = board.write((doc) => patchPlain(boardRoots(doc).meta, meta));
	const updates = writeChanges(state, documents, tools.newEpoch);
	desk.assertWhole();
	return {
		rev: 0,
		updates: metaUpdate ? [metaUpdate, ...updates] : updates,
		commands: [],
		undone: [],
		seats: []
	};
};

/** Places what has a place, then clusters with their notes below all that, then loose notes in gaps. */
function fillQuestion(
	state: BoardState,
	seed: BoardSeed,
	q: QuestionId,
	newId: () => string
): void {
	const notes = (seed.notes ?? []).filter((note) => note.q === q);
	const clusters = (seed.clusters ?? []).filter(({ cluster }) => cluster.q === q);
	const add = ({ id, p: _, ...note }: (typeof notes)[number], p: Place) =>
		state.addNote(checked(id ?? newId()), { ...note, v: note.v ?? 1, p }, undefined);

	for (const note of notes) if (note.p) add(note, note.p);
	for (const { id, cluster } of clusters)
		if (cluster.p) state.addCluster(checked(id), { ...cluster, p: cluster.p });
	const waiting = notes.filter((note) => !note.p);
	let row = rowBelow(state, q);
	for (const { id, cluster } of clusters) {
		const members = waiting.filter((note) => note.cluster === id);
		if (!cluster.p) state.addCluster(checked(id), { ...cluster, p: [0, Math.min(row++, lastRow)] });
		members.forEach((note, index) =>
			add(note, [index % 2, Math.min(row + Math.floor(index / 2), lastRow)])
		);
		row += Math.ceil(members.length / 2);
	}
	const known = new Set(clusters.map(({ id }) => id));
	for (const { cluster, ...note } of waiting)
		if (cluster === undefined || !known.has(cluster)) add(note, state.places.takeFirst(q));
}

const lastRow = limits.placeMaxY;

function rowBelow(state: BoardState, q: QuestionId): number {
	let row = 0;
	for (const { q: at, p } of [...state.notes.values(), ...state.clusters.values()])
		if (at === q) row = Math.max(row, Math.ceil(p[1]) + 1);
	return row;
}

function checked(id: string): string {
	if (!plainId.test(id)) throw new FivewaysError('malformed');
	return id;
}
