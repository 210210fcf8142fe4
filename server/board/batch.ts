import type { AcceptedReply } from '#lib/domain/command.ts';
import type { BoardCommit, StoredCommand, StoredSeat } from '../storage/port.ts';
import { inQueue } from './admission.ts';
import { join } from './apply/join.ts';
import type { Act, Applied } from './apply/operation.ts';
import { openScreen } from './apply/screen-open.ts';
import {
	type CommandEntry,
	type DescribeEntry,
	type Entry,
	type JoinEntry,
	type ScreenEntry,
	turnAway
} from './entry.ts';
import type { LoadedBoard } from './loading.ts';
import type { SeatState } from './seats.ts';
import { settleMerges } from './apply/stage-merge.ts';
import { doneBy } from './undo-stacks.ts';
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

/** The reply to a command that was applied before, with what it holds sealed in clear. */
export function knownReply(
	{ applied }: Pick<LoadedBoard, 'applied'>,
	seat: number,
	cid: string,
	openCode: BatchContext['openCode']
): AcceptedReply | undefined {
	const reply = applied.reply(seat, cid);
	if (!reply) return undefined;
	const { code, seatCode, token } = reply;
	return {
		...reply,
		...(code ? { code: openCode(code) } : {}),
		...(seatCode ? { seatCode: openCode(seatCode) } : {}),
		...(token ? { token: openCode(token) } : {})
	};
}

/** Judges and applies everything that waited, in order and without awaiting anything. */
export function judgeBatch(entries: readonly Entry[], context: BatchContext): JudgedBatch {
	const batch = new Batch(context);
	for (const entry of entries) {
		if (entry.kind === 'command') batch.command(entry);
		else if (entry.kind === 'describe') batch.describe(entry);
		else batch.join(entry);
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

	join(entry: JoinEntry | ScreenEntry): void {
		const { board, now } = this.context;
		const seat =
			entry.kind === 'join'
				? join(board.state, entry.person, now)
				: openScreen(board.state, entry.keys, now);
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
			board.state.seats.remove(number, now);
			this.removed.push(number);
		}
	}

	/** Sockets come and go between batches; the desk learns it with the next one. */
	noticeWhoIsHere(): void {
		const { board, isHere } = this.context;
		const seats = board.state.seats.values().toArray();
		// On a shared device one socket speaks for all who sit there.
		const devices = new Set(
			seats.flatMap(({ number, shared, credentialHash }) =>
				shared && credentialHash && isHere(number) ? [credentialHash] : []
			)
		);
		for (const { number, here, removedAt, shared, credentialHash = '' } of seats) {
			const isThere = isHere(number) || (shared && devices.has(credentialHash));
			const wanted = removedAt === undefined && isThere;
			if (here !== wanted) board.state.seats.flag(number, { here: wanted });
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
		// It is stored beside commands, and without one nothing comes in view.
		if (this.rows.length > 0) this.undone.push(...settleMerges(state));
		const screenLinks = state.screenLinks.takeChange();
		const history = state.history.takeChanges();
		const changed = this.rows.length > 0 || updates.length > 0 || seats.length > 0;
		const { rows: commands, undone, code } = this;
		return {
			commit: changed
				? {
						rev: state.rev,
						updates,
						commands,
						undone,
						seats,
						...(code ? { code } : {}),
						...(screenLinks ? { screenLinks } : {}),
						...(history ? { history } : {})
					}
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
		const { inverse, newCode, sealed, ended = [], tookBack, ...shown } = applied;
		const rev = ++board.state.rev;
		const reply: AcceptedReply = { cid, ok: true, rev, ...shown };
		if (inverse) board.state.undo.add(seat, doneBy({ cid, rev, t, reply }, inverse));
		if (newCode) this.code = newCode;
		if (tookBack !== undefined) this.undone.push({ seat, cid: tookBack });
		this.removed.push(...ended);
		const row: StoredCommand = {
			rev,
			seat,
			cid,
			t,
			at: now,
			// Storage keeps no code in clear; it is opened when this reply is asked for again.
			reply: { ...reply, ...(newCode ? { code: newCode.sealed } : {}), ...sealed },
			...(inverse ? { inverse: JSON.stringify(inverse) } : {})
		};
		board.applied.add([row]);
		this.rows.push(row);
		return reply;
	}
}

function storedSeat(seat: SeatState): StoredSeat {
	const {
		here: _here,
		finished: _finished,
		practised: _practised,
		joinedAs: _joinedAs,
		...stored
	} = seat;
	return stored;
}
