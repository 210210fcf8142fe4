import type { Cluster } from '#lib/domain/cluster.ts';
import type { BinnedNote, BoardMeta } from '#lib/domain/document.ts';
import type { Group } from '#lib/domain/group.ts';
import { type Note, type PrivateNote, sharedNote } from '#lib/domain/note.ts';
import type { Place } from '#lib/domain/place.ts';
import type { Stage } from '#lib/domain/stage.ts';
import { BoardActions } from './actions.ts';
import { Agreement } from './agreement.ts';
import { Changes } from './changes.ts';
import { FormerTexts } from './former-texts.ts';
import { FreePlaces } from './free-places.ts';
import { Headcount } from './headcount.ts';
import { HelpCalls } from './help-calls.ts';
import { BoardHistory } from './history.ts';
import { ScreenLinks } from './screen-links.ts';
import { Moderation } from './moderation.ts';
import { People } from './people.ts';
import { Seats } from './seats.ts';
import { StepTimes } from './step-times.ts';
import { Tally } from './tally.ts';
import type { Description } from './types.ts';
import { UndoStacks } from './undo-stacks.ts';
import { Voting } from './voting.ts';

/** A note that was taken off the board, whole. */
export interface OffBoard {
	note: Note;
	writer?: number;
	/** Its cluster, when that dissolved because this was the last note in it. */
	dissolved?: Cluster;
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
	/**
	 * Clusters that were here, as they were, as long as the board is in memory: whoever names one is told
	 * so. What went with a note in the bin or a hidden one is known of longer.
	 */
	readonly dissolved = new Map<string, Cluster>();
	readonly actions = new BoardActions((id) => this.changes.actions.add(id));
	history = new BoardHistory();
	/** Private notes by seat. */
	readonly privateNotes = new Map<number, Map<string, PrivateNote>>();
	/** Seat number of every note, private ones included; imported and binned notes have none here. */
	readonly writers = new Map<string, number>();
	readonly bin = new Map<string, BinnedNote>();
	readonly people = new People(() => this.changes);
	readonly headcount = new Headcount(this.people, () => this.changes);
	readonly help = new HelpCalls();
	readonly seats = new Seats(this.people, this.help, () => this.changes);
	/** Visible notes, as everyone may count them. */
	readonly counts = new Tally();
	/** All notes, private ones included, for the desk alone. */
	readonly cells = new Tally();
	readonly places = new FreePlaces(this.notes, this.clusters);
	readonly formerTexts = new FormerTexts();
	screenLinks = new ScreenLinks();
	readonly voting = new Voting();
	readonly agreement = new Agreement((id, change) => this.changeWhereItIs(id, change));
	readonly stepTimes = new StepTimes();
	undo = new UndoStacks();
	/** Own private notes that a seat deleted since the board was loaded. */
	readonly vanished = new Map<string, number>();
	changes = new Changes();
	readonly moderation = new Moderation(() => this.changes);
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

	/**
	 * A note is moved by somebody's hand. A cluster that it leaves empty was taken apart, and gives its
	 * dots back.
	 * @returns that cluster
	 */
	moveNote(id: string, after: Note): Cluster | undefined {
		const left = this.notes.get(id)?.cluster;
		const dissolved = this.changeNote(id, after);
		if (left !== undefined && dissolved) this.voting.giveBack(left);
		return dissolved;
	}

	/** @returns the cluster that dissolved because this note left it */
	changeNote(id: string, after: Note): Cluster | undefined {
		const before = this.notes.get(id);
		if (!before) throw new Error('A note that is not visible cannot be changed.');
		this.notes.set(id, after);
		this.changes.notes.add(id);
		if (before.q !== after.q || before.group !== after.group) {
			for (const tally of [this.counts, this.cells]) {
				tally.add(before, -1);
				tally.add(after, 1);
			}
		}
		if (before.q !== after.q || before.p !== after.p || before.cluster !== after.cluster) {
			this.places.forget(before.q);
			this.places.forget(after.q);
		}
		return before.cluster === after.cluster ? undefined : this.dissolveIfEmpty(before.cluster);
	}

