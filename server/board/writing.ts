import * as Y from 'yjs';
import {
	boardRoots,
	deskRoots,
	mapOf,
	patchCluster,
	patchNote,
	patchPlain,
	seatRoots
} from '#lib/domain/document.ts';
import { PROTOCOL_VERSION } from '#lib/domain/protocol.ts';
import type { DeskSeat, Me } from '#lib/domain/seat.ts';
import { dropLostSpotlight } from './apply/stage-spotlight.ts';
import { Changes } from './changes.ts';
import {
	authorOf,
	type DocumentUpdate,
	WorkingDocument,
	type WorkingDocuments
} from './documents.ts';
import { settleAgreement } from './settling.ts';
import type { SeatState } from './seats.ts';
import type { BoardState } from './state.ts';
import { writeActions } from './writing-actions.ts';
import { writeHelp } from './writing-help.ts';
import { writePrompts, writeSentPrompts } from './writing-prompts.ts';
import { writeModerationOfSeat, writeModerationOnDesk } from './writing-moderation.ts';
import { writeBallots, writeDeskVoting } from './voting-documents.ts';
import { writeStepTimes } from './writing-step-times.ts';

/**
 * Writes what a batch touched: one transaction a document, each key brought to what the state says
 * now. Starts a new list of changes. A seat without a document gets one under a new epoch.
 */
export function writeChanges(
	state: BoardState,
	documents: WorkingDocuments,
	newEpoch: () => string
): DocumentUpdate[] {
	dropLostSpotlight(state);
	settleAgreement(state);
	const { changes } = state;
	state.changes = new Changes();
	const updates = [
		documents.get('board').write((doc) => writeBoard(doc, state, changes)),
		documents.get('desk').write((doc) => writeDesk(doc, state, changes))
	];
	for (const number of seatsToWrite(state, changes)) {
		const seat = state.seats.get(number);
		if (!seat) continue;
		const name = `seat:${number}` as const;
		const document = documents.has(name)
			? documents.get(name)
			: documents.add(new WorkingDocument(name, newEpoch()));
		updates.push(document.write((doc) => writeSeat(doc, state, changes, seat)));
	}
	state.voting.touched.clear();
	state.agreement.touched.clear();
	return updates.filter((update) => update !== undefined);
}

function seatsToWrite({ voting, agreement }: BoardState, changes: Changes): Set<number> {
	return new Set([
		...changes.seats,
		...changes.inSeat.keys(),
		...changes.prompts.flatMap(({ seats }) => [...seats]),
		...voting.touched,
		...agreement.touched
	]);
}

function writeBoard(doc: Y.Doc, state: BoardState, changes: Changes): void {
	const roots = boardRoots(doc);
	const before = clockOf(doc);
	if (changes.meta) {
		roots.meta.set('title', state.meta.title);
		roots.meta.set('deletedOn', state.meta.deletedOn);
		putPlain(roots.meta, 'groups', state.meta.groups);
	}
	if (changes.stage) patchPlain(roots.stage, state.stage);
	for (const id of changes.clusters) {
		const cluster = state.clusters.get(id);
		const map = roots.clusters.get(id);
		if (cluster && map) patchCluster(map, cluster);
		else putMap(roots.clusters, id, cluster);
	}
	for (const id of changes.notes) {
		const note = state.notes.get(id);
		const map = roots.notes.get(id);
		if (note && map && !changes.anew.has(id)) patchNote(map, note);
		else putMap(roots.notes, id, note);
	}
	writeActions(roots.actions, state.actions, changes.actions);
	if (changes.people) roots.counts.set('people', state.people.all());
	for (const q of takeAll(state.counts.changed)) roots.counts.set(q, state.counts.of(q));
	const touched = changes.notes.size + changes.clusters.size + changes.actions.size;
	if (clockOf(doc) === before && touched > 0) roots.meta.set('v', PROTOCOL_VERSION);
}

function writeDesk(doc: Y.Doc, state: BoardState, changes: Changes): void {
	const roots = deskRoots(doc);
	const before = clockOf(doc);
	for (const id of changes.desk) {
		put(roots.writers, id, state.writers.get(id));
		put(roots.bin, id, state.bin.get(id));
	}
	writeModerationOnDesk(doc, state, changes);
	for (const number of changes.seats) {
		const seat = state.seats.get(number);
		if (seat) roots.seats.set(String(number), deskSeat(seat));
	}
	writeHelp(roots, state);
	writeSentPrompts(roots, changes);
	const forgotTimes = writeStepTimes(roots, state.stepTimes);
	for (const q of takeAll(state.cells.changed)) roots.cells.set(q, state.cells.of(q));
	const [known] = roots.seats.entries();
	if (changes.headcount) patchPlain(roots.headcount, state.headcount.all());
	const deleted = changes.desk.size > 0 || changes.headcount || forgotTimes;
	if (clockOf(doc) === before && deleted && known) roots.seats.set(...known);
	if (state.voting.touched.size > 0 || changes.storedSeats.size > 0) writeDeskVoting(doc, state);
}

function writeSeat(doc: Y.Doc, state: BoardState, changes: Changes, seat: SeatState): void {
	const roots = seatRoots(doc);
	const before = clockOf(doc);
	const ids = [...(changes.inSeat.get(seat.number) ?? [])];
	for (const id of ids) {
		put(roots.own, id, state.writers.get(id) === seat.number ? true : undefined);
		const queued = state.moderation.queue.get(id);
		const waiting = queued?.writer === seat.number ? queued : undefined;
		const words = state.privateNotes.get(seat.number)?.get(id) ?? waiting?.edit;
		const note = words && waiting ? { ...words, waiting: true as const } : words;
		const map = roots.private.get(id);
		if (note && map) patchNote(map, note);
		else putMap(roots.private, id, note);
	}
	writePrompts(roots, changes, seat.number);
	writeModerationOfSeat(doc, state, seat.number, ids);
	const fields = roots.me.size;
	if (changes.seats.has(seat.number))
		patchPlain(roots.me, { ...meOf(seat), ...(state.help.has(seat.number) ? { help: true } : {}) });
	const isTouched =
		state.voting.touched.has(seat.number) || state.agreement.touched.has(seat.number);
	if (state.voting.touched.has(seat.number)) writeBallots(doc, state.voting, seat.number);
	if (state.agreement.touched.has(seat.number))
		patchPlain(roots.agreed, Object.fromEntries(state.agreement.of(seat.number)));
	const deleted = isTouched || changes.inSeat.has(seat.number) || roots.me.size < fields;
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

function putPlain<Value>(map: Y.Map<Value>, key: string, value: Value): void {
	if (JSON.stringify(map.get(key)) !== JSON.stringify(value)) map.set(key, value);
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
	const { role, group, name, here, finished, practised, removedAt, waitingSince, joinedAs } = seat;
	return {
		role,
		group,
		...(name === undefined ? {} : { name }),
		here,
		finished,
		...(practised ? { practised: true } : {}),
		...(joinedAs === undefined ? {} : { joinedAs }),
		...(removedAt === undefined ? {} : { removed: true }),
		...(waitingSince === undefined ? {} : { waitingSince })
	};
}

function meOf({ number, group, name, finished, practised }: SeatState): Me {
	return {
		number,
		group,
		...(name === undefined ? {} : { name }),
		...(finished ? { finished: true } : {}),
		...(practised ? { practised: true } : {})
	};
}
