import type { Cluster } from '#lib/domain/cluster.ts';
import type { BinnedNote } from '#lib/domain/document.ts';
import { limits } from '#lib/domain/limits.ts';
import type { Note } from '#lib/domain/note.ts';
import { sameAction } from './apply/action-edit.ts';
import { liesAt, samePlace, spotOf } from './apply/note-move.ts';
import { type Act, type Refusal, refusal } from './apply/operation.ts';
import type { Content } from './content.ts';
import { nextVersion } from './note-version.ts';
import type { BoardState } from './state.ts';

/*
 * From one content of the board to another. Only notes that are still somewhere take part: words come
 * from a moment, but a note never does. One that was hidden stays hidden, one that is private stays
 * private, and one that is gone for good stays gone. Of a note its question, place, words and
 * cluster change; its group, its "me too" and its writer are what they are now.
 */

/** Whether the board would have room for the notes that come back. */
export function roomToBring(state: BoardState, from: Content, to: Content): Refusal | undefined {
	const { notes } = state;
	const coming = [...to.notes.keys()].filter(
		(id) => !notes.has(id) && mayComeBack(state, id)
	).length;
	const going = [...from.notes.keys()].filter((id) => notes.has(id) && !to.notes.has(id)).length;
	return state.noteCount + coming - going > limits.notesPerBoard ? refusal('quota') : undefined;
}

/** Notes of the bin that bringing this content would bring back, as they lie there. */
export function binnedFor(state: BoardState, to: Content): ReadonlyMap<string, BinnedNote> {
	return new Map([...state.bin].filter(([id]) => to.notes.has(id) && mayComeBack(state, id)));
}

/**
 * Brings everything that is still as `from` says to what `to` says; what others changed since is
 * left as it is.
 * @returns whether anything changed
 */
export function bring(act: Act, from: Content, to: Content): boolean {
	const bringing = new Bringing(act, from, to);
	bringing.clusters();
	bringing.notes();
	bringing.looseNotes();
	bringing.emptyClusters();
	bringing.actions();
	return bringing.changed;
}

class Bringing {
	changed = false;
	/** Clusters that nobody changed since, as they are to be. */
	private readonly ours = new Map<string, Cluster>();
	private readonly act: Act;
	private readonly from: Content;
	private readonly to: Content;

	constructor(act: Act, from: Content, to: Content) {
		this.act = act;
		this.from = from;
		this.to = to;
	}

	/** Clusters come first, so that notes can be put into them. */
	clusters(): void {
		const { state } = this.act;
		for (const [id, cluster] of this.to.clusters) {
			const [now, was] = [state.clusters.get(id), this.from.clusters.get(id)];
			if (now && !(was && sameCluster(now, was))) continue;
			this.ours.set(id, cluster);
			this.settle(id);
		}
	}

	notes(): void {
		for (const [id, note] of this.to.notes) this.bringNote(id, this.from.notes.get(id), note);
		for (const [id, note] of this.from.notes) if (!this.to.notes.has(id)) this.takeNote(id, note);
	}

	/** A note that others left in a cluster goes out of it when that lies in another question now. */
	looseNotes(): void {
		const { state } = this.act;
		for (const id of this.ours.keys()) if (state.clusters.has(id)) this.settle(id);
		for (const [id, { cluster, ...loose }] of state.notes)
			if (cluster !== undefined && state.clusters.get(cluster)?.q !== loose.q)
				state.changeNote(id, loose);
	}

	/** A cluster that stands empty goes, but for one that stood empty then. */
	emptyClusters(): void {
		const { clusters, notes } = this.act.state;
		const used = clustersOf(notes);
		const usedThen = clustersOf(this.to.notes);
		for (const id of new Set([...this.from.clusters.keys(), ...this.to.clusters.keys()])) {
			if (!clusters.has(id) || used.has(id)) continue;
			if (!this.to.clusters.has(id) || usedThen.has(id)) this.putCluster(id, undefined);
		}
	}

	actions(): void {
		const { actions } = this.act.state;
		for (const id of new Set([...this.from.actions.keys(), ...this.to.actions.keys()])) {
			const [now, was, then] = [
				actions.get(id),
				this.from.actions.get(id),
				this.to.actions.get(id)
			];
			const isAsLeft = now && was ? sameAction(now, was) : now === was;
			const isThere = now && then ? sameAction(now, then) : now === then;
			if (!isAsLeft || isThere) continue;
			actions.put(id, now && then ? { ...then, v: now.v + 1 } : then);
			this.changed = true;
		}
	}

	private putCluster(id: string, cluster: Cluster | undefined): void {
		this.act.state.putCluster(id, cluster);
		this.changed = true;
	}

	private bringNote(id: string, was: Note | undefined, then: Note): void {
		const { state } = this.act;
		const isHere = state.notes.has(id);
		if (!isHere) {
			if (was || !mayComeBack(state, id)) return;
			state.unbinNote(id);
			this.changed = true;
		}
		const now = state.notes.get(id);
		if (!now || (isHere && !(was && sameNote(now, was))) || sameNote(now, then)) return;
		if (now.text !== then.text) state.formerTexts.remember(id, now.v, now.text);
		const { cluster: _, ...rest } = now;
		const { q, p, text, cluster } = then;
		const isThere = cluster !== undefined && this.clusterFor(cluster)?.q === q;
		const v = text === now.text ? now.v : nextVersion(state, id);
		state.changeNote(id, { ...rest, q, p, text, v, ...(isThere ? { cluster } : {}) });
		this.changed = true;
	}

	/**
	 * A cluster that its last note has just left, or that came out of the bin with a note as it was
	 * then, is made as it is to be for the note that comes.
	 */
	private clusterFor(id: string): Cluster | undefined {
		this.settle(id);
		return this.act.state.clusters.get(id);
	}

	private settle(id: string): void {
		const wanted = this.ours.get(id);
		const now = this.act.state.clusters.get(id);
		if (wanted && !(now && sameCluster(now, wanted))) this.putCluster(id, wanted);
	}

	private takeNote(id: string, was: Note): void {
		const { state, seat } = this.act;
		const now = state.notes.get(id);
		if (!now || !sameNote(now, was)) return;
		state.binNote(id, seat.number, this.act.now);
		const lay = this.to.bin?.get(id);
		if (lay) state.bin.set(id, layAgain(lay, now, nextVersion(state, id)));
		this.changed = true;
	}
}

/** Whether a note lies in the bin, and was in view before it went there. */
function mayComeBack(state: BoardState, id: string): boolean {
	const binned = state.bin.get(id);
	return binned !== undefined && !binned.hidden;
}

/** A note in the bin as it lay there, with what is true of it now. */
function layAgain(lay: BinnedNote, now: Note, next: number): BinnedNote {
	const { agree: _, ...words } = lay.note;
	const v = words.text === now.text ? now.v : next;
	const { group, agree } = now;
	return { ...lay, note: { ...words, v, group, ...(agree ? { agree } : {}) } };
}

function clustersOf(notes: ReadonlyMap<string, Note>): Set<string | undefined> {
	return new Set(notes.values().map(({ cluster }) => cluster));
}

function sameNote(one: Note, other: Note): boolean {
	return one.text === other.text && liesAt(spotOf(one), spotOf(other));
}

function sameCluster(one: Cluster, other: Cluster): boolean {
	return one.q === other.q && one.name === other.name && samePlace(one.p, other.p);
}
