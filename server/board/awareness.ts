import * as encoding from 'lib0/encoding';

/** One state of the y-protocols awareness encoding; `null` takes it away. */
export interface AwarenessState {
	id: number;
	clock: number;
	state: object | null;
}

/** Encodes states as y-protocols does: a count, then id, clock and JSON of each. */
export function encodeAwareness(states: readonly AwarenessState[]): Uint8Array {
	const encoder = encoding.createEncoder();
	encoding.writeVarUint(encoder, states.length);
	for (const { id, clock, state } of states) {
		encoding.writeVarUint(encoder, id);
		encoding.writeVarUint(encoder, clock);
		encoding.writeVarString(encoder, JSON.stringify(state));
	}
	return encoding.toUint8Array(encoder);
}
