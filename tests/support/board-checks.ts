import { isDeepStrictEqual } from 'node:util';
import * as Y from 'yjs';
import { boardRoots, deskRoots, readPrivateNote, seatRoots } from '#lib/domain/document.ts';
import type { PrivateNote } from '#lib/domain/note.ts';
import type { DocumentName } from '#lib/domain/protocol.ts';
import { questionIds } from '#lib/domain/question.ts';
import type { Seat } from '#lib/domain/seat.ts';
import { readSnapshot } from '#lib/domain/snapshot.ts';
import type { Board } from '../../server/board/types.ts';
import type { PlainBoard, PlainNote } from './board-model.ts';
import type { TestBoard, TestReader } from './board.ts';

/** A document as plain data, with the order of keys taken out. */
export function plain(name: DocumentName, doc: Y.Doc): object {
	const roots =
		name === 'board' ? boardRoots(doc) : name === 'desk' ? deskRoots(doc) : seatRoots(doc);
	return Object.fromEntries(
		Object.entries(roots).map(([root, map]) => [root, (map as Y.Map<unknown>).toJSON()])
	);
}

/** A document as this seat would get it now, from nothing; undefined when it may not read it. */
export function fresh(board: Board, seat: Seat, name: DocumentName): Y.Doc | undefined {
	const got = board.since(seat.number, name);
	if (!got) return undefined;
	const doc = new Y.Doc();
	Y.applyUpdate(doc, got.update);
	return doc;
}

/** All bytes that a seat would get from nothing: what a late joiner sees, to be searched for words. */
export function bytesFor(board: Board, seat: Seat): Buffer {
	const names: DocumentName[] = ['board', 'seat', 'desk'];
	return Buffer.concat(
		names.map((name) => board.since(seat.number, name)?.update ?? new Uint8Array())
	);
}

/** All that these seats can read and the board's `rev`, but for who is here, as one text to compare. */
export function everything(board: Board, seats: readonly Seat[]): string {
	const documents = seats.flatMap((seat) =>
		(['board', 'seat', 'desk'] as const).map((name) => {
			const doc = fresh(board, seat, name);
			return doc && plain(name, doc);
		})
	);
	const withoutHere = (key: string, value: unknown) => (key === 'here' ? undefined : value);
	return JSON.stringify([board.rev, documents], withoutHere);
}

/** A copy of documents that somebody holds. */
export interface Replica {
	readonly seat: number;
	readonly docs: ReadonlyMap<DocumentName, Y.Doc>;
}

/** As `compareBoards`, with the board that another process builds from what is stored. */
export async function expectConverged(
	test: TestBoard,
	seats: readonly Seat[],
	readers: readonly TestReader[] = []
): Promise<void> {
	const { board } = await test.restart(test.store.copy());
	compareBoards(test.board, board, seats, readers);
}

/**
 * CONV: every replica equals what a newcomer gets, the snapshot, and the board as it was rebuilt.
 * `here` is not compared, since a restart knows of nobody.
 */
export function compareBoards(
	live: Board,
	board: Board,
	seats: readonly Seat[],
	readers: readonly Replica[]
): void {
	const problems: string[] = [];
	const compare = (what: string, left: unknown, right: unknown) => {
		if (!isDeepStrictEqual(left, right))
			problems.push(`${what}\n${JSON.stringify(left)}\n${JSON.stringify(right)}`);
	};
	for (const seat of seats)
		for (const name of ['board', 'seat', 'desk'] as const) {
			const now = fresh(live, seat, name);
			const rebuilt = fresh(board, seat, name);
			compare(`rebuilt ${name} of ${seat.number}`, unseen(name, rebuilt), unseen(name, now));
			if (!now) continue;
			for (const reader of readers) {
				const replica = reader.seat === seat.number ? reader.docs.get(name) : undefined;
				if (replica)
					compare(`replica ${name} of ${seat.number}`, plain(name, replica), plain(name, now));
			}
			compare(`authors of ${name}`, now.store.clients.size, 1);
			if (name === 'board') compare('snapshot', readSnapshot(now), live.snapshot());
		}
	compareCounts(live, seats, compare);
	compareClusters(live, compare);
	compare('rev', board.rev, live.rev);
	if (problems.length > 0) throw new Error(problems.join('\n\n'));
}

