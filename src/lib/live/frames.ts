import * as decoding from 'lib0/decoding';
import * as encoding from 'lib0/encoding';
import { messageYjsSyncStep1, messageYjsSyncStep2, writeSyncStep1 } from 'y-protocols/sync';
import type * as Y from 'yjs';
import { type DocumentName, Frame } from '../domain/protocol.ts';

/** A frame whose body is one JSON text: command, presence. */
export function jsonFrame(frame: number, json: string): Uint8Array<ArrayBuffer> {
	const encoder = encoding.createEncoder();
	encoding.writeVarUint(encoder, frame);
	encoding.writeVarString(encoder, json);
	return encoding.toUint8Array(encoder);
}

/** A frame without a body: heartbeat, query for awareness. */
export function emptyFrame(frame: number): Uint8Array<ArrayBuffer> {
	const encoder = encoding.createEncoder();
	encoding.writeVarUint(encoder, frame);
	return encoding.toUint8Array(encoder);
}

/** Asks for what this replica lacks of a document. */
export function documentRequest(name: DocumentName, doc: Y.Doc): Uint8Array<ArrayBuffer> {
	const encoder = encoding.createEncoder();
	if (name === 'board') encoding.writeVarUint(encoder, Frame.sync);
	else {
		encoding.writeVarUint(encoder, Frame.document);
		encoding.writeVarString(encoder, name);
	}
	writeSyncStep1(encoder, doc);
	return encoding.toUint8Array(encoder);
}

/** The JSON body of a reply or a control message. */
export function readJson<T>(decoder: decoding.Decoder): T {
	return JSON.parse(decoding.readVarString(decoder)) as T;
}

/**
 * The body of a sync message. `complete` says that it answered our request.
 * @returns undefined for the server's own request: a browser has nothing to give
 */
export function readSync(
	decoder: decoding.Decoder
): { update: Uint8Array; complete: boolean } | undefined {
	const type = decoding.readVarUint(decoder);
	if (type === messageYjsSyncStep1) return undefined;
	return {
		update: decoding.readVarUint8Array(decoder),
		complete: type === messageYjsSyncStep2
	};
}
