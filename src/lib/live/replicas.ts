import { toBase64 } from 'lib0/buffer';
import type * as Y from 'yjs';
import { type DocumentName, documentNames, type ServerControl } from '../domain/protocol.ts';
import type { Snapshot } from '../domain/snapshot.ts';
import { type BoardEvents, BoardReplica } from './board-replica.ts';
import type { Clock } from './clock.ts';
import { DeskReplica } from './desk-replica.ts';
import { documentRequest } from './frames.ts';
import type { Have } from './poll-transport.ts';
import type { Replica } from './replica.ts';
import { type SeatEvents, SeatReplica } from './seat-replica.ts';

/** The server answers one request for a document every 2 s. */
const ASK_AGAIN_MS = 2_000;

export interface ReplicasOptions {
	clock: Clock;
	initial: Snapshot | undefined;
	board: BoardEvents;
	seat: SeatEvents;
	desk(): void;
	send(frame: Uint8Array<ArrayBuffer>): boolean;
	/** **board** begins again from nothing. @returns false when that takes a new socket */
	restart(doc: Y.Doc): boolean;
}

/** The three documents as this seat may have them, and who asks the server for what they lack. */
export class Replicas {
	readonly board: BoardReplica;
	readonly seat: SeatReplica;
	readonly desk: DeskReplica;
	/** Whether this seat reads **desk**. */
	mayReadDesk = false;
	readonly #options: ReplicasOptions;
	readonly #asking = new Set<DocumentName>();
	readonly #askedAt = new Map<DocumentName, number>();
	readonly #asOf = new Map<DocumentName, number>();

	constructor(options: ReplicasOptions) {
		this.#options = options;
		this.board = new BoardReplica(options.board, options.initial);
		this.seat = new SeatReplica(options.seat);
		this.desk = new DeskReplica(options.desk);
	}

	/** Up to which moment all that was done to notes is surely in here, by this device's clock. */
	get asOf(): number {
		return Math.min(this.#asOf.get('board') ?? 0, this.#asOf.get('seat') ?? 0);
	}

	/** When the server was last asked for all that is new. */
	get askedAt(): number {
		return Math.max(...this.#askedAt.values(), 0);
	}

	/** Asks for all that is new in the documents that hold notes. */
	refresh(): void {
		this.#ask('board');
		this.#ask('seat');
	}

	/** Asks for **board** by ourselves, where what the provider asked was denied. */
	askForBoard(): void {
		this.#ask('board');
	}

	/**
	 * Takes the epochs of a new connection and asks for the documents that the provider does not.
	 * @returns false when the connection is given up, because **board** has another history now
	 */
	hello(hello: Extract<ServerControl, { kind: 'hello' }>): boolean {
		// The provider has already asked with the former history: its answer must not be taken.
		if (this.board.adopt(hello.board.epoch) && !this.#options.restart(this.board.doc)) return false;
		this.#askedAt.set('board', this.#options.clock.now());
		this.seat.adopt(hello.seatDoc.epoch);
		this.#ask('seat');
		this.mayReadDesk = hello.desk !== undefined;
		if (hello.desk) {
			this.desk.adopt(hello.desk.epoch);
			this.#ask('desk');
		} else this.desk.drop();
		return true;
	}

	/** A document has a new history from now on. */
	epoch(name: DocumentName, epoch: string): void {
		if (!this.#of(name)?.adopt(epoch)) return;
		if (name === 'board') this.#options.restart(this.board.doc);
		else this.#ask(name);
	}

	/** @param complete whether this is the answer to what was asked */
	receive(name: DocumentName, update: Uint8Array, complete: boolean): void {
		const replica = this.#of(name);
		if (complete) this.#asOf.set(name, this.#askedAt.get(name) ?? 0);
		const taken = replica?.receive(update);
		if (taken === 'gap') this.#askLater(name);
		if (taken !== 'broken') return;
		replica?.drop();
		if (name === 'board') this.#options.restart(this.board.doc);
		else this.#askLater(name);
	}

	/** What is here of each document, for a request that asks for the rest of all of them. */
	have(): Have {
		const have: Have = {};
		for (const name of documentNames) {
			this.#askedAt.set(name, this.#options.clock.now());
			const found = this.#of(name)?.have;
			if (found) have[name] = { epoch: found.epoch, sv: toBase64(found.stateVector) };
		}
		return have;
	}

	/** All that was done before this moment, by this device's clock, is in the documents. */
	upToDate(at: number): void {
		for (const name of documentNames) this.#asOf.set(name, at);
	}

	/** Forgets all that was read. */
	clear(): void {
		for (const replica of [this.board, this.seat, this.desk]) {
			replica.drop();
			replica.clear();
		}
		this.mayReadDesk = false;
	}

	#of(name: DocumentName): Replica | undefined {
		switch (name) {
			case 'board':
				return this.board;
			case 'seat':
				return this.seat;
			case 'desk':
				return this.desk;
			default:
				return undefined;
		}
	}

	#ask(name: DocumentName): void {
		const replica = this.#of(name);
		if (!replica) return;
		this.#askedAt.set(name, this.#options.clock.now());
		this.#options.send(documentRequest(name, replica.doc));
	}

	#askLater(name: DocumentName): void {
		if (this.#asking.has(name)) return;
		this.#asking.add(name);
		this.#options.clock.after(ASK_AGAIN_MS, () => {
			this.#asking.delete(name);
			this.#ask(name);
		});
	}
}