/** What a board comes to, read from the documents that these seats get. A facilitator is among them. */
export function plainBoard(board: Board, seats: readonly Seat[]): PlainBoard {
	const desk = seats.map((seat) => fresh(board, seat, 'desk')).find((doc) => doc !== undefined);
	if (!desk) throw new Error('Nobody here reads the desk.');
	const { writers, bin } = deskRoots(desk);
	const { notes, stage, actions } = board.snapshot();
	const plainNote = (id: string, { q, text, v }: PrivateNote): [string, PlainNote] => [
		id,
		[q, text, v, writers.get(id) ?? 0]
	];
	const secret = seats.flatMap((seat) => {
		const doc = fresh(board, seat, 'seat');
		const own = doc ? [...seatRoots(doc).private.entries()] : [];
		return own.map(([id, map]) => plainNote(id, readPrivateNote(map)));
	});
	return {
		visible: Object.fromEntries([...notes].map(([id, note]) => plainNote(id, note))),
		secret: Object.fromEntries(secret),
		bin: [...bin.keys()].sort(),
		actions: Object.fromEntries([...actions].map(([id, { text }]) => [id, text])),
		step: stage.step,
		locks: stage.locks
	};
}

/** The counts in the documents are those of the notes, private ones on the desk included. */
function compareCounts(
	board: Board,
	seats: readonly Seat[],
	compare: (what: string, left: unknown, right: unknown) => void
): void {
	const visible = [...board.snapshot().notes.values()];
	compare('counts', tally(visible), board.snapshot().counts.notes);
	const desks = seats.map((seat) => fresh(board, seat, 'desk'));
	const desk = desks.find((doc) => doc !== undefined);
	if (!desk) return;
	const { seats: known, cells, writers } = deskRoots(desk);
	const own = [...known.keys()].map((number) =>
		fresh(board, { number: Number(number) } as Seat, 'seat')
	);
	const secret = own.flatMap((doc) =>
		// Other words for a visible note wait in the same place, and are no second note.
		doc
			? [...seatRoots(doc).private.entries()]
					.filter(([id]) => !board.snapshot().notes.has(id))
					.map(([, map]) => readPrivateNote(map))
			: []
	);
	if (!own.includes(undefined)) compare('cells', tally([...visible, ...secret]), cells.toJSON());
	// Nobody reads the private notes of a seat that was removed: they are counted all the same.
	const counted = [...cells.values()].flatMap((groups) => Object.values(groups));
	const loose = [...board.snapshot().notes.keys()].filter((id) => !writers.has(id)).length;
	const sum = counted.reduce((all, count) => all + count, 0);
	compare('all notes', writers.size + loose, sum);
}

/** No note is in a cluster that is not there, or that is in another question. */
function compareClusters(
	board: Board,
	compare: (what: string, left: unknown, right: unknown) => void
): void {
	const { notes, clusters } = board.snapshot();
	for (const [id, { q, cluster }] of notes)
		if (cluster !== undefined) compare(`cluster of ${id}`, clusters.get(cluster)?.q, q);
}

/** Clusters in which nothing is: there are none but those that came so with a file. */
export function emptyClusters(board: Board): string[] {
	const { notes, clusters } = board.snapshot();
	const used = new Set(Array.from(notes.values(), ({ cluster }) => cluster));
	return [...clusters.keys()].filter((id) => !used.has(id));
}

function tally(notes: readonly { q: string; group: string }[]): unknown {
	const cells: Record<string, Record<string, number>> = {};
	for (const q of questionIds) cells[q] = {};
	for (const { q, group } of notes) {
		const cell = (cells[q] ??= {});
		cell[group] = (cell[group] ?? 0) + 1;
	}
	return cells;
}

function unseen(name: DocumentName, doc: Y.Doc | undefined): unknown {
	if (!doc) return undefined;
	const value = plain(name, doc) as { seats?: Record<string, object> };
	if (!value.seats) return value;
	const seats = Object.entries(value.seats).map(([number, seat]) => [
		number,
		{ ...seat, here: false }
	]);
	return { ...value, seats: Object.fromEntries(seats) as object };
}