	/**
	 * Takes a visible note off the board. @returns all it takes to put it back as it was
	 * @throws when it is not visible
	 */
	takeOff(id: string): OffBoard {
		const note = this.notes.get(id);
		if (!note) throw new Error('A note that is not visible cannot leave the board.');
		const writer = this.writers.get(id);
		this.notes.delete(id);
		this.counts.add(note, -1);
		this.cells.add(note, -1);
		this.places.forget(note.q);
		this.changes.notes.add(id);
		this.dropWriter(id);
		this.moderation.noteLeft(id);
		const dissolved = this.dissolveIfEmpty(note.cluster);
		return {
			note,
			...(writer === undefined ? {} : { writer }),
			...(dissolved ? { dissolved } : {})
		};
	}

	/** Brings a note back as it was: same id, place and votes, and its cluster if that can be. */
	putBack(id: string, { note, writer, dissolved }: OffBoard): void {
		const { cluster, ...loose } = note;
		if (cluster !== undefined && dissolved) this.addCluster(cluster, dissolved);
		const inCluster = cluster !== undefined && this.clusters.get(cluster)?.q === loose.q;
		this.addNote(id, inCluster ? { ...loose, cluster } : loose, writer);
	}

	/** Takes a note into the bin, visible or hidden. */
	binNote(id: string, by: number, removedAt: number): void {
		this.changes.desk.add(id);
		if (this.notes.has(id)) {
			this.bin.set(id, { ...this.takeOff(id), removedAt, by });
			return;
		}
		const { hiddenAt, by: hiddenBy, ...off } = this.moderation.takeHidden(id);
		this.bin.set(id, { ...off, removedAt, by, hidden: { hiddenAt, by: hiddenBy } });
	}

	/** Brings a note out of the bin, to where it was: onto the board, or among the hidden ones. */
	unbinNote(id: string): void {
		const binned = this.bin.get(id);
		if (!binned) throw new Error('A note that is not in the bin cannot be restored.');
		const { removedAt: _at, by: _by, hidden, ...off } = binned;
		this.bin.delete(id);
		this.changes.desk.add(id);
		if (hidden) this.moderation.hide(id, { ...off, ...hidden });
		else this.putBack(id, off);
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
		if (before.q !== after.q || before.group !== after.group) {
			this.cells.add(before, -1);
			this.cells.add(after, 1);
		}
		this.changes.touchInSeat(writer, id);
	}

	/** Words that facilitators may not read before they are shared, whatever those before them were. */
	withholdFromDesk(id: string): void {
		const writer = this.writers.get(id);
		const note = writer === undefined ? undefined : this.privateNotes.get(writer)?.get(id);
		if (writer === undefined || !note?.readable) return;
		const { readable: _, ...hidden } = note;
		this.changePrivateNote(id, writer, hidden);
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
		if (!this.clusters.has(id)) this.putCluster(id, cluster);
	}

	/** Makes a cluster, changes it, or ends it; its notes are for the caller to see to. */
	putCluster(id: string, cluster: Cluster | undefined): void {
		const before = this.clusters.get(id);
		if (cluster) {
			this.clusters.set(id, cluster);
			this.dissolved.delete(id);
		} else if (before && this.clusters.delete(id)) this.dissolved.set(id, before);
		for (const one of [before, cluster]) if (one) this.places.forget(one.q);
		this.changes.clusters.add(id);
	}

	setGroups(groups: Group[]): void {
		this.meta = { ...this.meta, groups };
		this.changes.meta = true;
	}

	private changeWhereItIs(id: string, change: (note: Note) => Note): void {
		const [note, binned] = [this.notes.get(id), this.bin.get(id)];
		const hidden = this.moderation.hidden.get(id);
		if (note) {
			this.notes.set(id, change(note));
			this.changes.notes.add(id);
		} else if (binned) {
			this.bin.set(id, { ...binned, note: change(binned.note) });
			this.changes.desk.add(id);
		} else if (hidden) this.moderation.hide(id, { ...hidden, note: change(hidden.note) });
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
		this.moderation.release(id);
		this.changes.touchInSeat(writer, id);
		return note;
	}

	private dissolveIfEmpty(id: string | undefined): Cluster | undefined {
		const cluster = id === undefined ? undefined : this.clusters.get(id);
		if (id === undefined || !cluster) return undefined;
		for (const note of this.notes.values()) if (note.cluster === id) return undefined;
		this.putCluster(id, undefined);
		return cluster;
	}
}
