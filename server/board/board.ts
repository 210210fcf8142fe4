import type { Reply } from '#lib/domain/command.ts';
import { FivewaysError } from '#lib/domain/errors.ts';
import { type Group, type GroupId, withOther } from '#lib/domain/group.ts';
import { readHidden } from '#lib/domain/snapshot.ts';
import type { NoteWithId } from '#lib/domain/note.ts';
import { type DocumentName, PROTOCOL_VERSION, type ServerControl } from '#lib/domain/protocol.ts';
import { allSettings } from '#lib/domain/settings.ts';
import type { Seat } from '#lib/domain/seat.ts';
import type { Snapshot } from '#lib/domain/snapshot.ts';
import { atArrival, type Input, refused } from './admission.ts';
import type { Person } from './apply/join.ts';
import type { Apart } from './apart.ts';
import { Audience } from './audience.ts';
import type { Beat } from './beat.ts';
import type { Entry, JoinEntry } from './entry.ts';
import { Keeper } from './keeper.ts';
import type { StoredDocumentName } from '../storage/port.ts';
import type { LoadedBoard } from './loading.ts';
import { PublishedBoard } from './published.ts';
import { Queue } from './queue.ts';
import { SeatRates } from './rate.ts';
import type { Attachment, Board, BoardsOptions, Description, Reader, ScreenKeys } from './types.ts';

/** What could not be stored and cannot be refused is tried again so much later. */
const OWING_MS = 1_000;

/**
 * One live board: what sockets and requests call. Commands go into the queue, whose batches the
 * keeper judges, commits and publishes; everything that is read is what was published.
 */
export class LiveBoard implements Board {
	readonly id: string;
	private readonly now: () => number;
	private readonly monotonic: () => number;
	private readonly rates = new SeatRates();
	private readonly published = new PublishedBoard();
	private readonly audience: Audience;
	private readonly keeper: Keeper;
	private readonly queue: Queue<Entry>;
	private readonly apart: Pick<Apart, 'join'>;
	private owing: NodeJS.Timeout | undefined;
	private isCompactionAsked = false;
	private closing = false;
	private usedAt: number;

	constructor(
		id: string,
		loaded: LoadedBoard,
		options: BoardsOptions,
		{ beat, apart, load }: { beat: Beat; apart: Pick<Apart, 'join'>; load: () => number }
	) {
		this.id = id;
		this.now = options.now;
		this.monotonic = options.monotonic ?? (() => performance.now());
		this.usedAt = this.monotonic();
		this.apart = apart;
		const pacing = { monotonic: this.monotonic, load };
		this.audience = new Audience(
			this.published,
			{ ...options, ...pacing },
			{ whoIsHereChanged: () => this.wake(), hello: (seat) => this.hello(seat) }
		);
		this.keeper = new Keeper(id, loaded, this.published, options, {
			isHere: (seat) => this.audience.here.has(seat),
			seatEnded: (seat, message) => this.audience.endSeat(seat, message),
			published: (updates, authors) => this.audience.publish(updates, authors),
			codeChanged: () => this.audience.codeChanged(),
			compactionDue: () => this.compactSoon(),
			owing: () => this.wakeLater(),
			renewed: (names) => this.audience.renew(names)
		});
		this.queue = new Queue<Entry>({
			run: (entries) => this.keeper.run(entries),
			failed: (error) => options.log.error({ error, boardId: id }, 'The queue of a board failed.'),
			beat
		});
		if (this.keeper.showsAnyoneHere) this.wake();
	}

	get rev(): number {
		return this.published.rev;
	}

	get joiningLocked(): boolean {
		return this.published.stage.locks.includes('joining');
	}

	get hasWaitingRoom(): boolean {
		return allSettings(this.published.stage.settings).waitingRoom;
	}

	get seatCount(): number {
		return this.published.seatCount;
	}

	seat(number: number): Seat | undefined {
		return this.published.seat(number);
	}

	snapshot(): Snapshot {
		return this.published.snapshot;
	}

	hidden(): NoteWithId[] {
		return readHidden(this.published.get('desk').doc);
	}

	groupsLeft(): GroupId[] {
		return this.published.groupsLeft;
	}

	groups(): Group[] {
		return withOther(this.published.snapshot.meta.groups);
	}

	join(person: Person): Promise<Seat> {
		return this.seated((answers) => ({ kind: 'join', person, ...answers }));
	}

	openScreen(keys: ScreenKeys): Promise<Seat> {
		return this.seated((answers) => ({ kind: 'screen', keys, ...answers }));
	}

