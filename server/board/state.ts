import type { Cluster } from '#lib/domain/cluster.ts';
import type { BinnedNote, BoardMeta } from '#lib/domain/document.ts';
import { type Note, type PrivateNote, sharedNote } from '#lib/domain/note.ts';
import type { Place } from '#lib/domain/place.ts';
import { isParticipant } from '#lib/domain/permission.ts';
import type { Stage } from '#lib/domain/stage.ts';
import type { StoredSeat } from '../storage/port.ts';
import { Changes } from './changes.ts';
import { FormerTexts } from './former-texts.ts';
import { FreePlaces } from './free-places.ts';
import { UndoStacks } from './inverse.ts';
import { Tally } from './tally.ts';
import type { Description } from './types.ts';

/** A seat with what the desk shows of it. */
export interface SeatState extends StoredSeat {
	/** Has an open socket. */
	here: boolean;
	finished: boolean;
}

/**
 * One board as plain values: what every check reads. Each change also marks what it touched, so
 * that the documents can be written once a batch. Nothing here is asynchronous, and nothing reads
 * a clock or makes an id.
 */
export class BoardState {
	rev = 0;
	meta: BoardMeta;
	stage: Stage;
	readonly notes = new Map<string, Note>();
	readonly clusters = new Map<string, Cluster>();
	/** Clusters that were here, as long as the board is in memory: whoever names one is told so. */
	readonly dissolved = new Set<string>();
	/** Private notes by seat. */
	readonly privateNotes = new Map<number, Map<string, PrivateNote>>();
	/** Seat number of every note, private ones included; imported and binned notes have none here. */
	readonly writers = new Map<string, number>();
	readonly bin = new Map<string, BinnedNote>();
	readonly seats = new Map<number, SeatState>();
	/** People in the room by group, seats and others. */
	readonly people: Record<string, number> = {};
	/** Visible notes, as everyone may count them. */
	readonly counts = new Tally();
	/** All notes, private ones included, for the desk alone. */
	readonly cells = new Tally();
	readonly places = new FreePlaces(this.notes, this.clusters);
	readonly formerTexts = new FormerTexts();
	undo = new UndoStacks();
	/** Own private notes that a seat deleted since the board was loaded. */
	readonly vanished = new Map<string, number>();
	changes = new Changes();
	private readonly perSeat = new Map<number, number>();
	private privateCount = 0;

	constructor(meta: BoardMeta, stage: Stage) {
		this.meta = meta;
		this.stage = stage;
	}

	/** Notes of a seat, private ones included, without the bin. */
	notesOf(seat: number): number {
		return this.perSeat.get(seat) ?? 0;
	}

	/** Notes of the board, private ones included, without the bin. */
	get noteCount(): number {
		return this.notes.size + this.privateCount;
	}

	describe(description: Description): void {
		this.meta = { ...this.meta, ...description };
		this.changes.meta = true;
	}

	setStage(change: Partial<Stage>): void {
		this.stage = { ...this.stage, ...change };
		this.changes.stage = true;
	}

	/** A visible note that was not there; `writer` is absent for imported ones. */
	addNote(id: string, note: Note, writer: number | undefined): void {
		this.notes.set(id, note);
		this.counts.add(note, 1);
		this.cells.add(note, 1);
		this.places.taken(note.q, note.p);
		this.changes.notes.add(id);
		if (writer !== undefined) this.setWriter(id, writer);
	}

	/** @returns the cluster that dissolved because this note left it */
	changeNote(id: string, after: Note): Cluster | undefined {
		const before = this.notes.get(id);
		if (!before) throw new Error('A note that is not visible cannot be changed.');
		this.notes.set(id, after);
		this.changes.notes.add(id);
		if (before.q !== after.q) {
			for (const tally of [this.counts, this.cells]) {
				tally.add(before, -1);
				tally.add(after, 1);
			}
		}
		if (before.q !== after.q || before.p !== after.p) {
			this.places.forget(before.q);
			this.places.forget(after.q);
		}
		return before.cluster === after.cluster ? undefined : this.dissolveIfEmpty(before.cluster);
	}

	/** Takes a visible note off the board and into the bin. */
	binNote(id: string, by: number, removedAt: number): void {
		const note = this.notes.get(id);
		if (!note) throw new Error('A note that is not visible cannot go to the bin.');
		const writer = this.writers.get(id);
		this.notes.delete(id);
		this.counts.add(note, -1);
		this.cells.add(note, -1);
		this.places.forget(note.q);
		this.changes.notes.add(id);
		this.dropWriter(id);
		const dissolved = this.dissolveIfEmpty(note.cluster);
		this.bin.set(id, {
			note,
			...(writer === undefined ? {} : { writer }),
			removedAt,
			by,
			...(dissolved ? { dissolved } : {})
		});
		this.changes.desk.add(id);
	}

