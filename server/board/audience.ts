import { isParticipant, isScreen } from '#lib/domain/permission.ts';
import {
	CloseCode,
	closeOfEnded,
	type DocumentName,
	documentNames,
	type ServerControl
} from '#lib/domain/protocol.ts';
import { isPrivateStep } from '#lib/domain/stage.ts';
import { ChangeWaiters } from './changed.ts';
import type { DocumentUpdate } from './documents.ts';
import { News } from './news.ts';
import { Presences } from './presence.ts';
import type { StoredDocumentName } from '../storage/port.ts';
import type { PublishedBoard } from './published.ts';
import { type Connection, Readers } from './readers.ts';
import { RoomScreens } from './room-screens.ts';
import type { Attachment, Board, BoardsOptions, Reader } from './types.ts';
import { unattached } from './unattached.ts';
import { WaitingRoom } from './waiting-room.ts';
import { WhoIsHere } from './who-is-here.ts';

/** Whoever knows of epochs has asked again by then, also over a slow line. */
const UNASKED_MS = 5_000;

/** What decides how often is sent. */
interface Pacing {
	/** Milliseconds that only grow. */
	monotonic: () => number;
	/** How busy the process is, from 0 to 1. */
	load: () => number;
}

/** Everyone who follows a board: open sockets, held polls, and what they show of themselves. */
export class Audience {
	readonly here: WhoIsHere;
	readonly presences: Presences;
	readonly screens: RoomScreens;
	private readonly waitingRoom: WaitingRoom;
	private readonly published: PublishedBoard;
	private readonly readers: Readers;
	private readonly news: News;
	private readonly waiters = new ChangeWaiters();
	private isOver = false;

	/** `whoIsHereChanged` is told when the desk should learn who came or left. */
	constructor(
		published: PublishedBoard,
		options: Pick<BoardsOptions, 'log' | 'randomBelow'> & Pacing,
		{ whoIsHereChanged, hello }: { whoIsHereChanged: () => void; hello: Board['hello'] }
	) {
		this.published = published;
		this.readers = new Readers(options.log);
		this.here = new WhoIsHere(whoIsHereChanged);
		this.screens = new RoomScreens({
			perQuestion: () => published.notesPerQuestion,
			tell: (message) => this.tellScreens(message)
		});
		this.waitingRoom = new WaitingRoom({
			seat: (number) => published.seat(number),
			title: () => published.snapshot.meta.title,
			hello,
			tell: (connection, message) => this.readers.controlOne(connection, message),
			read: (connection, name) => this.readOn(connection, name),
			answerPolls: (seat) => this.waiters.release((reads) => reads(`seat:${seat}`))
		});
		this.presences = new Presences({
			readers: this.readers,
			groupOf: (seat) => this.shownGroup(seat),
			isVisibleNote: (id) => published.hasNote(id),
			randomBelow: options.randomBelow,
			load: options.load
		});
		this.news = new News({
			readers: this.readers,
			monotonic: options.monotonic,
			load: options.load,
			wentOut: (names) => {
				this.presences.goAlong();
				this.waiters.notify(names);
			}
		});
	}

	attach(reader: Reader): Attachment {
		const refused = this.refuse(reader.seat);
		if (refused) {
			reader.close(refused, '');
			return unattached;
		}
		const isRoomScreen = this.isScreen(reader.seat);
		const waiting = this.published.seat(reader.seat)?.waiting === true;
		const connection = this.readers.add(reader, { screen: isRoomScreen, waiting });
		this.waitingRoom.came(connection);
		this.here.came(reader.seat);
		if (isRoomScreen) this.screens.came((message) => reader.control(message));
		let attached = true;
		const seesNobody = () => isRoomScreen || connection.isWaiting;
		return {
			sync: (name, stateVector) => {
				const stored = this.published.nameFor(reader.seat, name);
				if (connection.isWaiting) this.waitingRoom.wants(connection, name);
				if (!stored || !attached || connection.isWaiting) return undefined;
				const { update } = this.published.get(stored).since(stateVector);
				this.readers.subscribe(connection, stored);
				if (stored === 'board' && !isRoomScreen && this.presences.isAnybodyShown)
					reader.awareness(this.presences.encodeFor(connection));
				return update;
			},
			awareness: () =>
				seesNobody() ? unattached.awareness() : this.presences.encodeFor(connection),
			others: () => (seesNobody() ? [] : this.presences.listFor(connection)),
			presence: (value) => {
				if (attached) this.presences.hear(connection, value);
			},
			detach: () => {
				if (!attached) return;
				attached = false;
				this.readers.remove(connection);
				this.waitingRoom.left(connection);
				this.presences.leave(connection);
				this.here.left(reader.seat);
				if (isRoomScreen) this.screens.left();
			}
		};
	}

