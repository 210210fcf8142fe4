import type * as Y from 'yjs';
import { type Action, type ActionWithId, actionsInOrder } from '../domain/action.ts';
import type { Cluster } from '../domain/cluster.ts';
import {
	type BoardCounts,
	type BoardMeta,
	boardRoots,
	readAction,
	readCluster,
	readNote,
	readStage
} from '../domain/document.ts';
import type { Note } from '../domain/note.ts';
import { type Snapshot, readCounts } from '../domain/snapshot.ts';
import type { Stage } from '../domain/stage.ts';
import { Replica, touchedKeys } from './replica.ts';

/** What changed in **board**. */
export interface BoardEvents {
	notes(ids: Iterable<string>): void;
	clusters(): void;
	actions(): void;
	/** Title, stage or counts. */
	stage(): void;
}

/** **board** as plain data, kept up to date by the keys that change. */
export class BoardReplica extends Replica {
	meta: BoardMeta | undefined;
	stage: Stage | undefined;
	counts: BoardCounts = { people: {}, notes: {} };
	readonly notes = new Map<string, Note>();
	readonly clusters = new Map<string, Cluster>();
	/** In the order in which they were added. */
	actions: readonly ActionWithId[] = [];
	readonly #events: BoardEvents;

	constructor(events: BoardEvents, initial?: Snapshot) {
		super();
		this.#events = events;
		if (!initial) return;
		this.meta = initial.meta;
		this.stage = initial.stage;
		this.counts = initial.counts;
		for (const [id, note] of initial.notes) this.notes.set(id, note);
		for (const [id, cluster] of initial.clusters) this.clusters.set(id, cluster);
		this.actions = actionsInOrder(initial.actions);
	}

	clear(): void {
		const ids = [...this.notes.keys()];
		this.meta = this.stage = undefined;
		this.counts = { people: {}, notes: {} };
		this.notes.clear();
		this.clusters.clear();
		this.actions = [];
		this.#tellAll(ids);
	}

	protected override readWhole(doc: Y.Doc): void {
		const roots = boardRoots(doc);
		const touched = new Set([...this.notes.keys(), ...roots.notes.keys()]);
		this.#readMeta(doc);
		this.#readStage(doc);
		this.counts = readCounts(doc);
		this.notes.clear();
		for (const [id, map] of roots.notes.entries()) this.notes.set(id, readNote(map));
		this.clusters.clear();
		for (const [id, map] of roots.clusters.entries()) this.clusters.set(id, readCluster(map));
		this.#readActions(doc);
		this.#tellAll(touched);
	}

	protected override watch(doc: Y.Doc): void {
		const roots = boardRoots(doc);
		roots.notes.observeDeep((events) => {
			const ids = touchedKeys(roots.notes, events);
			for (const id of ids) {
				const map = roots.notes.get(id);
				if (map) this.notes.set(id, readNote(map));
				else this.notes.delete(id);
			}
			this.#events.notes(ids);
		});
		roots.clusters.observeDeep((events) => {
			for (const id of touchedKeys(roots.clusters, events)) {
				const map = roots.clusters.get(id);
				if (map) this.clusters.set(id, readCluster(map));
				else this.clusters.delete(id);
			}
			this.#events.clusters();
		});
		roots.actions.observeDeep(() => {
			this.#readActions(doc);
			this.#events.actions();
		});
		roots.meta.observe(() => {
			this.#readMeta(doc);
			this.#events.stage();
		});
		roots.stage.observe(() => {
			this.#readStage(doc);
			this.#events.stage();
		});
		roots.counts.observe(() => {
			this.counts = readCounts(doc);
			this.#events.stage();
		});
	}

	#readMeta(doc: Y.Doc): void {
		const { meta } = boardRoots(doc);
		this.meta = meta.size === 0 ? undefined : (meta.toJSON() as unknown as BoardMeta);
	}

	#readActions(doc: Y.Doc): void {
		const actions = new Map<string, Action>();
		for (const [id, map] of boardRoots(doc).actions.entries()) actions.set(id, readAction(map));
		this.actions = actionsInOrder(actions);
	}

	#readStage(doc: Y.Doc): void {
		this.stage = boardRoots(doc).stage.size === 0 ? undefined : readStage(doc);
	}

	#tellAll(ids: Iterable<string>): void {
		this.#events.stage();
		this.#events.clusters();
		this.#events.actions();
		this.#events.notes(ids);
	}
}
