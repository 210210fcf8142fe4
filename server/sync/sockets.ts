import { limits } from '#lib/domain/limits.ts';
import { takesPlace } from '#lib/domain/permission.ts';
import { CloseCode, closeOfEnded, TooMany } from '#lib/domain/protocol.ts';
import type { Log } from '../log.ts';
import { Connection } from './connection.ts';
import type { OverRate } from './over-rate.ts';
import { Penalties } from './penalties.ts';
import { Rotation } from './rotation.ts';
import { SocketCounts } from './socket-counts.ts';
import type { SocketLike } from './socket-like.ts';
import type { SyncTiming } from './timing.ts';
import type { RefusedVisitor, SeatedVisitor, Visitor } from './visitor.ts';

interface Entry {
	visitor: SeatedVisitor;
	connection: Connection;
	/** How often it was asked for a sign of life. */
	beats: number;
	lookedAt: number;
}

export interface SocketsOptions {
	timing: SyncTiming;
	log: Log;
	/** Shared with HTTP: a seat is one seat, whatever it comes by. */
	overRate: OverRate;
	/** Milliseconds that only grow; for everything but the end of a session. */
	clock?: () => number;
}

/** Names a seat of a board within this process. */
export const seatKey = (boardId: string, seat: number) => `${boardId}:${seat}`;

/** All open sockets of this process: who sits on which, how many there may be, and when they end. */
export class Sockets {
	readonly #options: Required<SocketsOptions>;
	readonly #entries: Rotation<Entry>;
	/** Every socket that is not gone, those being closed and those turned away among them. */
	readonly #open = new Set<SocketLike>();
	readonly #penalties = new Penalties();
	#draining = false;
	#allGone: () => void = () => undefined;