	/**
	 * Something is committed: one update a document for all who read it.
	 * @param authors seats that are about to be answered; without them everybody is told at once
	 */
	publish(updates: readonly DocumentUpdate[], authors?: ReadonlySet<number>): void {
		this.news.add(updates, authors);
		this.presences.hideUnseen();
		this.waitingRoom.look();
	}

	/**
	 * Whoever reads these documents is told their new epoch, and gets nothing more until they ask.
	 * Stock clients know of no epochs and do not ask: they get all of it after a while.
	 */
	renew(names: readonly StoredDocumentName[]): void {
		this.news.forget(names);
		for (const name of names) {
			const asked = this.readers.renew(name, this.published.get(name).epoch, ({ seat }) =>
				documentNames.some((each) => this.published.nameFor(seat, each) === name)
			);
			const resume = () => this.readers.resume(name, asked, this.published.get(name).state());
			setTimeout(resume, UNASKED_MS).unref();
		}
		this.waiters.notify(names);
	}

	/** Ends all sockets and held polls of a seat at once. */
	endSeat(seat: number, message: string): void {
		for (const connection of this.readers.closeSeat(seat, this.endOf(seat), message)) {
			this.presences.leave(connection);
			this.waitingRoom.left(connection);
		}
		this.waiters.release((reads) => reads(`seat:${seat}`));
	}

	/** Resolves at the next change of a document that this seat may read, or on abort. */
	changed(seat: number, signal: AbortSignal): Promise<void> {
		const names = documentNames.map((name) => this.published.nameFor(seat, name));
		const { waiting, removed } = this.published.seat(seat) ?? {};
		const mayWait = (waiting && !removed) || names.some((name) => name !== undefined);
		if (this.isOver || !mayWait) return Promise.resolve();
		// By its own name a seat is let go when it ends, whether it reads that document or not.
		const own = `seat:${seat}`;
		return this.waiters.wait((name) => name === own || names.includes(name), signal);
	}

	get isEmpty(): boolean {
		return this.readers.count + this.waiters.count === 0 && !this.here.isAnybody;
	}

	tell(message: ServerControl): void {
		this.readers.control(message);
	}

	/** Tells everybody who has the desk open; polls that they hold are answered with it, too. */
	tellDesk(message: ServerControl): void {
		this.readers.controlSeats(
			message,
			(seat) => this.published.nameFor(seat, 'desk') !== undefined
		);
		this.waiters.release((reads) => reads('desk'));
	}

	/** The code to join is another one: whoever shows it asks for it. */
	codeChanged(): void {
		this.screens.codeChanged();
		this.tellDesk({ kind: 'code' });
	}

	/** Lets held polls go and takes no new readers. */
	end(): void {
		this.isOver = true;
		this.news.hurry();
		this.here.stop();
		this.presences.stop();
		this.screens.stop();
		this.waiters.release();
	}

	/** Polls that screens hold are answered with it, too. */
	private tellScreens(message: ServerControl): void {
		this.readers.controlScreens(message);
		this.waiters.release((reads) => this.published.screens.some((seat) => reads(`seat:${seat}`)));
	}

	/** Somebody is in: all of a document that they asked for while they waited, and its news from now on. */
	private readOn(connection: Connection, name: DocumentName): void {
		const stored = this.published.nameFor(connection.reader.seat, name);
		if (stored) this.readers.resume(stored, [connection], this.published.get(stored).state());
	}

	private isScreen(number: number): boolean {
		const seat = this.published.seat(number);
		return seat !== undefined && isScreen(seat.role);
	}

	private endOf(number: number): CloseCode {
		const seat = this.published.seat(number);
		return seat ? closeOfEnded(seat.role) : CloseCode.removed;
	}

	private refuse(number: number): CloseCode | undefined {
		const seat = this.published.seat(number);
		if (!seat) return CloseCode.signIn;
		if (seat.removed) return closeOfEnded(seat.role);
		return this.isOver ? CloseCode.draining : undefined;
	}

	/** The group that presence shows; nobody sees a participant in a private step. */
	private shownGroup(number: number) {
		const seat = this.published.seat(number);
		if (!seat || seat.removed || seat.waiting || isScreen(seat.role)) return undefined;
		const unseen = isParticipant(seat.role) && isPrivateStep(this.published.stage);
		return unseen ? undefined : seat.group;
	}
}
