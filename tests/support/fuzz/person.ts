import type { AcceptedReply, CommandBody, RefusedReply } from '#lib/domain/command.ts';
import type { Seat } from '#lib/domain/seat.ts';
import { openBoard } from '#lib/live/open-board.ts';
import type { BoardNote } from '#lib/live/types.ts';
import { BOARD } from '../board.ts';
import { ManualClock, TabStore } from '../manual-clock.ts';
import { type Overheard, Wire } from './wire.ts';

/** What a person's page was told. */
export interface Told {
	body: CommandBody;
	reply: AcceptedReply | RefusedReply;
}

interface PersonParts {
	seat: Seat;
	/** This device's time. */
	now: number;
	random: () => number;
	newCid: () => string;
	overheard: Overheard;
}

/** Somebody with the product's own page open, over wires that the test holds. */
export class Person {
	readonly seat: Seat;
	readonly clock: ManualClock;
	readonly told: Told[] = [];
	readonly #parts: PersonParts;
	readonly #tab = new TabStore();
	#wires: Wire[] = [];
	page: ReturnType<typeof openBoard>;

	constructor(parts: PersonParts) {
		this.seat = parts.seat;
		this.clock = new ManualClock(parts.now);
		this.#parts = parts;
		this.page = this.#open();
	}

	/** Connections, and attempts at one, that are not over; the latest comes last. */
	get wires(): readonly Wire[] {
		this.#wires = this.#wires.filter(({ isCut }) => !isCut);
		return this.#wires;
	}

	/** The network goes away. */
	cut(code?: number): void {
		for (const wire of this.wires) wire.cut(code);
	}

	get notes(): BoardNote[] {
		return this.page.questions.flatMap(({ clusters, loose }) => [
			...clusters.flatMap(({ notes }) => notes),
			...loose
		]);
	}

	send(body: CommandBody): void {
		void this.page.send(body).then((reply) => this.told.push({ body, reply }));
	}

	/** The page is closed and opened again in the same tab. */
	reload(): void {
		this.page.close();
		this.cut();
		this.page = this.#open();
	}

	#open(): ReturnType<typeof openBoard> {
		const { seat, random, newCid, overheard } = this.#parts;
		const connect = () => {
			const wire = new Wire(overheard);
			this.#wires.push(wire);
			return wire.browser;
		};
		return openBoard({
			boardId: BOARD,
			initial: { seat: seat.number, role: seat.role },
			socketUrl: 'ws://127.0.0.1/sync/boards',
			clock: this.clock,
			storage: this.#tab,
			random,
			newCid,
			WebSocket: function () {
				return connect();
			} as unknown as typeof WebSocket
		});
	}
}
