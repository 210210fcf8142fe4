import { setTimeout as wait } from 'node:timers/promises';
import * as Y from 'yjs';
import type { Dialect, PersonSpec, Voice } from './dialect.ts';
import { LightSocket } from './light-socket.ts';
import { marker, microseconds, readMarkers } from './marker.ts';

/** One new note that was sent. Its words are its marker. */
export interface Posted {
	words: string;
	at: number;
	answered: boolean;
}

/** Somebody who keeps what they sent until it is answered, as the page's outbox does. */
export class Poster {
	readonly sent: Posted[] = [];
	/** The words of others' notes that came. */
	readonly shown = new Set<string>();
	readonly #spec: PersonSpec;
	readonly #dialect: Dialect;
	readonly #voice: Voice;
	#socket: LightSocket | undefined;
	#changed: () => void = () => undefined;

	constructor(spec: PersonSpec, dialect: Dialect) {
		this.#spec = spec;
		this.#dialect = dialect;
		this.#voice = dialect.voice(spec);
	}

	/** Resolves with the board as it is, once it is here. */
	async connect(port: number): Promise<Y.Doc> {
		const doc = new Y.Doc();
		this.leave();
		let whole = false;
		let ended: number | undefined;
		const socket = new LightSocket(this.#dialect.door(port, this.#spec), {
			open: () => {
				for (const frame of this.#voice.greeting()) socket.send(frame);
			},
			message: (payload) => {
				const heard = this.#voice.hear(payload);
				if (heard.kind === 'reply' && heard.ok) this.#answered(heard.sentAt);
				if (heard.kind === 'update') readMarkers(payload, (who, at) => this.#see(who, at));
				if (heard.kind === 'joined' && !whole) {
					const update = this.#dialect.updateOf(payload);
					if (update) Y.applyUpdate(doc, update);
					whole = true;
				}
				this.#changed();
			},
			closed: (code) => {
				ended = code;
				this.#changed();
			}
		});
		this.#socket = socket;
		await this.#until(() => whole || ended !== undefined);
		if (!whole) throw new Error(`Not let in: closed with ${ended}.`);
		return doc;
	}

	post(): void {
		const at = microseconds();
		const posted = { words: marker(this.#spec.id, at), at, answered: false };
		this.sent.push(posted);
		this.#socket?.send(this.#voice.post(posted.words, at));
	}

	get unanswered(): Posted[] {
		return this.sent.filter(({ answered }) => !answered);
	}

	/** Sends again what has no answer, and waits for the answers, at most so long. */
	async replay(withinMs: number): Promise<void> {
		for (const { words, at } of this.unanswered) this.#socket?.send(this.#voice.post(words, at));
		const late = new AbortController();
		await Promise.race([
			this.#until(() => this.unanswered.length === 0),
			wait(withinMs, undefined, { signal: late.signal }).catch(() => undefined)
		]);
		late.abort();
	}

	/** Without a word: what the socket still has is lost to this person. */
	leave(): void {
		this.#socket?.end();
	}

	#answered(at: number): void {
		for (const posted of this.sent) if (posted.at === at) posted.answered = true;
	}

	#see(writer: number, at: number): void {
		if (writer !== this.#spec.id) this.shown.add(marker(writer, at));
	}

	#until(holds: () => boolean): Promise<void> {
		return new Promise((resolve) => {
			this.#changed = () => {
				if (holds()) resolve();
			};
			this.#changed();
		});
	}
}