	/** Brings a note back as it was: same id, place and votes, and its cluster if that can be. */
	unbinNote(id: string): void {
		const binned = this.bin.get(id);
		if (!binned) throw new Error('A note that is not in the bin cannot be restored.');
		this.bin.delete(id);
		this.changes.desk.add(id);
		const { cluster, ...loose } = binned.note;
		if (cluster !== undefined && binned.dissolved) this.addCluster(cluster, binned.dissolved);
		const inCluster = cluster !== undefined && this.clusters.get(cluster)?.q === loose.q;
		this.addNote(id, inCluster ? { ...loose, cluster } : loose, binned.writer);
	}

	addPrivateNote(id: string, note: PrivateNote, writer: number): void {
		const own = this.privateNotes.get(writer) ?? new Map<string, PrivateNote>();
		own.set(id, note);
		this.privateNotes.set(writer, own);
		this.privateCount++;
		this.cells.add(note, 1);
		this.setWriter(id, writer);
	}

	changePrivateNote(id: string, writer: number, after: PrivateNote): void {
		const own = this.privateNotes.get(writer);
		const before = own?.get(id);
		if (!own || !before) throw new Error('A note that is not private here cannot be changed.');
		own.set(id, after);
		if (before.q !== after.q) {
			this.cells.add(before, -1);
			this.cells.add(after, 1);
		}
		this.changes.touchInSeat(writer, id);
	}

	/** A private note is gone: it goes to no bin, since nobody else ever saw it. */
	dropPrivateNote(id: string, writer: number): PrivateNote {
		const note = this.takePrivateNote(id, writer);
		this.cells.add(note, -1);
		this.dropWriter(id);
		this.formerTexts.forget(id);
		this.vanished.set(id, writer);
		return note;
	}

	/** A private note becomes visible under the same id. */
	shareNote(id: string, writer: number, to: { p: Place; at: number; late: boolean }): void {
		const note = sharedNote(this.takePrivateNote(id, writer), to.p, to.at, to.late);
		this.notes.set(id, note);
		this.counts.add(note, 1);
		this.places.taken(note.q, note.p);
		this.changes.notes.add(id);
	}

	addCluster(id: string, cluster: Cluster): void {
		if (this.clusters.has(id)) return;
		this.clusters.set(id, cluster);
		this.dissolved.delete(id);
		this.places.forget(cluster.q);
		this.changes.clusters.add(id);
	}

	addSeat(seat: SeatState): void {
		this.seats.set(seat.number, seat);
		if (isParticipant(seat.role)) this.countPerson(seat.group, 1);
		this.changes.seats.add(seat.number);
		this.changes.storedSeats.add(seat.number);
	}

	/** Flags of the desk, which are not part of the stored seat. */
	flagSeat(number: number, flags: { here?: boolean; finished?: boolean }): void {
		const seat = this.seats.get(number);
		if (!seat) throw new Error('There is no such seat.');
		this.seats.set(number, { ...seat, ...flags });
		this.changes.seats.add(number);
	}

	removeSeat(number: number, removedAt: number): void {
		const seat = this.seats.get(number);
		if (!seat) throw new Error('There is no such seat.');
		this.seats.set(number, { ...seat, here: false, removedAt });
		if (isParticipant(seat.role)) this.countPerson(seat.group, -1);
		this.changes.seats.add(number);
		this.changes.storedSeats.add(number);
	}

	private countPerson(group: string, by: 1 | -1): void {
		const count = (this.people[group] ?? 0) + by;
		if (count > 0) this.people[group] = count;
		else delete this.people[group];
		this.changes.people = true;
	}

	private setWriter(id: string, writer: number): void {
		this.writers.set(id, writer);
		this.perSeat.set(writer, this.notesOf(writer) + 1);
		this.changes.desk.add(id);
		this.changes.touchInSeat(writer, id);
	}

	private dropWriter(id: string): void {
		const writer = this.writers.get(id);
		if (writer === undefined) return;
		this.writers.delete(id);
		this.perSeat.set(writer, this.notesOf(writer) - 1);
		this.changes.desk.add(id);
		this.changes.touchInSeat(writer, id);
	}

	private takePrivateNote(id: string, writer: number): PrivateNote {
		const own = this.privateNotes.get(writer);
		const note = own?.get(id);
		if (!own || !note) throw new Error('A note that is not private here cannot be taken.');
		own.delete(id);
		this.privateCount--;
		this.changes.touchInSeat(writer, id);
		return note;
	}

	private dissolveIfEmpty(id: string | undefined): Cluster | undefined {
		const cluster = id === undefined ? undefined : this.clusters.get(id);
		if (id === undefined || !cluster) return undefined;
		for (const note of this.notes.values()) if (note.cluster === id) return undefined;
		this.clusters.delete(id);
		this.dissolved.add(id);
		this.places.forget(cluster.q);
		this.changes.clusters.add(id);
		return cluster;
	}
}
