import * as encoding from 'lib0/encoding';
import { commandTypes } from '#lib/domain/command.ts';
import { limits } from '#lib/domain/limits.ts';
import { documentNames, Frame } from '#lib/domain/protocol.ts';
import { syncFrame, textFrame } from '../board-client.ts';

/** What an attacker may know: ids seen on the board, and documents as they were received. */
export interface Known {
	ids: readonly string[];
	seats: readonly number[];
	updates: readonly Uint8Array[];
}

/** JSON that no honest page writes, to stand in the place of any value. */
const nasty = [
	'1e999',
	'-0',
	'null',
	'true',
	'[]',
	'{}',
	'""',
	'"__proto__"',
	'"constructor"',
	'{"__proto__":{"role":"facilitator"}}',
	'{"toString":1,"valueOf":2}',
	'-1',
	'9007199254740993',
	'0.1',
	'[1e999,-1]',
	'[0,0,0]',
	'"\\ud83d"',
	'"a\\u0000b"',
	'"\\u2028\\u202e"',
	`"${'\u200d'.repeat(400)}"`,
	`"${'x'.repeat(1_001)}"`,
	'['.repeat(2_000),
	`${'{"a":'.repeat(500)}1${'}'.repeat(500)}`
];

/** Frames from hostile hands, the same ones for the same random numbers. */
export class HostileFrames {
	readonly #below: (count: number) => number;
	#known: Known = { ids: [], seats: [], updates: [] };

	constructor(below: (count: number) => number) {
		this.#below = below;
	}

	learn(known: Known): void {
		this.#known = known;
	}

	next(): Uint8Array | string {
		if (this.#below(400) === 0) return '{"t":"note.post"}';
		let frame = this.#plain();
		for (let times = this.#below(4); times > 0; times--) frame = this.#mutate(frame);
		return frame.subarray(0, limits.frameBytes);
	}

	/** A frame as a page could send it, or nearly. */
	#plain(): Uint8Array {
		const name = this.#pick(documentNames) ?? 'board';
		const bytes = this.#pick(this.#known.updates) ?? Uint8Array.of(0, 0);
		switch (this.#below(10)) {
			case 0:
				return syncFrame(name, 0, this.#stateVector());
			case 1:
				return syncFrame(name, 1 + this.#below(2), bytes);
			case 2:
				return textFrame(Frame.presence, this.#json(presence));
			case 3:
				return textFrame(Frame.control, this.#json('{"kind":"as","seat":2,"pin":"1"}'));
			case 4:
				return Uint8Array.of(this.#below(72), ...bytes.subarray(0, this.#below(40)));
			default:
				return textFrame(Frame.command, this.#json(this.#command()));
		}
	}

	#command(): string {
		const { ids, seats } = this.#known;
		const fields: Record<string, unknown> = {
			v: 1,
			cid: this.#cid(),
			t: this.#pick(commandTypes),
			q: 'who',
			text: `hostile ${this.#below(1_000)}`,
			id: this.#pick(ids) ?? 'unknown',
			p: [this.#below(3), this.#below(500)],
			base: 1 + this.#below(3),
			to: this.#pick(['vote', 'private', 'close']),
			what: this.#pick(['writing', 'joining', 'grouping']),
			seat: this.#pick(seats) ?? 1,
			for: this.#pick(seats) ?? 1,
			group: 'hcp',
			on: true
		};
		return JSON.stringify(fields);
	}

	/** Now and then one value is another, doubled, or gone. */
	#json(text: string): string {
		if (this.#below(2) === 0) return text;
		const value = this.#pick(nasty) ?? 'null';
		const keys = [...text.matchAll(/"(\w+)":/g)];
		const key = this.#pick(keys);
		if (!key || this.#below(8) === 0) return value;
		const at = key.index + key[0].length;
		switch (this.#below(3)) {
			case 0:
				return `${text.slice(0, at)}${value},${key[0]}${text.slice(at)}`;
			case 1:
				return `${text.slice(0, -1)},${key[0]}${value}}`;
			default:
				return text.replace(/("\w+"):("[^"]*"|[\w.[\],]+)/, `$1:${value}`);
		}
	}

	#stateVector(): Uint8Array {
		const entries = this.#pick([0, 1, 2, 300, 70_000]) ?? 0;
		return encoding.encode((encoder) => {
			encoding.writeVarUint(encoder, entries);
			for (let n = 0; n < Math.min(entries, 300) * 2; n++)
				encoding.writeVarUint(encoder, this.#below(2 ** 31));
		});
	}

	/** Flips, cuts, splices, repetitions, other headers, lengths that lie. */
	#mutate(frame: Uint8Array): Uint8Array {
		const at = this.#below(frame.length + 1);
		const other = this.#plain();
		switch (this.#below(7)) {
			case 0: {
				const flipped = frame.slice();
				flipped[at] = (flipped[at] ?? 0) ^ (1 << this.#below(8));
				return flipped;
			}
			case 1:
				return frame.slice(0, at);
			case 2:
				return join(frame.subarray(0, at), frame.subarray(at + this.#below(9)));
			case 3:
				return join(frame.subarray(0, at), other.subarray(this.#below(other.length)));
			case 4:
				return join(frame, frame);
			case 5:
				return join(Uint8Array.of(this.#below(128), this.#below(4)), frame.subarray(1));
			default: {
				const length = Uint8Array.of(255, 255, 255, 255, this.#below(128));
				return join(frame.subarray(0, at), length, frame.subarray(at));
			}
		}
	}

	#pick<Item>(items: readonly Item[]): Item | undefined {
		return items[this.#below(items.length)];
	}

	#cid(): string {
		const hex = (length: number) =>
			Array.from({ length }, () => this.#below(16).toString(16)).join('');
		return [8, 4, 4, 4, 12].map(hex).join('-');
	}
}

const presence = '{"at":{"q":"who","p":[0.5,1]},"drag":{"id":"a","p":[0,0]},"editing":"a"}';

function join(...parts: Uint8Array[]): Uint8Array {
	return Uint8Array.from(Buffer.concat(parts));
}
