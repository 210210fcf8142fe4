import { readCid, type Reply } from '#lib/domain/command.ts';
import { FivewaysError } from '#lib/domain/errors.ts';
import { type Group, withOther } from '#lib/domain/group.ts';
import { isParticipant } from '#lib/domain/permission.ts';
import {
	CloseCode,
	type DocumentName,
	PROTOCOL_VERSION,
	type ServerControl
} from '#lib/domain/protocol.ts';
import type { Seat } from '#lib/domain/seat.ts';
import { isPrivateStep } from '#lib/domain/stage.ts';
import type { Snapshot } from '#lib/domain/snapshot.ts';
import { atArrival, type Input, refused } from './admission.ts';
import type { Person } from './apply/join.ts';
import { ChangeWaiters } from './changed.ts';
import type { Entry } from './entry.ts';
import { Keeper } from './keeper.ts';
import type { LoadedBoard } from './loading.ts';
import { Presences } from './presence.ts';
import { Queue } from './queue.ts';
import { SeatRates } from './rate.ts';
import { Readers } from './readers.ts';
import type { Attachment, Board, BoardsOptions, Reader } from './types.ts';
import { WhoIsHere } from './who-is-here.ts';

/**
 * One live board: what sockets and requests call. Commands go into the queue, whose batches the
 * keeper judges, commits and publishes; everything that is read is what was published.
 */
export class LiveBoard implements Board {
	readonly id: string;
	private readonly options: BoardsOptions;
	private readonly monotonic: () => number;
	private readonly rates = new SeatRates();
	private readonly readers: Readers;
	private readonly here: WhoIsHere;
	private readonly presences: Presences;
	private readonly waiters = new ChangeWaiters();
	private readonly keeper: Keeper;
	private readonly queue: Queue<Entry>;
	private closing = false;
	private usedAt: number;

	constructor(id: string, loaded: LoadedBoard, options: BoardsOptions) {
		this.id = id;
		this.options = options;
		this.monotonic = options.monotonic ?? (() => performance.now());
		this.usedAt = this.monotonic();
		this.readers = new Readers(options.log);
		this.here = new WhoIsHere(() => this.wake());
		this.keeper = new Keeper(id, loaded, options, {
			isHere: (seat) => this.here.has(seat),
			endSeat: (seat, message) => this.endSeat(seat, message),
			published: (updates) => {
				for (const { name, update } of updates) this.readers.broadcast(name, update);
				this.presences.hideUnseen();
				this.waiters.notify(updates.map(({ name }) => name));
			}
		});
		this.presences = new Presences({
			readers: this.readers,
			groupOf: (seat) => this.shownGroup(seat),
			isVisibleNote: (noteId) => this.keeper.published.hasNote(noteId),
			randomBelow: options.randomBelow
		});
		this.queue = new Queue<Entry>({
			run: (entries) => this.keeper.run(entries),
			failed: (error) => options.log.error({ error, boardId: id }, 'The queue of a board failed.'),
			monotonic: this.monotonic
		});
		// After a crash the desk still shows who was here then: corrected before anybody looks.
		if (this.keeper.showsAnyoneHere) this.wake();
	}

	get rev(): number {
		return this.keeper.published.rev;
	}

	get joiningLocked(): boolean {
		return this.keeper.published.stage.locks.includes('joining');
	}

	get seatCount(): number {
		let count = 0;
		for (const number of this.keeper.published.seats.keys()) {
			const seat = this.seat(number);
			if (seat && isParticipant(seat.role) && !seat.removed) count++;
		}
		return count;
	}

	seat(number: number): Seat | undefined {
		const seat = this.keeper.published.seats.get(number);
		return seat && this.keeper.hasEnded(number) ? { ...seat, removed: true } : seat;
	}

	snapshot(): Snapshot {
		this.usedAt = this.monotonic();
		return this.keeper.published.snapshot;
	}

	groups(): Group[] {
		return withOther(this.keeper.published.snapshot.meta.groups);
	}

	join(person: Person): Promise<Seat> {
		if (this.closing) return Promise.reject(new FivewaysError('draining'));
		return new Promise((resolve, reject) => {
			const seated = (number: number) => {
				const seat = this.seat(number);
				if (seat) resolve(seat);
				else reject(new FivewaysError('storage'));
			};
			this.enqueue({
				kind: 'join',
				person,
				seated: ({ number }) => seated(number),
				turnedAway: reject
			});
		});
	}

	command(seat: number, input: Input): Promise<Reply> {
		if (this.closing) return Promise.resolve(refused(cidOf(input), 'draining'));
		const command = atArrival(input, () => this.rates.take(seat, this.monotonic()));
		if ('ok' in command) return Promise.resolve(command);
		return new Promise((answer) => {
			this.enqueue({ kind: 'command', seat, command, answer });
		});
	}