	describe(description: Description): Promise<void> {
		if (this.closing) return Promise.reject(new FivewaysError('draining'));
		return new Promise((described, turnedAway) => {
			this.enqueue({ kind: 'describe', description, described, turnedAway });
		});
	}

	command(seat: number, input: Input): Promise<Reply> {
		const command = atArrival(input, () => this.rates.take(seat, this.monotonic()));
		if ('ok' in command) return Promise.resolve(command);
		if (this.closing) return Promise.resolve(refused(command.cid, 'draining', command.t));
		return new Promise((answer) => {
			this.enqueue({ kind: 'command', seat, command, answer });
		});
	}

	attach(reader: Reader): Attachment {
		this.use();
		return this.audience.attach(reader);
	}

	hello(seat: number): Extract<ServerControl, { kind: 'hello' }> {
		const known = this.seat(seat);
		if (!known) throw new FivewaysError('no-seat');
		if (known.removed) throw new FivewaysError('removed');
		const epochOf = (name: StoredDocumentName) => ({ epoch: this.published.get(name).epoch });
		const desk = this.published.nameFor(seat, 'desk');
		return {
			kind: 'hello',
			v: PROTOCOL_VERSION,
			seat,
			role: known.role,
			board: epochOf('board'),
			// Everyone has a document of their own, also who does not read it.
			seatDoc: epochOf(`seat:${seat}`),
			...(desk ? { desk: epochOf(desk) } : {}),
			...(known.waiting ? { waiting: { title: this.snapshot().meta.title } } : {}),
			now: this.now()
		};
	}

	since(
		seat: number,
		name: DocumentName,
		have?: { epoch: string; stateVector: Uint8Array }
	): { epoch: string; update: Uint8Array } | undefined {
		this.use();
		const stored = this.published.nameFor(seat, name);
		if (!stored) return undefined;
		const document = this.published.get(stored);
		const { epoch } = document;
		if (have?.epoch !== epoch) return { epoch, update: document.state() };
		const { update, isNew } = document.since(have.stateVector);
		return isNew ? { epoch, update } : undefined;
	}

	tellDesk(message: ServerControl): void {
		this.audience.tellDesk(message);
	}

	changed(seat: number, signal: AbortSignal): Promise<void> {
		return this.audience.changed(seat, signal);
	}

	/** Nobody reads, nothing waits, and that for so many milliseconds. */
	isUnusedFor(milliseconds: number): boolean {
		if (!this.audience.isEmpty || !this.queue.isIdle) return false;
		return this.monotonic() - this.usedAt >= milliseconds;
	}

	/**
	 * Makes the next loading quick, where that is worth it.
	 * @returns false when there is nothing to do: the board may leave memory now
	 */
	rest(): boolean {
		if (!this.keeper.isCompactionWorthwhile) return false;
		this.compactSoon({ isAtRest: true });
		return true;
	}

	/** Notes that somebody has this board in hand. */
	use(): this {
		this.usedAt = this.monotonic();
		return this;
	}

	/** Refuses what comes from now on. */
	stop(): void {
		this.closing = true;
		this.audience.end();
	}

	/** Tells readers to come back later, and resolves when the queue is empty. */
	async drain(retryAfterMs: number): Promise<void> {
		this.audience.tell({ kind: 'drain', retryAfterMs });
		this.stop();
		await this.queue.settled();
	}

	/** Queues what makes a seat. */
	private seated(
		entryOf: (answers: Pick<JoinEntry, 'seated' | 'turnedAway'>) => Entry
	): Promise<Seat> {
		if (this.closing) return Promise.reject(new FivewaysError('draining'));
		return new Promise((resolve, turnedAway) => {
			const seated = ({ number }: { number: number }) => {
				const seat = this.seat(number);
				if (seat) resolve(seat);
				else turnedAway(new FivewaysError('storage'));
			};
			this.enqueue(entryOf({ seated, turnedAway }));
		});
	}

	private enqueue(entry: Entry): void {
		this.use();
		this.queue.push(entry);
	}

	private compactSoon({ isAtRest = false } = {}): void {
		if (this.isCompactionAsked) return;
		this.isCompactionAsked = true;
		this.apart.join(async () => {
			if (!this.closing) await this.queue.between(() => this.keeper.compact(isAtRest));
			this.isCompactionAsked = false;
		});
	}

	/** One turn later on, however often it is asked for. */
	private wakeLater(): void {
		this.owing ??= setTimeout(() => {
			this.owing = undefined;
			this.wake();
		}, OWING_MS).unref();
	}

	private wake(): void {
		this.use();
		if (!this.closing) this.queue.wake();
	}
}
