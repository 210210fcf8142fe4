import type * as Y from 'yjs';
import { readPrivateNote, seatRoots } from '../domain/document.ts';
import type { PrivateNote } from '../domain/note.ts';
import type { Me } from '../domain/seat.ts';
import { Replica, touchedKeys } from './replica.ts';

export interface SeatEvents {
	notes(ids: Iterable<string>): void;
	me(): void;
}

/** The **seat** document as plain data: what is one's own. */
export class SeatReplica extends Replica {
	me: Me | undefined;
	/** Ids of own notes with their rank in the order of writing. */
	readonly own = new Map<string, number>();
	readonly private = new Map<string, PrivateNote>();
	readonly #events: SeatEvents;
	/** Also of those that are deleted: an undo brings a note back where it stood. */
	readonly #ranks = new Map<string, number>();

	constructor(events: SeatEvents) {
		super();
		this.#events = events;
	}

	clear(): void {
		const ids = [...this.own.keys(), ...this.private.keys()];
		this.me = undefined;
		this.own.clear();
		this.#ranks.clear();
		this.private.clear();
		this.#events.me();
		this.#events.notes(ids);
	}

	protected override readWhole(doc: Y.Doc): void {
		const roots = seatRoots(doc);
		const touched = new Set([...this.own.keys(), ...this.private.keys()]);
		this.own.clear();
		this.private.clear();
		for (const id of roots.own.keys()) this.#setOwn(id);
		for (const [id, map] of roots.private.entries()) this.private.set(id, readPrivateNote(map));
		for (const id of [...this.own.keys(), ...this.private.keys()]) touched.add(id);
		this.#readMe(doc);
		this.#events.notes(touched);
	}

	protected override watch(doc: Y.Doc): void {
		const roots = seatRoots(doc);
		roots.own.observe((event) => {
			for (const id of event.keys.keys()) {
				if (roots.own.has(id)) this.#setOwn(id);
				else this.own.delete(id);
			}
			this.#events.notes(event.keys.keys());
		});
		roots.private.observeDeep((events) => {
			const ids = touchedKeys(roots.private, events);
			for (const id of ids) {
				const map = roots.private.get(id);
				if (map) this.private.set(id, readPrivateNote(map));
				else this.private.delete(id);
			}
			this.#events.notes(ids);
		});
		roots.me.observe(() => this.#readMe(doc));
	}

	#setOwn(id: string): void {
		const rank = this.#ranks.get(id) ?? this.#ranks.size;
		this.#ranks.set(id, rank);
		this.own.set(id, rank);
	}

	#readMe(doc: Y.Doc): void {
		const { me } = seatRoots(doc);
		this.me = me.size === 0 ? undefined : (me.toJSON() as unknown as Me);
		this.#events.me();
	}
}
