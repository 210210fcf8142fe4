import type { Act } from './apply/operation.ts';
import { judgeBatch, type JudgedBatch, knownReply } from './batch.ts';
import { Compaction } from './compaction.ts';
import type { DocumentUpdate } from './documents.ts';
import { readContent } from './content.ts';
import { type CommandEntry, type Entry, refuseStorage } from './entry.ts';
import { type LoadedBoard, loadBoard } from './loading.ts';
import { momentsNeeded } from './moments-needed.ts';
import type { StoredDocumentName } from '../storage/port.ts';
import type { PublishedBoard } from './published.ts';
import type { BoardsOptions } from './types.ts';

/** What the keeper asks of the board around it, and tells it. All are synchronous. */
export interface Surroundings {
	isHere: (seat: number) => boolean;
	/** A seat is over: the time to close its sockets. */
	seatEnded: (seat: number, message: string) => void;
	/**
	 * Something is committed and published: the time to broadcast it, to these seats before anything
	 * else since they are answered next.
	 */
	published: (updates: readonly DocumentUpdate[], authors?: ReadonlySet<number>) => void;
	/** The code to join is another one, and stored. */
	codeChanged: () => void;
	/** The journal or the commands since the last past have grown: call `compact` when it suits. */
	compactionDue: () => void;
	/** Something must still be stored that no entry waits for: run again, a little later. */
	owing: () => void;
	/** These documents are published under another epoch: whoever reads them must begin anew. */
	renewed: (names: readonly StoredDocumentName[]) => void;
}

/**
 * Keeps what a board is: judges a batch, commits it, publishes it, answers. What is in memory and
 * not committed is read by nobody; when a commit fails it is dropped and loaded again, since only
 * storage knows whether the commit is there.
 */
export class Keeper {
	private readonly id: string;
	private readonly published: PublishedBoard;
	private readonly options: BoardsOptions;
	private readonly around: Surroundings;
	private readonly compaction: Compaction;
	/** Undefined after a failure, until loading works again. */
	private board: LoadedBoard | undefined;

	/** `published` is brought to what was loaded. */
	constructor(
		id: string,
		loaded: LoadedBoard,
		published: PublishedBoard,
		options: BoardsOptions,
		around: Surroundings
	) {
		this.id = id;
		this.published = published;
		this.options = options;
		this.around = around;
		this.compaction = new Compaction(options.newEpoch);
		this.board = loaded;
		this.published.catchUp(loaded);
		this.compaction.count(loaded.journal, loaded.applied.notFolded);
	}

	/** Whether compaction before the board leaves memory would make the next loading quicker. */
	get isCompactionWorthwhile(): boolean {
		// What could not be loaded again may leave memory as it is.
		return this.board !== undefined && this.compaction.isWorthwhile;
	}

	/** After a crash the desk still shows who was here then. */
	get showsAnyoneHere(): boolean {
		return [...(this.board?.state.seats.values() ?? [])].some(({ here }) => here);
	}

	/** One turn of the queue. Never rejects. */
	async run(entries: Entry[]): Promise<void> {
		await this.turn(entries);
		const { ended } = this.published;
		if (!ended.values().every((seat) => this.published.isStoredAsRemoved(seat)))
			this.around.owing();
	}

	private async turn(entries: Entry[]): Promise<void> {
		const board = this.board ?? (await this.reload());
		if (!board) return entries.forEach((entry) => refuseStorage(entry));
		let batch: JudgedBatch;
		await this.fetchMoments(board, entries);
		try {
			// From here to the commit nothing awaits.
			batch = judgeBatch(entries, {
				board,
				openCode: this.options.openCode,
				ended: this.published.ended,
				isHere: this.around.isHere,
				now: this.options.now(),
				tools: this.tools(),
				newEpoch: this.options.newEpoch
			});
			if (batch.commit) await this.options.storage.commit(this.id, batch.commit);
		} catch (error) {
			await this.recover(entries, error);
			return;
		}
		try {
			this.publish(batch);
		} catch (error) {
			// It is stored, so that it is answered as such; a listener of ours is at fault.
			this.report(error, 'A batch was stored, but telling of it failed.');
		}
		batch.settle();
		if (this.compaction.isDue) this.around.compactionDue();
	}

