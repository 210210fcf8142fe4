import * as decoding from 'lib0/decoding';
import * as encoding from 'lib0/encoding';
import type { Reply } from '#lib/domain/command.ts';
import { type DocumentName, Frame, type ServerControl } from '#lib/domain/protocol.ts';

/** What a browser may say. Its Yjs bytes are told apart but never decoded, save a state vector. */
export type Incoming =
	| { kind: 'sync-step'; name: DocumentName; stateVector: Uint8Array }
	| { kind: 'write'; name: DocumentName }
	| { kind: 'query-awareness' }
	| { kind: 'command'; text: string }
	| { kind: 'presence'; value: unknown }
	| { kind: 'control'; value: unknown }
	| { kind: 'nothing' };

const Sync = { step1: 0, step2: 1, update: 2 } as const;
const nothing: Incoming = { kind: 'nothing' };

/**
 * Reads one binary message. Unknown frames, and those that only a server sends, are `nothing`.
 * @throws when a known frame cannot be decoded
 */
export function readFrame(message: Uint8Array): Incoming {
	const decoder = decoding.createDecoder(message);
	switch (decoding.readVarUint(decoder)) {
		case Frame.sync:
			return readSync(decoder, 'board');
		case Frame.document:
			return readSync(decoder, readDocumentName(decoder));
		case Frame.queryAwareness:
			return { kind: 'query-awareness' };
		case Frame.command:
			return { kind: 'command', text: readCommandText(decoder) };
		case Frame.presence:
			return { kind: 'presence', value: JSON.parse(decoding.readVarString(decoder)) };
		case Frame.control:
			return { kind: 'control', value: JSON.parse(decoding.readVarString(decoder)) };
		default:
			return nothing;
	}
}

function readSync(decoder: decoding.Decoder, name: DocumentName): Incoming {
	const type = decoding.readVarUint(decoder);
	const bytes = decoding.readVarUint8Array(decoder);
	switch (type) {
		case Sync.step1:
			return { kind: 'sync-step', name, stateVector: bytes };
		case Sync.step2:
		case Sync.update:
			return isEmptyUpdate(bytes) ? nothing : { kind: 'write', name };
		default:
			throw new Error('There is no such sync message.');
	}
}

/** An update without structs and without deletions is these two zeros, and nothing else is. */
function isEmptyUpdate(bytes: Uint8Array): boolean {
	return bytes.length === 2 && bytes[0] === 0 && bytes[1] === 0;
}

function readDocumentName(decoder: decoding.Decoder): DocumentName {
	const name = decoding.readVarString(decoder);
	if (name === 'seat' || name === 'desk') return name;
	throw new Error('There is no such document.');
}

/** Bytes that are no text are a command that cannot be parsed: they get its answer. */
function readCommandText(decoder: decoding.Decoder): string {
	try {
		return decoding.readVarString(decoder);
	} catch {
		return '';
	}
}

/** Whether these bytes are a whole state vector, and how many clients it names at most. */
export function isStateVector(bytes: Uint8Array, mostEntries: number): boolean {
	try {
		const decoder = decoding.createDecoder(bytes);
		const entries = decoding.readVarUint(decoder);
		if (entries > mostEntries) return false;
		for (let read = 0; read < entries * 2; read++) decoding.readVarUint(decoder);
		return !decoding.hasContent(decoder);
	} catch {
		return false;
	}
}

function encode(frame: number, write: (encoder: encoding.Encoder) => void): Uint8Array {
	return encoding.encode((encoder) => {
		encoding.writeVarUint(encoder, frame);
		write(encoder);
	});
}

function json(frame: number, value: object): Uint8Array {
	return encode(frame, (encoder) => encoding.writeVarString(encoder, JSON.stringify(value)));
}

function syncFrame(type: number, name: DocumentName, update: Uint8Array): Uint8Array {
	return encode(name === 'board' ? Frame.sync : Frame.document, (encoder) => {
		if (name !== 'board') encoding.writeVarString(encoder, name);
		encoding.writeVarUint(encoder, type);
		encoding.writeVarUint8Array(encoder, update);
	});
}

/** Every reader is handed the same bytes, so the frame around them is made for the first alone. */
function oncePerBytes(make: (bytes: Uint8Array, name: DocumentName) => Uint8Array) {
	const made = new WeakMap<Uint8Array, Uint8Array>();
	return (bytes: Uint8Array, name: DocumentName): Uint8Array => {
		const known = made.get(bytes);
		if (known) return known;
		const frame = make(bytes, name);
		made.set(bytes, frame);
		return frame;
	};
}

/** The answer to a SyncStep1: fifty people who join at once get one frame. */
export const stepFrame = oncePerBytes((update, name) => syncFrame(Sync.step2, name, update));

/** A broadcast, encoded once for all who read it. */
export const updateFrame = oncePerBytes((update, name) => syncFrame(Sync.update, name, update));

const awarenessOnce = oncePerBytes((update) =>
	encode(Frame.awareness, (encoder) => encoding.writeVarUint8Array(encoder, update))
);
export const awarenessFrame = (update: Uint8Array) => awarenessOnce(update, 'board');

export const replyFrame = (reply: Reply) => json(Frame.reply, reply);
export const controlFrame = (control: ServerControl) => json(Frame.control, control);
export const heartbeatFrame = encode(Frame.heartbeat, () => undefined);

export const deniedFrame = (reason: string) =>
	encode(Frame.denied, (encoder) => {
		encoding.writeVarUint(encoder, 0);
		encoding.writeVarString(encoder, reason);
	});
