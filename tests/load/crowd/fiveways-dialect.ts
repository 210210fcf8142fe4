import * as decoding from 'lib0/decoding';
import * as encoding from 'lib0/encoding';
import type { CommandBody, Reply } from '#lib/domain/command.ts';
import {
	Frame,
	PROTOCOL_VERSION,
	type Presence,
	type ServerControl
} from '#lib/domain/protocol.ts';
import { type Dialect, editWords, type Heard, type PersonSpec, type Voice } from './dialect.ts';

const Sync = { step1: 0, step2: 1, update: 2 } as const;
/** The state vector of a replica that has nothing. */
const nothingYet = Uint8Array.of(0);
const other: Heard = { kind: 'other' };

/** A browser of ours: commands up, and the board down. */
export const fivewaysDialect: Dialect = {
	door: (port, { board, cookie = '' }) => ({
		port,
		path: `/sync/boards/${board}`,
		headers: { Origin: `http://127.0.0.1:${port}`, Cookie: cookie }
	}),
	voice: (person) => new FivewaysVoice(person),
	updateOf(payload) {
		const decoder = decoding.createDecoder(payload);
		if (decoding.readVarUint(decoder) !== Frame.sync) return undefined;
		decoding.readVarUint(decoder);
		return decoding.readVarUint8Array(decoder);
	}
};

class FivewaysVoice implements Voice {
	readonly #person: PersonSpec;

	constructor(person: PersonSpec) {
		this.#person = person;
	}

	greeting(): Uint8Array[] {
		return [stepOne('board'), stepOne('seat')];
	}

	prepare(): void {
		// A command is made in microseconds.
	}

	edit(marker: string, at: number): Uint8Array {
		const { noteId = '' } = this.#person;
		return this.#command({ t: 'note.edit', id: noteId, text: marker + editWords }, at);
	}

	post(marker: string, at: number): Uint8Array {
		return this.#command({ t: 'note.post', q: 'who', text: marker }, at);
	}

	presence(turn: number): Uint8Array {
		const presence: Presence = { at: { q: 'who', p: [(turn % 20) / 20, this.#person.id % 400] } };
		return textFrame(Frame.presence, JSON.stringify(presence));
	}

	hear(payload: Buffer): Heard {
		switch (payload[0]) {
			case Frame.sync:
				return { kind: payload[1] === Sync.update ? 'update' : 'joined' };
			case Frame.awareness:
				return { kind: 'presence' };
			case Frame.reply: {
				const decoder = decoding.createDecoder(payload.subarray(1));
				const { cid, ok } = JSON.parse(decoding.readVarString(decoder)) as Reply;
				return { kind: 'reply', ok, cid: cid ?? '', sentAt: cid ? sentAt(cid) : 0 };
			}
			case Frame.control: {
				const decoder = decoding.createDecoder(payload.subarray(1));
				const control = JSON.parse(decoding.readVarString(decoder)) as ServerControl;
				if (control.kind !== 'epoch' || control.doc === 'desk') return other;
				return { kind: 'anew', ask: stepOne(control.doc) };
			}
			default:
				return other;
		}
	}

	#command(body: CommandBody, at: number): Uint8Array {
		const command = { v: PROTOCOL_VERSION, cid: cidOf(this.#person.id, at), ...body };
		return textFrame(Frame.command, JSON.stringify(command));
	}
}

/** A UUID that says who sent the command and when. */
export function cidOf(person: number, at: number): string {
	const digits = (value: number, length: number) => value.toString(16).padStart(length, '0');
	return `${digits(person, 8)}-0000-4000-8000-${digits(at, 12)}`;
}

function sentAt(cid: string): number {
	return parseInt(cid.slice(-12), 16);
}

/** Asks for a document from nothing, or from what a state vector knows. */
export function stepOne(name: 'board' | 'seat', stateVector = nothingYet): Uint8Array {
	return encoding.encode((encoder) => {
		encoding.writeVarUint(encoder, name === 'board' ? Frame.sync : Frame.document);
		if (name !== 'board') encoding.writeVarString(encoder, name);
		encoding.writeVarUint(encoder, Sync.step1);
		encoding.writeVarUint8Array(encoder, stateVector);
	});
}

/** A frame whose body is one text. */
export function textFrame(frame: number, text: string): Uint8Array {
	return encoding.encode((encoder) => {
		encoding.writeVarUint(encoder, frame);
		encoding.writeVarString(encoder, text);
	});
}
