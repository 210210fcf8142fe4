import { limits } from '#lib/domain/limits.ts';

/** Fields, entries and brackets of the fullest board file: 14 a note, 7 a cluster, 30 an action, and the rest. */
const MOST_PARTS =
	limits.notesPerBoard * 16 +
	limits.clustersPerBoard * 8 +
	limits.actionsPerBoard * (limits.linksPerAction + 12) +
	4_096;

const [quote, backslash] = [0x22, 0x5c];
/** The signs `,` `[` and `{`: one for each value that is made. */
const opens: readonly number[] = [0x2c, 0x5b, 0x7b];

/**
 * Whether a JSON text has more parts than a board file can. It is asked before the text is parsed:
 * the bytes of a full board, all of them brackets, would become half a gigabyte of empty lists.
 */
export function hasTooManyParts(json: Uint8Array): boolean {
	let parts = 0;
	let isText = false;
	for (let at = 0; at < json.length; at++) {
		const sign = json[at] as number;
		if (sign === quote) isText = !isText;
		else if (isText) at += sign === backslash ? 1 : 0;
		else if (opens.includes(sign) && ++parts > MOST_PARTS) return true;
	}
	return false;
}
