import * as decoding from 'lib0/decoding';
import * as encoding from 'lib0/encoding';
import * as Y from 'yjs';
import { type Dialect, editWords, type Heard, type PersonSpec, type Voice } from './dialect.ts';
import { MARKER_LENGTH } from './marker.ts';

const Message = { sync: 0, awareness: 1, auth: 2, syncReply: 4 } as const;
const Sync = { step1: 0, step2: 1, update: 2 } as const;
/** Stands in an edit made beforehand until it is sent. */
const placeholder = '#'.repeat(MARKER_LENGTH);

/** The map of notes in a board of theirs, as their seed and readers know it. */
export const peerNotes = (doc: Y.Doc) => doc.getMap<Y.Map<unknown>>('notes');

/** A HocuspocusProvider's side of the wire: each message begins with the document's name. */
export const hocuspocusDialect: Dialect = {
	door: (port) => ({ port, path: '/', headers: {} }),
	voice: (person) => new HocuspocusVoice(person),
	updateOf(payload) {
		const decoder = decoding.createDecoder(payload);
		decoding.readVarString(decoder);
		const message = decoding.readVarUint(decoder);
		if (message !== Message.sync && message !== Message.syncReply) return undefined;
		if (decoding.readVarUint(decoder) === Sync.step1) return undefined;
		return decoding.readVarUint8Array(decoder);
	}
};

class HocuspocusVoice implements Voice {
	readonly #person: PersonSpec;
	readonly #doc = new Y.Doc();
	readonly #note = new Y.Map<unknown>();
	/** Whole messages, and where the marker goes. */
	readonly #ready: { frame: Buffer; markerAt: number }[] = [];
	#next = 0;
	#clock = 0;

	constructor(person: PersonSpec) {
		this.#person = person;
		this.#doc.clientID = person.id + 1_000;
	}

	greeting(): Uint8Array[] {
		const token = message(this.#person.board, Message.auth, (encoder) => {
			encoding.writeVarUint(encoder, 0);
			encoding.writeVarString(encoder, 'anybody');
		});
		const ask = message(this.#person.board, Message.sync, (encoder) => {
			encoding.writeVarUint(encoder, Sync.step1);
			encoding.writeVarUint8Array(encoder, Uint8Array.of(0));
		});
		return [token, ask];
	}

	prepare(edits: number): void {
		this.#ready.splice(0, this.#next);
		this.#next = 0;
		while (this.#ready.length < edits) this.#ready.push(this.#makeEdit());
	}

	edit(marker: string): Uint8Array {
		const edit = this.#ready[this.#next++] ?? this.#makeEdit();
		edit.frame.write(marker, edit.markerAt, 'latin1');
		return edit.frame;
	}

	post(marker: string): Uint8Array {
		return this.#change(() => {
			const fields = Object.entries({ q: 'who', p: [0, 0], text: marker, v: 1 });
			peerNotes(this.#doc).set(marker, new Y.Map<unknown>(fields));
		});
	}

	presence(turn: number): Uint8Array {
		const state = { group: 'patient', at: { q: 'who', p: [(turn % 20) / 20, 1] } };
		const update = encoding.encode((encoder) => {
			encoding.writeVarUint(encoder, 1);
			encoding.writeVarUint(encoder, this.#doc.clientID);
			encoding.writeVarUint(encoder, ++this.#clock);
			encoding.writeVarString(encoder, JSON.stringify(state));
		});
		return message(this.#person.board, Message.awareness, (encoder) =>
			encoding.writeVarUint8Array(encoder, update)
		);
	}

	hear(payload: Buffer): Heard {
		const nameLength = payload[0] ?? 0;
		const kind = payload[1 + nameLength];
		if (kind === Message.awareness) return { kind: 'presence' };
		if (kind !== Message.sync && kind !== Message.syncReply) return { kind: 'other' };
		const step = payload[2 + nameLength];
		if (step === Sync.step1) return { kind: 'other' };
		return { kind: step === Sync.update ? 'update' : 'joined' };
	}

	#makeEdit(): { frame: Buffer; markerAt: number } {
		const frame = Buffer.from(this.#change(() => this.#write()));
		return { frame, markerAt: frame.indexOf(placeholder) };
	}

	#write(): void {
		const notes = peerNotes(this.#doc);
		const name = `note-${this.#person.id}`;
		if (!notes.has(name)) notes.set(name, this.#note);
		this.#note.set('text', placeholder + editWords);
	}

	/** One transaction, as the message that tells of it. */
	#change(work: () => void): Uint8Array {
		let written: Uint8Array = new Uint8Array();
		this.#doc.once('update', (update) => (written = update));
		this.#doc.transact(work);
		return message(this.#person.board, Message.sync, (encoder) => {
			encoding.writeVarUint(encoder, Sync.update);
			encoding.writeVarUint8Array(encoder, written);
		});
	}
}

function message(board: string, kind: number, body: (encoder: encoding.Encoder) => void) {
	return encoding.encode((encoder) => {
		encoding.writeVarString(encoder, board);
		encoding.writeVarUint(encoder, kind);
		body(encoder);
	});
}
