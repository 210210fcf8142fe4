import type { AcceptedReply } from '#lib/domain/command.ts';
import type { BoardCommit, StoredCommand, StoredSeat } from '../storage/port.ts';
import { inQueue } from './admission.ts';
import { join } from './apply/join.ts';
import type { Act, Applied } from './apply/operation.ts';
import {
	type CommandEntry,
	type DescribeEntry,
	type Entry,
	type JoinEntry,
	turnAway
} from './entry.ts';
import type { LoadedBoard } from './loading.ts';
import type { SeatState } from './state.ts';
import { writeChanges } from './writing.ts';

/** What a batch works with besides its entries. */
export interface BatchContext {
	board: LoadedBoard;
	/** The clear code of one that is stored sealed. */
	openCode: (sealed: string) => string;
	/** Seats that were ended in memory, whatever is stored. */
	ended: ReadonlySet<number>;
	/** Whether a seat has an open socket now. */
	isHere: (seat: number) => boolean;
	now: number;
	tools: Act['tools'];
	newEpoch: () => string;
}

/** A judged batch: what must be committed before anybody is answered. */
export interface JudgedBatch {
	/** Undefined when nothing changed. */
	commit: BoardCommit | undefined;
	/** Seats removed in this batch. */
	removed: number[];
	/** Seats whose commands were applied: they have what came of it before they are answered. */
	authors: ReadonlySet<number>;
	/** Answers every entry, in order. For after the broadcast. */
	settle: () => void;
}

/** The reply to a command that was applied before, with the code that it may hold in clear. */
export function knownReply(
	{ applied }: Pick<LoadedBoard, 'applied'>,
	seat: number,
	cid: string,
	openCode: BatchContext['openCode']
): AcceptedReply | undefined {
	const reply = applied.reply(seat, cid);
	return reply?.code ? { ...reply, code: openCode(reply.code) } : reply;
}

/** Judges and applies everything that waited, in order and without awaiting anything. */
export function judgeBatch(entries: readonly Entry[], context: BatchContext): JudgedBatch {
	const batch = new Batch(context);
	for (const entry of entries) {
		if (entry.kind === 'command') batch.command(entry);
		else if (entry.kind === 'join') batch.join(entry);
		else batch.describe(entry);
	}
	batch.removeEnded();
	batch.noticeWhoIsHere();
	return batch.finish();
}

class Batch {
	private readonly context: BatchContext;
	private readonly rows: BoardCommit['commands'] = [];
	private readonly undone: BoardCommit['undone'] = [];
	private readonly removed: number[] = [];
	private readonly answers: (() => void)[] = [];
	private code: BoardCommit['code'];

	constructor(context: BatchContext) {
		this.context = context;
	}

	command(entry: CommandEntry): void {
		const { board, ended, now, tools, openCode } = this.context;
		const { seat: number, command } = entry;
		const seat = ended.has(number) ? undefined : board.state.seats.get(number);
		const act = seat && { state: board.state, seat, now, tools };
		const outcome = inQueue(act, command, () => knownReply(board, number, command.cid, openCode));
		const reply = 'applied' in outcome ? this.record(entry, outcome.applied) : outcome;
		this.answers.push(() => entry.answer(reply));
	}

	join(entry: JoinEntry): void {
		const seat = join(this.context.board.state, entry.person, this.context.now);
		this.answers.push(() => {
			if (typeof seat === 'string') turnAway(entry, seat);
			else entry.seated(seat);
		});
	}

	describe({ description, described }: DescribeEntry): void {
		this.context.board.state.describe(description);
		this.answers.push(described);
	}

	/** A removal cannot fail: one whose commit did is in the next. */
	removeEnded(): void {
		const { board, ended, now } = this.context;
		for (const number of ended) {
			const seat = board.state.seats.get(number);
			// A seat whose very joining was not stored is nobody's.
			if (!seat || seat.removedAt !== undefined) continue;
			board.state.removeSeat(number, now);
			this.removed.push(number);
		}
	}

	/** Sockets come and go between batches; the desk learns it with the next one. */
	noticeWhoIsHere(): void {
		const { board, isHere } = this.context;
		for (const { number, here, removedAt } of board.state.seats.values()) {
			const wanted = removedAt === undefined && isHere(number);
			if (here !== wanted) board.state.flagSeat(number, { here: wanted });
		}
	}

	finish(): JudgedBatch {
		const { board, newEpoch } = this.context;
		const { state, documents } = board;
		const seats = [...state.changes.storedSeats].flatMap((number) => {
			const seat = state.seats.get(number);
			return seat ? [storedSeat(seat)] : [];
		});
		const updates = writeChanges(state, documents, newEpoch);
		const changed = this.rows.length > 0 || updates.length > 0 || seats.length > 0;
		const { rows: commands, undone, code } = this;
		return {
			commit: changed
				? { rev: state.rev, updates, commands, undone, seats, ...(code ? { code } : {}) }
				: undefined,
			removed: this.removed,
			authors: new Set(commands.map(({ seat }) => seat)),
			settle: () => {
				for (const answer of this.answers) answer();
			}
		};
	}

	private record(entry: CommandEntry, applied: Applied): AcceptedReply {
		const { board, now } = this.context;
		const { seat, command } = entry;
		const { t, cid } = command;
		const { inverse, newCode, tookBack, ...shown } = applied;
		const rev = ++board.state.rev;
		const reply: AcceptedReply = { cid, ok: true, rev, ...shown };
		if (inverse) board.state.undo.push(seat, { cid, rev, t, inverse });
		if (newCode) this.code = newCode;
		if (tookBack !== undefined) this.forgetInverse(seat, tookBack);
		if (command.t === 'seat.remove') this.removed.push(command.seat);
		const row: StoredCommand = {
			rev,
			seat,
			cid,
			t,
			at: now,
			// Storage keeps no code in clear; it is opened when this reply is asked for again.
			reply: newCode ? { ...reply, code: newCode.sealed } : reply,
			...(inverse ? { inverse: JSON.stringify(inverse) } : {})
		};
		board.applied.add([row]);
		this.rows.push(row);
		return reply;
	}

	/** A command of this very batch is stored without its inverse; an older one loses it. */
	private forgetInverse(seat: number, cid: string): void {
		const row = this.rows.find((each) => each.seat === seat && each.cid === cid);
		if (row) delete row.inverse;
		else this.undone.push({ seat, cid });
	}
}

function storedSeat(seat: SeatState): StoredSeat {
	const { here: _here, finished: _finished, ...stored } = seat;
	return stored;
}
