import * as Y from 'yjs';

/** How an update was taken: `gap` asks for the missing part, `broken` for a fresh start. */
export type Taken = 'ok' | 'gap' | 'broken';

/**
 * The read-only copy of one document. What it last said stays readable while a fresh history is
 * fetched, so that a screen never goes blank over an epoch.
 */
export abstract class Replica {
	#doc = new Y.Doc();
	#epoch: string | undefined;
	#loaded = false;

	get doc(): Y.Doc {
		return this.#doc;
	}

	/** What is here already, or undefined while the history is unknown. */
	get have(): { epoch: string; stateVector: Uint8Array } | undefined {
		const epoch = this.#epoch;
		return epoch === undefined ? undefined : { epoch, stateVector: Y.encodeStateVector(this.#doc) };
	}

	/** True once this history has arrived from the server. */
	get loaded(): boolean {
		return this.#loaded;
	}

	/**
	 * Two histories of the same content would double it: another epoch drops the replica.
	 * @returns whether it was dropped and must be fetched from nothing
	 */
	adopt(epoch: string): boolean {
		const dropped = this.#epoch !== undefined && this.#epoch !== epoch;
		if (dropped) this.drop();
		this.#epoch = epoch;
		return dropped;
	}

	/** Starts again with an empty document of unknown epoch. */
	drop(): void {
		this.#doc.destroy();
		this.#doc = new Y.Doc();
		this.#epoch = undefined;
		this.#loaded = false;
	}

	/** Takes an update of the server. */
	receive(update: Uint8Array): Taken {
		try {
			Y.applyUpdate(this.#doc, update, 'server');
		} catch {
			// Yjs may have applied half of it: nothing in this copy can be trusted any more.
			return 'broken';
		}
		if (this.#doc.store.pendingStructs !== null || this.#doc.store.pendingDs !== null) return 'gap';
		if (!this.#loaded) {
			this.#loaded = true;
			this.readWhole(this.#doc);
			this.watch(this.#doc);
		}
		return 'ok';
	}

	/** Reads everything: once for each history. */
	protected abstract readWhole(doc: Y.Doc): void;
	/** From then on reads only what events name. */
	protected abstract watch(doc: Y.Doc): void;
	/** Forgets what was read. */
	abstract clear(): void;
}

/** The part of a Yjs event that names what it touched. */
interface MapEvent {
	target: unknown;
	path: readonly (string | number)[];
	keys: ReadonlyMap<string, unknown>;
}

/** The keys of `map` that these events touch, whether set, removed or changed inside. */
export function touchedKeys(map: object, events: readonly MapEvent[]): Set<string> {
	const keys = new Set<string>();
	for (const { target, path, keys: changed } of events) {
		if (target === map) for (const key of changed.keys()) keys.add(key);
		else if (typeof path[0] === 'string') keys.add(path[0]);
	}
	return keys;
}