	/** What storage does not give is missed by its commands alone, which are refused then. */
	private async fetchMoments({ state }: LoadedBoard, entries: readonly Entry[]): Promise<void> {
		state.history.tidy();
		for (const id of momentsNeeded(entries, state)) {
			try {
				const text = await this.options.storage.moment(this.id, id);
				if (text !== undefined) state.history.putAtHand(id, readContent(text));
			} catch (error) {
				this.report(error, 'A moment of a board could not be read.');
			}
		}
	}

	private publish({ commit, removed, authors }: JudgedBatch): void {
		if (!commit) return;
		this.published.publish(commit.updates, commit.seats, commit.rev);
		this.compaction.count(commit.updates, commit.commands.length);
		this.around.published(commit.updates, authors);
		if (commit.code) this.around.codeChanged();
		for (const seat of removed) this.options.onSeatRemoved?.(this.id, seat);
	}

	private async recover(entries: readonly Entry[], error: unknown): Promise<void> {
		this.board = undefined;
		this.report(error, 'A batch was not stored: the board is loaded again.');
		const board = await this.reload();
		// A commit that seemed to fail may be stored all the same: then that is the answer.
		for (const entry of entries) {
			const reply = board && isCommand(entry) && this.knownReply(board, entry);
			if (reply) entry.answer(reply);
			else refuseStorage(entry, error);
		}
	}

	private knownReply(board: LoadedBoard, { seat, command }: CommandEntry) {
		return knownReply(board, seat, command.cid, this.options.openCode);
	}

	/** Undefined when storage does not answer: tried again with the next command. */
	private async reload(): Promise<LoadedBoard | undefined> {
		try {
			const stored = await this.options.storage.load(this.id);
			if (!stored) throw new Error('The board is not stored any more.');
			const board = loadBoard(stored);
			const { news, renewed } = this.published.catchUp(board);
			this.board = board;
			if (news.length > 0) this.around.published(news);
			if (renewed.length > 0) this.around.renewed(renewed);
			return board;
		} catch (error) {
			this.report(error, 'A board could not be loaded again; its commands are refused.');
			return undefined;
		}
	}

	/**
	 * Makes what is stored short, where it has grown long. For between two batches. Never rejects.
	 * @param isAtRest the board is about to leave memory: then sooner
	 */
	async compact(isAtRest: boolean): Promise<void> {
		const { board, compaction } = this;
		if (!board || !(compaction.isDue || (isAtRest && compaction.isWorthwhile))) return;
		try {
			const { storage } = this.options;
			let isFolded = false;
			const makePast = () => {
				isFolded = true;
				return board.applied.past(board.state.undo.all());
			};
			const { documents } = this.published;
			const renewals = await compaction.run(this.id, storage, documents, makePast, isAtRest);
			if (isFolded) board.applied.forgetRecent();
			for (const { working, state } of renewals) {
				board.documents.add(working);
				this.published.renew(working.name, working.epoch, state);
			}
			if (renewals.length > 0) this.around.renewed(renewals.map(({ working }) => working.name));
		} catch (error) {
			// Only storage knows which epochs it holds now.
			this.board = undefined;
			this.report(error, 'The journal of a board was not compacted; the board is loaded again.');
			await this.reload();
		}
	}

	private tools(): Act['tools'] {
		const { newId, randomBelow, newCode, newSeatCode, newScreenToken } = this.options;
		return {
			newId,
			randomBelow,
			newCode,
			newSeatCode,
			newScreenToken,
			endSeat: (seat, message) => {
				this.published.end(seat);
				this.around.seatEnded(seat, message);
			}
		};
	}

	private report(error: unknown, message: string): void {
		const id = this.options.newId();
		this.options.log.error({ id, boardId: this.id, error }, message);
	}
}

function isCommand(entry: Entry): entry is CommandEntry {
	return entry.kind === 'command';
}
