import type { Dialect, Heard, PersonSpec, Voice } from './dialect.ts';
import { LightSocket } from './light-socket.ts';
import { marker, microseconds, readMarkers } from './marker.ts';

/** What people of one worker hear, as it comes. */
export interface Hearing {
	/** An edit of somebody reached somebody else, so many milliseconds after it was sent. */
	delivered(ms: number): void;
	updates(): void;
	presences(): void;
	replied(ms: number, ok: boolean): void;
	/** The socket is over without our asking. */
	cutOff(code: number): void;
}

/** How joining went. */
export interface Joined {
	ms: number;
	/** Bytes that had come by then, the whole board among them. */
	bytes: number;
}

/** One open page of one person, without a page. */
export class Person {
	readonly spec: PersonSpec;
	/** When this person's last edit was sent; 0 before the first. */
	lastSent = 0;
	/** Writer, and when the last edit that came of theirs was sent. */
	readonly seen = new Map<number, number>();
	readonly joined: Promise<Joined>;
	readonly #socket: LightSocket;
	readonly #voice: Voice;
	readonly #hearing: Hearing;
	readonly #begun = performance.now();
	#isIn: (joined: Joined) => void = () => undefined;
	#hasJoined = false;
	#leaving = false;

	constructor(spec: PersonSpec, dialect: Dialect, port: number, hearing: Hearing) {
		this.spec = spec;
		this.#hearing = hearing;
		this.#voice = dialect.voice(spec);
		let fail: (error: Error) => void;
		this.joined = new Promise((resolve, reject) => {
			this.#isIn = resolve;
			fail = reject;
		});
		this.#socket = new LightSocket(dialect.door(port, spec), {
			open: () => {
				for (const frame of this.#voice.greeting()) this.#socket.send(frame);
			},
			message: (payload) => this.#hear(payload),
			closed: (code) => {
				fail(new Error(`Not let in: closed with ${code}.`));
				if (!this.#leaving) hearing.cutOff(code);
			}
		});
	}

	/** All bytes that came to this page. */
	get bytes(): number {
		return this.#socket.bytes;
	}

	prepare(edits: number): void {
		this.#voice.prepare(edits);
	}

	edit(): void {
		this.lastSent = microseconds();
		const words = marker(this.spec.id, this.lastSent);
		this.#socket.send(this.#voice.edit(words, this.lastSent));
	}

	point(turn: number): void {
		this.#socket.send(this.#voice.presence(turn));
	}

	/** The device sleeps: nothing that comes is read, and the socket stays. */
	doze(): void {
		this.#leaving = true;
		this.#socket.stall();
	}

	leave(): void {
		this.#leaving = true;
		this.#socket.end();
	}

	#hear(payload: Buffer): void {
		const heard: Heard = this.#voice.hear(payload);
		switch (heard.kind) {
			case 'joined':
				// Who asked again is told what was written meanwhile with all the rest.
				if (this.#hasJoined) return this.#read(payload);
				this.#hasJoined = true;
				this.#isIn({ ms: performance.now() - this.#begun, bytes: this.#socket.bytes });
				return;
			case 'anew':
				return this.#socket.send(heard.ask);
			case 'update':
				this.#hearing.updates();
				this.#read(payload);
				return;
			case 'presence':
				return this.#hearing.presences();
			case 'reply':
				return this.#hearing.replied((microseconds() - heard.sentAt) / 1_000, heard.ok);
			case 'other':
				return;
		}
	}

	#read(payload: Buffer): void {
		const now = microseconds();
		readMarkers(payload, (writer, at) => {
			if (writer === this.spec.id || this.seen.get(writer) === at) return;
			this.seen.set(writer, at);
			this.#hearing.delivered((now - at) / 1_000);
		});
	}
}