	attach(reader: Reader): Attachment {
		const { seat } = reader;
		const known = this.seat(seat);
		if (!known) reader.close(CloseCode.signIn, '');
		else if (known.removed) reader.close(CloseCode.removed, '');
		else if (this.closing) reader.close(CloseCode.draining, '');
		if (!known || known.removed || this.closing) return turnedAway;
		const connection = this.readers.add(reader);
		this.here.came(seat);
		let attached = true;
		return {
			sync: (name, stateVector) => {
				const stored = this.readable(seat, name);
				if (!stored || !attached) return undefined;
				const { update } = this.keeper.published.get(stored).since(stateVector);
				this.readers.subscribe(connection, stored);
				return update;
			},
			awareness: () => this.presences.encodeFor(connection),
			presence: (value) => {
				if (attached) this.presences.hear(connection, value);
			},
			detach: () => {
				if (!attached) return;
				attached = false;
				this.usedAt = this.monotonic();
				this.readers.remove(connection);
				this.presences.leave(connection);
				this.here.left(seat);
			}
		};
	}

	hello(seat: number): Extract<ServerControl, { kind: 'hello' }> {
		const known = this.keeper.published.seats.get(seat);
		if (!known) throw new FivewaysError('no-seat');
		const epochOf = (name: DocumentName) => {
			const stored = this.readable(seat, name);
			return stored && { epoch: this.keeper.published.get(stored).epoch };
		};
		const [board, seatDoc, desk] = [epochOf('board'), epochOf('seat'), epochOf('desk')];
		if (!board || !seatDoc) throw new FivewaysError('removed');
		return {
			kind: 'hello',
			v: PROTOCOL_VERSION,
			seat,
			role: known.role,
			board,
			seatDoc,
			...(desk ? { desk } : {}),
			now: this.options.now()
		};
	}

	since(
		seat: number,
		name: DocumentName,
		have?: { epoch: string; stateVector: Uint8Array }
	): { epoch: string; update: Uint8Array } | undefined {
		this.usedAt = this.monotonic();
		const stored = this.readable(seat, name);
		if (!stored) return undefined;
		const document = this.keeper.published.get(stored);
		const { epoch } = document;
		if (have?.epoch !== epoch) return { epoch, update: document.state() };
		const { update, isNew } = document.since(have.stateVector);
		return isNew ? { epoch, update } : undefined;
	}

	presence(): [string, object][] {
		return this.presences.list();
	}

	changed(seat: number, signal: AbortSignal): Promise<void> {
		const names: DocumentName[] = ['board', 'seat', 'desk'];
		if (this.closing || !this.readable(seat, 'board')) return Promise.resolve();
		return this.waiters.wait(
			(stored) =>
				this.keeper.hasEnded(seat) || names.some((name) => this.readable(seat, name) === stored),
			signal
		);
	}

	/** Nobody reads, nothing waits, and that for so many milliseconds. */
	isUnusedFor(milliseconds: number): boolean {
		const busy =
			this.readers.count + this.waiters.count > 0 || this.here.isAnybody || !this.queue.isIdle;
		return !busy && this.monotonic() - this.usedAt >= milliseconds;
	}

	/** Somebody was handed this board. */
	use(): this {
		this.usedAt = this.monotonic();
		return this;
	}

	/** Refuses what comes from now on. */
	stop(): void {
		this.closing = true;
		this.here.stop();
		this.presences.stop();
	}

	/** Tells readers to come back later, and resolves when the queue is empty. */
	async drain(retryAfterMs: number): Promise<void> {
		this.stop();
		this.readers.control({ kind: 'drain', retryAfterMs });
		await this.queue.settled();
		this.waiters.release();
	}

	/** The stored name of a document that this seat may read now. */
	private readable(seat: number, name: DocumentName) {
		if (this.keeper.hasEnded(seat) || this.keeper.published.seats.get(seat)?.removed)
			return undefined;
		return this.keeper.published.nameFor(seat, name);
	}

	private shownGroup(seat: number) {
		const known = this.seat(seat);
		if (!known || known.removed) return undefined;
		const unseen = isParticipant(known.role) && isPrivateStep(this.keeper.published.stage);
		return unseen ? undefined : known.group;
	}

	private endSeat(seat: number, message: string): void {
		for (const connection of this.readers.closeSeat(seat, CloseCode.removed, message))
			this.presences.leave(connection);
		this.waiters.release((reads) => reads(`seat:${seat}`));
	}

	private enqueue(entry: Entry): void {
		this.usedAt = this.monotonic();
		this.queue.push(entry);
	}

	private wake(): void {
		if (!this.closing) this.queue.wake();
	}
}

/** What somebody gets who may not read: it answers nothing. */
const turnedAway: Attachment = {
	sync: () => undefined,
	awareness: () => Uint8Array.of(0),
	presence: () => undefined,
	detach: () => undefined
};

/** The `cid` of what came while the board is closing, where one can be read. */
function cidOf(input: Input): string | null {
	const command = atArrival(input, () => true);
	if ('ok' in command) return command.cid;
	return readCid(command);
}
