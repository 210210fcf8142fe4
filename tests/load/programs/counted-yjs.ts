import * as Y from 'yjs';

/*
 * Yjs, counting the calls that cost by the size of a document. The server under load gets this in
 * the place of yjs (`count-yjs.ts`); what is not counted is yjs itself.
 */
export * from 'yjs';

/** How often a document, or what a replica lacks of it, was encoded, and the bytes of it all. */
export const encodings = { encodings: 0, encodedBytes: 0 };

export function encodeStateAsUpdate(doc: Y.Doc, stateVector?: Uint8Array): Uint8Array {
	const update = Y.encodeStateAsUpdate(doc, stateVector);
	encodings.encodings++;
	encodings.encodedBytes += update.length;
	return update;
}
