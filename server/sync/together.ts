/** A stream that can hold back what is written to it. */
export interface Holdable {
	cork(): void;
	uncork(): void;
}

const held = new Set<Holdable>();

/**
 * What one socket is sent in one turn of the loop leaves with one call of the system: an update and
 * the replies after it, or the updates of two documents. Such a call costs more than all that is in it.
 * @returns whether this is the first that it is sent in this turn
 */
export function sendTogether(stream: Holdable): boolean {
	if (held.has(stream)) return false;
	// After the promises of this turn, replies among them.
	if (held.size === 0) process.nextTick(letGo);
	held.add(stream);
	stream.cork();
	return true;
}

function letGo(): void {
	for (const stream of held) stream.uncork();
	held.clear();
}
