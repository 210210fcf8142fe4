import * as encoding from 'lib0/encoding';

/** One state of the y-protocols awareness encoding; `null` takes it away. */
export interface AwarenessState {
	id: number;
	clock: number;
	state: object | null;
}

/** Encodes states as y-protocols does: a count, then id, clock and JSON of each. */
export function encodeAwareness(states: readonly AwarenessState[]): Uint8Array {
	return join(states.map(encodeEntry));
}

/**
 * The update with all of these states, and the one that lacks the state at an index. Each state is
 * encoded once: in a workshop most people are in each update, and nobody is sent themselves.
 */
export function encodeAwarenessForEach(states: readonly AwarenessState[]): {
	all: Uint8Array;
	without: (index: number) => Uint8Array;
} {
	const entries = states.map(encodeEntry);
	return {
		all: join(entries),
		without: (index) => join(entries.filter((_, at) => at !== index))
	};
}

function encodeEntry({ id, clock, state }: AwarenessState): Uint8Array {
	return encoding.encode((encoder) => {
		encoding.writeVarUint(encoder, id);
		encoding.writeVarUint(encoder, clock);
		encoding.writeVarString(encoder, JSON.stringify(state));
	});
}

function join(entries: readonly Uint8Array[]): Uint8Array {
	return encoding.encode((encoder) => {
		encoding.writeVarUint(encoder, entries.length);
		for (const entry of entries) encoding.writeUint8Array(encoder, entry);
	});
}
