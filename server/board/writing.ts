import * as Y from 'yjs';
import {
	boardRoots,
	deskRoots,
	mapOf,
	patchNote,
	patchPlain,
	seatRoots
} from '#lib/domain/document.ts';
import { PROTOCOL_VERSION } from '#lib/domain/protocol.ts';
import type { DeskSeat, Me } from '#lib/domain/seat.ts';
import { Changes } from './changes.ts';
import {
	authorOf,
	type DocumentUpdate,
	WorkingDocument,
	type WorkingDocuments
} from './documents.ts';
import type { BoardState, SeatState } from './state.ts';

/**
 * Writes what a batch touched: one transaction a document, each key brought to what the state says
 * now. Starts a new list of changes. A seat without a document gets one under a new epoch.
 */
export function writeChanges(
	state: BoardState,
	documents: WorkingDocuments,
	newEpoch: () => string
): DocumentUpdate[] {
	const { changes } = state;
	state.changes = new Changes();
	const updates = [
		documents.get('board').write((doc) => writeBoard(doc, state, changes)),
		documents.get('desk').write((doc) => writeDesk(doc, state, changes))
	];
	for (const number of new Set([...changes.seats, ...changes.inSeat.keys()])) {
		const seat = state.seats.get(number);
		if (!seat) continue;
		const name = `seat:${number}` as const;
		const document = documents.has(name)
			? documents.get(name)
			: documents.add(new WorkingDocument(name, newEpoch()));
		updates.push(document.write((doc) => writeSeat(doc, state, changes, seat)));
	}
	return updates.filter((update) => update !== undefined);
}

function writeBoard(doc: Y.Doc, state: BoardState, changes: Changes): void {
	const roots = boardRoots(doc);
	const before = clockOf(doc);
	if (changes.meta) {
		roots.meta.set('title', state.meta.title);
		roots.meta.set('deletedOn', state.meta.deletedOn);
	}
	if (changes.stage) patchPlain(roots.stage, state.stage);
	for (const id of changes.clusters) putMap(roots.clusters, id, state.clusters.get(id));
	for (const id of changes.notes) {
		const note = state.notes.get(id);
		const map = roots.notes.get(id);
		if (note && map) patchNote(map, note);
		else putMap(roots.notes, id, note);
	}
	if (changes.people) roots.counts.set('people', { ...state.people });
	for (const q of takeAll(state.counts.changed)) roots.counts.set(q, state.counts.of(q));
	if (clockOf(doc) === before && changes.notes.size + changes.clusters.size > 0)
		roots.meta.set('v', PROTOCOL_VERSION);
}

function writeDesk(doc: Y.Doc, state: BoardState, changes: Changes): void {
	const roots = deskRoots(doc);
	for (const id of changes.desk) {
		put(roots.writers, id, state.writers.get(id));
		put(roots.bin, id, state.bin.get(id));
	}
	for (const number of changes.seats) {
		const seat = state.seats.get(number);
		if (seat) roots.seats.set(String(number), deskSeat(seat));
	}
	for (const q of takeAll(state.cells.changed)) roots.cells.set(q, state.cells.of(q));
}

function writeSeat(doc: Y.Doc, state: BoardState, changes: Changes, seat: SeatState): void {
	const roots = seatRoots(doc);
	const before = clockOf(doc);
	const ids = changes.inSeat.get(seat.number) ?? [];
	for (const id of ids) {
		put(roots.own, id, state.writers.get(id) === seat.number ? true : undefined);
		const note = state.privateNotes.get(seat.number)?.get(id);
		const map = roots.private.get(id);
		if (note && map) patchNote(map, note);
		else putMap(roots.private, id, note);
	}
	const fields = roots.me.size;
	if (changes.seats.has(seat.number)) patchPlain(roots.me, meOf(seat));
	const deleted = changes.inSeat.has(seat.number) || roots.me.size < fields;
	if (clockOf(doc) === before && deleted) roots.me.set('number', seat.number);
}

/**
 * Structs written so far. Deleting a key writes none, and then no state vector would tell a polling
 * reader that something is new: such a transaction also writes a key again that stays as it was.
 */
function clockOf(doc: Y.Doc): number {
	return Y.getState(doc.store, authorOf(doc));
}

function put<Value>(map: Y.Map<Value>, key: string, value: Value | undefined): void {
	if (value === undefined) map.delete(key);
	else if (map.get(key) !== value) map.set(key, value);
}

function putMap(maps: Y.Map<Y.Map<unknown>>, id: string, fields: object | undefined): void {
	if (fields === undefined) maps.delete(id);
	else maps.set(id, mapOf(fields));
}

function takeAll<Item>(items: Set<Item>): Item[] {
	const all = [...items];
	items.clear();
	return all;
}

function deskSeat(seat: SeatState): DeskSeat {
	const { role, group, name, here, finished, removedAt } = seat;
	return {
		role,
		group,
		...(name === undefined ? {} : { name }),
		here,
		finished,
		...(removedAt === undefined ? {} : { removed: true })
	};
}

function meOf({ number, group, name, finished }: SeatState): Me {
	return {
		number,
		group,
		...(name === undefined ? {} : { name }),
		...(finished ? { finished: true } : {})
	};
}
