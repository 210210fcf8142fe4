/** Something that has kept back what it was given in this turn of the loop. */
export interface Holding {
	/** Must not throw. */
	letGo(): void;
}

const holding: Holding[] = [];

/**
 * What one socket is sent in one turn of the loop leaves with one call of the system: an update and
 * the replies after it, or the updates of two documents. Such a call costs more than all that is in it.
 */
export function letGoTogether(one: Holding): void {
	// After the promises of this turn, replies among them.
	if (holding.push(one) === 1) process.nextTick(letAllGo);
}

function letAllGo(): void {
	for (const one of holding.splice(0)) one.letGo();
}

let latest: { parts: readonly Buffer[]; whole: Buffer } | undefined;

/** Small messages as one piece. Readers of a board are mostly sent the same, one after the other. */
export function asOne(parts: readonly Buffer[]): Buffer {
	const [first] = parts;
	if (first && parts.length === 1) return first;
	const isSame =
		latest?.parts.length === parts.length &&
		latest.parts.every((part, index) => part === parts[index]);
	if (!latest || !isSame) latest = { parts, whole: Buffer.concat(parts) };
	return latest.whole;
}
