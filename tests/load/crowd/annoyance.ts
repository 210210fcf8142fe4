import { setTimeout as wait } from 'node:timers/promises';
import { Frame } from '#lib/domain/protocol.ts';
import { seededBelow } from '../../support/seeded-random.ts';
import type { PersonSpec, Voice } from './dialect.ts';
import { cidOf, fivewaysDialect, stepOne, textFrame } from './fiveways-dialect.ts';
import { LightSocket } from './light-socket.ts';
import { microseconds } from './marker.ts';

export const annoyances = [
	'slow reader',
	'presence flood',
	'hostile frames',
	'wrong sign-ins',
	'sync flood'
] as const;
export type Annoyance = (typeof annoyances)[number];

export interface AnnoyancePlan {
	kind: Annoyance;
	/** People of one board, which is not the board that is measured. */
	people: PersonSpec[];
	seconds: number;
	seed: number;
}

/** What somebody who means no good did, and how it was answered. */
export interface AnnoyanceReport {
	sent: number;
	/** Bytes that came back. */
	bytes: number;
	/** Whole boards among them. */
	boards: number;
	/** Presence that reached one quiet reader of the same board. */
	presenceFrames: number;
	/** Close codes, or statuses of HTTP, and how often each came. */
	answers: Record<string, number>;
}

const TURN_MS = 10;
/** Sockets, and requests, of those who annoy. */
const HANDS = 5;
/** So many write long notes past somebody who does not read. */
const WRITERS = 8;
const SIGN_INS = 20;
/** A note as long as notes may be, so that a reader who stalls is soon behind. */
const longText = '長'.repeat(990);

/** Does one kind of harm for so long. */
export async function annoy(port: number, plan: AnnoyancePlan): Promise<AnnoyanceReport> {
	const report: AnnoyanceReport = { sent: 0, bytes: 0, boards: 0, presenceFrames: 0, answers: {} };
	if (plan.kind === 'wrong sign-ins') await guess(port, plan, report);
	else await disturb(port, plan, report);
	return report;
}

async function disturb(port: number, plan: AnnoyancePlan, report: AnnoyanceReport): Promise<void> {
	const [quiet, ...loud] = plan.people;
	const hands = loud
		.slice(0, plan.kind === 'slow reader' ? WRITERS : HANDS)
		.map((person) => new Hand(port, person, plan, report));
	const reader = quiet && new Hand(port, quiet, plan, report);
	await Promise.all([...hands, ...(reader ? [reader] : [])].map((hand) => hand.opened));
	if (plan.kind === 'slow reader') reader?.stall();
	const until = performance.now() + plan.seconds * 1_000;
	while (performance.now() < until) {
		for (const hand of hands) hand.turn();
		await wait(TURN_MS);
	}
	report.presenceFrames = reader?.presenceFrames ?? 0;
	for (const hand of [...hands, ...(reader ? [reader] : [])]) report.bytes += hand.end();
}

/** One socket of somebody who means no good; it comes back when it is closed. */
class Hand {
	presenceFrames = 0;
	readonly opened: Promise<void>;
	readonly #port: number;
	readonly #person: PersonSpec;
	readonly #plan: AnnoyancePlan;
	readonly #report: AnnoyanceReport;
	readonly #below: (below: number) => number;
	readonly #voice: Voice;
	#socket: LightSocket | undefined;
	#isOpen = false;
	#bytes = 0;
	#turns = 0;
	#over = false;
	#isOpened: () => void = () => undefined;

	constructor(port: number, person: PersonSpec, plan: AnnoyancePlan, report: AnnoyanceReport) {
		this.#port = port;
		this.#person = person;
		this.#plan = plan;
		this.#report = report;
		this.#below = seededBelow(plan.seed + person.id);
		this.#voice = fivewaysDialect.voice(person);
		this.opened = new Promise((resolve) => (this.#isOpened = resolve));
		this.#connect();
	}

	stall(): void {
		this.#socket?.stall();
	}

	/** One bout of harm, a hundred times a second at most. */
	turn(): void {
		if (!this.#socket) this.#connect();
		if (!this.#isOpen) return;
		this.#turns++;
		switch (this.#plan.kind) {
			case 'presence flood':
				this.#send(this.#pointing());
				this.#send(this.#pointing());
				return;
			case 'hostile frames':
				return this.#send(this.#mangled());
			case 'sync flood':
				return this.#send(stepOne('board'));
			case 'slow reader':
				// The others write long notes; whoever stalls has it all sent.
				if (this.#turns % 10 === 0) this.#send(this.#longEdit());
				return;
			case 'wrong sign-ins':
				return;
		}
	}

	/** @returns the bytes that came */
	end(): number {
		this.#over = true;
		this.#bytes += this.#socket?.bytes ?? 0;
		this.#socket?.end();
		return this.#bytes;
	}

	#connect(): void {
		const socket = new LightSocket(fivewaysDialect.door(this.#port, this.#person), {
			open: () => {
				this.#isOpen = true;
				socket.send(stepOne('board'));
				this.#isOpened();
			},
			message: (payload) => {
				const { kind } = this.#voice.hear(payload);
				if (kind === 'presence') this.presenceFrames++;
				if (kind === 'joined') this.#report.boards++;
			},
			closed: (code) => {
				this.#isOpen = false;
				if (this.#over) return;
				this.#bytes += socket.bytes;
				this.#socket = undefined;
				this.#report.answers[code] = (this.#report.answers[code] ?? 0) + 1;
			}
		});
		this.#socket = socket;
	}

	#send(frame: Uint8Array): void {
		this.#report.sent++;
		this.#socket?.send(frame);
	}

	#pointing(): Uint8Array {
		const p = [this.#below(20) / 20, this.#below(400)];
		return textFrame(Frame.presence, JSON.stringify({ at: { q: 'who', p } }));
	}

	#longEdit(): Uint8Array {
		const { noteId = '', id } = this.#person;
		const command = { v: 1, cid: cidOf(id, microseconds()), t: 'note.edit', id: noteId };
		const text = `${longText}${this.#turns}`;
		return textFrame(Frame.command, JSON.stringify({ ...command, text }));
	}

	/** A frame of a known kind whose bytes are noise, or words that are no command. */
	#mangled(): Uint8Array {
		const kinds = [Frame.sync, Frame.command, Frame.presence, Frame.document, Frame.control, 200];
		const noise = Uint8Array.from({ length: 1 + this.#below(200) }, () => this.#below(256));
		noise[0] = kinds[this.#below(kinds.length)] ?? 0;
		return noise;
	}
}

async function guess(port: number, { seconds }: AnnoyancePlan, report: AnnoyanceReport) {
	const until = performance.now() + seconds * 1_000;
	const url = `http://127.0.0.1:${port}`;
	const one = async (hand: number) => {
		for (let n = 0; performance.now() < until; n++) {
			report.sent++;
			const response = await fetch(`${url}/api/sign-in`, {
				method: 'POST',
				headers: { 'content-type': 'application/json', origin: url },
				body: JSON.stringify({ email: `nobody${hand}.${n}@example.org`, password: 'not the one' })
			});
			await response.arrayBuffer();
			report.answers[response.status] = (report.answers[response.status] ?? 0) + 1;
			await wait(TURN_MS);
		}
	};
	await Promise.all(Array.from({ length: SIGN_INS }, (_, hand) => one(hand)));
}
