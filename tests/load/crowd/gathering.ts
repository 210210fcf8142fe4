import { setTimeout as wait } from 'node:timers/promises';
import { seededBelow } from '../../support/seeded-random.ts';
import { Histogram } from '../histogram.ts';
import type { Dialect, PersonSpec } from './dialect.ts';
import { type Hearing, type Joined, Person } from './person.ts';
import { measured, type Tally } from './tally.ts';

/** How often everybody does something. */
export interface Rhythm {
	seconds: number;
	editsPerSecond: number;
	presencePerSecond?: number;
	seed: number;
}

/** So many sockets are being opened at a time, unless all are to come at once. */
const WAVE = 8;
/** The timer's grain: what is due is sent together. */
const GRAIN_MS = 2;
/** The last edits have so long to arrive. */
const SETTLE_MS = 3_000;
const LOOK_EVERY_MS = 50;

/** The people of one worker: whole boards, so that who wrote and who read share a clock. */
export class Gathering {
	readonly #people: Person[] = [];
	/** Nobody waits for what reaches them. */
	readonly #asleep: Person[] = [];
	readonly #dialect: Dialect;
	readonly #port: number;
	#counts = fresh();

	constructor(dialect: Dialect, port: number) {
		this.#dialect = dialect;
		this.#port = port;
	}

	/** Resolves when all of them have the whole board. */
	async join(specs: readonly PersonSpec[], atOnce: boolean): Promise<Joined[]> {
		const joined: Joined[] = [];
		const size = atOnce ? specs.length : WAVE;
		for (let first = 0; first < specs.length; first += size) {
			const wave = specs.slice(first, first + size).map((spec) => this.#arrive(spec));
			joined.push(...(await Promise.all(wave.map((person) => person.joined))));
		}
		return joined;
	}

	/** So many of them read nothing any more until they leave. */
	doze(count: number): void {
		for (const person of this.#people.splice(0, count)) {
			person.doze();
			this.#asleep.push(person);
		}
	}

	leave(): void {
		for (const person of this.#asleep.splice(0)) person.leave();
		for (const person of this.#people.splice(0)) person.leave();
	}

	/** Everybody writes and points at an even pace, each at their own moment. */
	async run({ seconds, editsPerSecond, presencePerSecond = 0, seed }: Rhythm): Promise<Tally> {
		const order = shuffled(this.#people, seed);
		for (const person of order) person.prepare(Math.ceil(seconds * editsPerSecond) + 1);
		this.#counts = fresh();
		const bytesBefore = this.#bytes();
		const cpuBefore = process.cpuUsage();
		const begun = performance.now();
		const edits = new Metronome(order.length * editsPerSecond, seconds, begun);
		const presences = new Metronome(order.length * presencePerSecond, seconds, begun);
		const late = (ms: number) => this.#counts.lateness.add(ms);
		while (!edits.isOver || !presences.isOver) {
			edits.due(late, (turn) => order[turn % order.length]?.edit());
			presences.due(late, (turn) => order[turn % order.length]?.point(turn));
			await wait(GRAIN_MS);
		}
		const took = (performance.now() - begun) / 1_000;
		const { user, system } = process.cpuUsage(cpuBefore);
		await this.#settle(edits.done);
		const { propagation, replies, lateness, ...counted } = this.#counts;
		return {
			...counted,
			people: order.length,
			seconds: took,
			edits: edits.done,
			presences: presences.done,
			deliveries: propagation.count,
			bytes: this.#bytes() - bytesBefore,
			missing: this.#missing(),
			propagation: measured(propagation),
			replies: measured(replies),
			lateness: measured(lateness),
			load: (user + system) / 1_000_000 / took
		};
	}

	#arrive(spec: PersonSpec): Person {
		const hearing: Hearing = {
			delivered: (ms) => this.#counts.propagation.add(ms),
			updates: () => this.#counts.updateFrames++,
			presences: () => this.#counts.presenceFrames++,
			replied: (ms, ok) => {
				this.#counts.replies.add(ms);
				this.#counts[ok ? 'accepted' : 'refused']++;
			},
			cutOff: () => this.#counts.cutOff++
		};
		const person = new Person(spec, this.#dialect, this.#port, hearing);
		this.#people.push(person);
		return person;
	}

	/** Waits until every last edit is everywhere and all are answered, where there are answers. */
	async #settle(edits: number): Promise<void> {
		const latest = performance.now() + SETTLE_MS;
		const isSettled = () => {
			const answers = this.#counts.accepted + this.#counts.refused;
			return (answers === 0 || answers >= edits) && this.#missing() === 0;
		};
		while (!isSettled() && performance.now() < latest) await wait(LOOK_EVERY_MS);
	}

	#missing(): number {
		let missing = 0;
		for (const board of Map.groupBy(this.#people, ({ spec }) => spec.board).values())
			for (const writer of board)
				for (const reader of board) {
					if (reader === writer || writer.lastSent === 0) continue;
					if (reader.seen.get(writer.spec.id) !== writer.lastSent) missing++;
				}
		return missing;
	}

	#bytes(): number {
		return this.#people.reduce((total, person) => total + person.bytes, 0);
	}
}

function fresh() {
	return {
		updateFrames: 0,
		presenceFrames: 0,
		accepted: 0,
		refused: 0,
		cutOff: 0,
		propagation: new Histogram(),
		replies: new Histogram(),
		lateness: new Histogram()
	};
}

/** Says when each of many evenly spaced turns is due. What is late is done late, never left out. */
class Metronome {
	done = 0;
	readonly #total: number;
	readonly #everyMs: number;
	readonly #begun: number;

	constructor(perSecond: number, seconds: number, begun: number) {
		this.#total = Math.floor(perSecond * seconds);
		this.#everyMs = 1_000 / perSecond;
		this.#begun = begun;
	}

	get isOver(): boolean {
		return this.done >= this.#total;
	}

	due(late: (ms: number) => void, turn: (turn: number) => void): void {
		while (!this.isOver) {
			const lateness = performance.now() - (this.#begun + this.done * this.#everyMs);
			if (lateness < 0) return;
			late(lateness);
			turn(this.done++);
		}
	}
}

function shuffled<Item>(items: readonly Item[], seed: number): Item[] {
	const below = seededBelow(seed);
	const order = [...items];
	for (let last = order.length - 1; last > 0; last--) {
		const other = below(last + 1);
		[order[last], order[other]] = [order[other] as Item, order[last] as Item];
	}
	return order;
}
