import * as decoding from 'lib0/decoding';
import { Frame, type Presence, type SharedPresence } from '../domain/protocol.ts';
import type { Clock } from './clock.ts';
import { jsonFrame } from './frames.ts';

/** Ten a second: under the server's limit, and as smooth as an outline needs. */
const EVERY_MS = 100;
/** So long the server may still send back what this page showed. */
const ECHO_MS = 1_500;

/** Reads an awareness update of the server into `seen`: random id to what that person shows. */
export function readPresence(
	update: Uint8Array,
	seen: ReadonlyMap<string, SharedPresence>
): Map<string, SharedPresence> {
	const next = new Map(seen);
	const decoder = decoding.createDecoder(update);
	for (let left = decoding.readVarUint(decoder); left > 0; left--) {
		const id = String(decoding.readVarUint(decoder));
		decoding.readVarUint(decoder);
		const state = JSON.parse(decoding.readVarString(decoder)) as SharedPresence | null;
		if (state === null) next.delete(id);
		else next.set(id, state);
	}
	return next;
}

/** Shows others the latest drag, never more often than they can see. */
export class PresenceSender {
	readonly #clock: Clock;
	readonly #send: (frame: Uint8Array<ArrayBuffer>) => boolean;
	readonly #shown = new Map<string, number>();
	#latest: Presence | undefined;
	#resting = false;

	constructor(clock: Clock, send: (frame: Uint8Array<ArrayBuffer>) => boolean) {
		this.#clock = clock;
		this.#send = send;
	}

	show(presence: Presence): void {
		this.#latest = presence;
		if (!this.#resting) this.#sendLatest();
	}

	/** Whether this is what this page itself has just shown, come back from the server. */
	isEcho(presence: SharedPresence): boolean {
		const id = presence.drag?.id ?? presence.editing;
		const at = id === undefined ? undefined : this.#shown.get(id);
		return at !== undefined && this.#clock.now() - at < ECHO_MS;
	}

	#sendLatest(): void {
		const presence = this.#latest;
		if (!presence) return;
		this.#latest = undefined;
		for (const id of [presence.drag?.id, presence.editing])
			if (id !== undefined) this.#shown.set(id, this.#clock.now());
		this.#send(jsonFrame(Frame.presence, JSON.stringify(presence)));
		this.#resting = true;
		this.#clock.after(EVERY_MS, () => {
			this.#resting = false;
			this.#sendLatest();
		});
	}
}
