import * as v from 'valibot';
import { limits } from '#lib/domain/limits.ts';
import { type Presence, presenceSchema, type SharedPresence } from '#lib/domain/protocol.ts';
import { type AwarenessState, encodeAwareness, encodeAwarenessForEach } from './awareness.ts';
import type { Connection, Readers } from './readers.ts';

/** Milliseconds between two presence frames at the least: so nobody is heard more often than the limit. */
const SOONEST_MS = Math.ceil(1_000 / limits.presencePerSecond);
/** And ordinarily: what goes out with something else before costs nothing more. */
const TICK_MS = 100;
/** And in a busy process: where somebody points is what one can best be without. */
const TICK_LOAD_MS = 200;
/** y-protocols forgets a state after 30 s without news, so that standing ones are said again. */
const RENEW_MS = 15_000;

/** What presence needs to know of the board. */
export interface PresenceContext {
	readers: Readers;
	/** The group to show, or undefined while this seat must stay unseen. */
	groupOf: (seat: number) => SharedPresence['group'] | undefined;
	isVisibleNote: (id: string) => boolean;
	randomBelow: (below: number) => number;
	/** How busy the process is, from 0 to 1. */
	load: () => number;
}

interface Present extends AwarenessState {
	seat: number;
	state: SharedPresence | null;
	/** What came last and was not looked at yet. */
	latest?: { value: unknown };
}

/**
 * Who points where. Written by the server alone, from positions that sockets send, under a random
 * id per socket that is in no document. Only the latest of each socket goes out, all in one update
 * a tick; what comes in between costs nothing, since it is parsed when its tick comes.
 */
export class Presences {
	private readonly present = new Map<Connection, Present>();
	private readonly context: PresenceContext;
	private ticking: NodeJS.Timeout | undefined;
	private renewing: NodeJS.Timeout | undefined;
	private tickedAt = -Infinity;

	constructor(context: PresenceContext) {
		this.context = context;
	}

	/** Keeps the latest presence of a socket until the next tick. */
	hear(connection: Connection, value: unknown): void {
		const { seat } = connection.reader;
		if (this.context.groupOf(seat) === undefined) return;
		let present = this.present.get(connection);
		if (!present) {
			present = { id: this.newId(), clock: 0, seat, state: null };
			this.present.set(connection, present);
			this.renewing ??= this.startRenewing();
		}
		present.latest = { value };
		if (this.ticking) return;
		const pace = TICK_MS + (TICK_LOAD_MS - TICK_MS) * this.context.load();
		const wait = this.tickedAt + pace - performance.now();
		this.ticking = setTimeout(() => this.tick(), Math.max(0, wait));
	}

	/** Something else goes to all: what waits goes with it, unless the last was only just. */
	goAlong(): void {
		if (this.ticking === undefined || performance.now() - this.tickedAt < SOONEST_MS) return;
		clearTimeout(this.ticking);
		this.tick();
	}

	/** A socket left: its presence ends for all. */
	leave(connection: Connection): void {
		const present = this.present.get(connection);
		if (!present) return;
		this.present.delete(connection);
		if (this.present.size === 0) this.stop();
		if (present.state) this.send([this.say(present, null)]);
	}

	/** Takes away what must not be seen any more: the board entered a private step. */
	hideUnseen(): void {
		const hidden: Present[] = [];
		for (const present of this.present.values()) {
			if (this.context.groupOf(present.seat) !== undefined) continue;
			delete present.latest;
			if (present.state) hidden.push(this.say(present, null));
		}
		if (hidden.length > 0) this.send(hidden);
	}

	/** What all others show, for a reader that asks. */
	encodeFor(connection: Connection): Uint8Array {
		return encodeAwareness(this.othersOf(connection));
	}

	/** The same for a reader that polls, with the random id of each. */
	listFor(connection: Connection): [string, SharedPresence][] {
		const others = this.othersOf(connection);
		return others.flatMap(({ id, state }) => (state ? [[String(id), state]] : []));
	}

	get isAnybodyShown(): boolean {
		return this.shown().length > 0;
	}

	stop(): void {
		clearTimeout(this.ticking);
		clearInterval(this.renewing);
		this.ticking = undefined;
		this.renewing = undefined;
	}

	private tick(): void {
		this.ticking = undefined;
		this.tickedAt = performance.now();
		const changed: Present[] = [];
		for (const present of this.present.values()) {
			if (!present.latest) continue;
			const state = this.read(present.seat, present.latest.value);
			delete present.latest;
			if (state) changed.push(this.say(present, state));
		}
		if (changed.length > 0) this.send(changed);
	}

	private read(seat: number, value: unknown): SharedPresence | undefined {
		const group = this.context.groupOf(seat);
		const parsed = v.safeParse(presenceSchema, value);
		if (group === undefined || !parsed.success) return undefined;
		return { group, ...this.visible(parsed.output) };
	}

	/** Nothing that names a note which not everyone sees. */
	private visible({ at, drag, editing }: Presence): Omit<SharedPresence, 'group'> {
		const { isVisibleNote } = this.context;
		return {
			...(at ? { at } : {}),
			...(drag && isVisibleNote(drag.id) ? { drag } : {}),
			...(editing !== undefined && isVisibleNote(editing) ? { editing } : {})
		};
	}

	private say(present: Present, state: SharedPresence | null): Present {
		present.state = state;
		present.clock++;
		return present;
	}

	/** One update for all; those who are in it get one without themselves. */
	private send(changed: readonly Present[]): void {
		const { all, without } = encodeAwarenessForEach(changed);
		const indexOf = new Map(changed.map((present, index) => [present, index]));
		this.context.readers.awareness((connection) => {
			const own = this.present.get(connection);
			const index = own && indexOf.get(own);
			if (index === undefined) return all;
			return changed.length > 1 ? without(index) : undefined;
		});
	}

	private startRenewing(): NodeJS.Timeout {
		const timer = setInterval(() => {
			const shown = this.shown();
			if (shown.length > 0) this.send(shown.map((present) => this.say(present, present.state)));
		}, RENEW_MS);
		return timer.unref();
	}

	private othersOf(connection: Connection): Present[] {
		const own = this.present.get(connection);
		return this.shown().filter((present) => present !== own);
	}

	private shown(): Present[] {
		return [...this.present.values()].filter(({ state }) => state !== null);
	}

	private newId(): number {
		const taken = new Set([...this.present.values()].map(({ id }) => id));
		for (;;) {
			// 0 and the author of the documents are left out.
			const id = this.context.randomBelow(2 ** 32 - 2) + 2;
			if (!taken.has(id)) return id;
		}
	}
}