	constructor(options: SocketsOptions) {
		this.#options = { clock: () => performance.now(), ...options };
		this.#entries = new Rotation({
			periodMs: options.timing.heartbeatMs / 2,
			clock: this.#options.clock,
			look: (entry, now) => this.#look(entry, now)
		});
	}

	get size(): number {
		return this.#entries.size;
	}

	/** Called as the upgrade is answered. Nothing in it waits. */
	admit(socket: SocketLike, visitor: Visitor): void {
		this.#open.add(socket);
		socket.on('error', () => socket.terminate());
		socket.on('close', () => {
			this.#open.delete(socket);
			if (this.#open.size === 0) this.#allGone();
		});
		const refusal = visitor.kind === 'refused' ? visitor : this.#refusal(visitor);
		if (refusal) return this.#turnAway(socket, refusal);
		if (visitor.kind === 'seated') this.#seat(socket, visitor);
	}

	/** Ends the sockets of a session that is over. */
	endSession(hash: string): void {
		this.#endWhere(({ visitor }) => visitor.session?.hash === hash, CloseCode.signIn, 'signed out');
	}

	endSeat(boardId: string, seat: number): void {
		const of = ({ visitor }: Entry) => visitor.board.id === boardId && visitor.seat === seat;
		// The board has closed them already, but for who came in between.
		for (const entry of [...this.#entries].filter(of))
			entry.connection.close(closeOfEnded(entry.visitor.role), 'removed');
	}

	endBoard(boardId: string, code: CloseCode, reason: string): void {
		this.#endWhere(({ visitor }) => visitor.board.id === boardId, code, reason);
	}

	/** New sockets are told to come back; those open are closed by `end`. */
	drain(): void {
		this.#draining = true;
	}

	/** Closes all, and cuts off whoever has not answered within `ms`: some may be half dead. */
	async end(ms: number): Promise<void> {
		this.#entries.stop();
		this.#endWhere(() => true, CloseCode.draining, 'restarting');
		if (this.#open.size === 0) return;
		await new Promise<void>((resolve) => {
			this.#allGone = resolve;
			setTimeout(resolve, ms);
		});
		for (const socket of this.#open) socket.terminate();
	}

	/** @param instead whose place it takes */
	#refusal({ board, seat, role }: SeatedVisitor, instead?: Entry): RefusedVisitor | undefined {
		const refused = (code: CloseCode, reason: string) =>
			({ kind: 'refused', code, reason }) as const;
		if (this.#draining) return refused(CloseCode.draining, 'restarting');
		if (board.seat(seat)?.removed !== undefined) return refused(closeOfEnded(role), 'removed');
		const { clock } = this.#options;
		if (this.#penalties.keepsOut(seatKey(board.id, seat), clock()))
			return refused(CloseCode.tooMany, TooMany.mistakes);
		const here = [...this.#entries].filter(
			(entry) => entry !== instead && entry.visitor.board.id === board.id
		);
		const own = here.filter(({ visitor }) => visitor.seat === seat);
		if (own.length >= limits.socketsPerSeat) return refused(CloseCode.tooMany, TooMany.pages);
		// Whoever runs the room does not count, and comes in: with many pages open nobody else could make
		// room. Nor do the screens of the room, of which there are few.
		const others = here.filter(({ visitor }) => takesPlace(visitor.role));
		if (others.length >= limits.socketsPerBoard && takesPlace(role))
			return refused(CloseCode.tooMany, TooMany.full);
		return undefined;
	}

	#turnAway(socket: SocketLike, { code, reason }: RefusedVisitor): void {
		socket.on('error', () => socket.terminate());
		socket.close(code, reason);
		setTimeout(() => socket.terminate(), this.#options.timing.closingMs).unref();
		this.#options.log.info({ code }, 'socket refused');
	}

	#seat(socket: SocketLike, visitor: SeatedVisitor): void {
		try {
			const entry = this.#connect(socket, visitor);
			// A session that ended while the upgrade was being answered.
			if (visitor.session) void this.#lookAgain(entry);
		} catch (err) {
			this.#options.log.error({ err }, 'socket failed');
			socket.terminate();
		}
	}

	#connect(socket: SocketLike, visitor: SeatedVisitor, counts = new SocketCounts()): Entry {
		const { timing, clock, log, overRate } = this.#options;
		const key = seatKey(visitor.board.id, visitor.seat);
		const since = clock();
		const connection = new Connection({
			socket,
			board: visitor.board,
			seat: visitor.seat,
			timing,
			counts,
			clock,
			overRate: () => overRate.refused(key, clock()),
			abused: () => this.#penalties.abused(key, clock()),
			ended: (code) => {
				this.#entries.delete(entry);
				const ms = Math.round(clock() - since);
				log.info({ code, role: visitor.role, ms }, 'socket closed');
			},
			goOnAs: visitor.as && ((asked) => this.#goOnAs(socket, entry, counts, asked)),
			failed: (err) => log.error({ err }, 'socket failed')
		});
		const entry: Entry = { visitor, connection, beats: 0, lookedAt: since };
		this.#entries.add(entry);
		return entry;
	}

	/** The same socket for another seat of its device: the one before is let go first, whole. */
	#goOnAs(socket: SocketLike, entry: Entry, counts: SocketCounts, asked: unknown) {
		const asking = entry.visitor.as?.(asked);
		return asking?.then(async (found) => {
			// Its replies belong to the seat that asked.
			await entry.connection.settled();
			if (!this.#entries.has(entry)) return 'This connection is over.';
			if (found.kind === 'refused') return 'This device cannot go on as that seat.';
			if (this.#refusal(found, entry)) return 'That seat cannot be taken now.';
			this.#entries.delete(entry);
			entry.connection.handOver();
			return this.#connect(socket, found, counts).connection;
		});
	}

	#look(entry: Entry, now: number): void {
		entry.connection.beat(now, entry.beats++ % 2 === 0);
		const { session, endsAt = Infinity } = entry.visitor;
		const expired = Math.min(session?.expiresAt ?? Infinity, endsAt) <= Date.now();
		if (!expired && now - entry.lookedAt < this.#options.timing.lookAgainMs) return;
		entry.lookedAt = now;
		void this.#lookAgain(entry);
	}

	async #lookAgain(entry: Entry): Promise<void> {
		try {
			const found = await entry.visitor.again();
			if (found.kind === 'refused') return entry.connection.close(found.code, found.reason);
			const { board, seat } = entry.visitor;
			if (found.board !== board || found.seat !== seat)
				return entry.connection.close(CloseCode.draining, 'seated anew');
			entry.visitor = found;
		} catch (err) {
			// Storage away: whoever is seated stays until it can be asked again.
			this.#options.log.warn({ err }, 'a seat could not be looked up again');
		}
	}

	#endWhere(which: (entry: Entry) => boolean, code: CloseCode, reason: string): void {
		for (const entry of [...this.#entries].filter(which)) entry.connection.close(code, reason);
	}
}
