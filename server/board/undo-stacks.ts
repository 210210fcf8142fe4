import type { CommandType } from '#lib/domain/command.ts';
import type { StoredBatch, StoredCommand } from '../storage/port.ts';
import type { Inverse } from './inverse.ts';
import { type Kept, keptIn, type Regrouping, regrouped, regroupingOf } from './regroup-undo.ts';

/** How many commands of one seat can be taken back, at most. */
const KEPT_PER_SEAT = 50;

/** A command that its seat may take back, or one taken back that it may do again. */
export interface Undoable {
	cid: string;
	rev: number;
	/** Of the command that was done, taken back or done again, and never `undo` or `redo`. */
	t: CommandType;
	inverse: Inverse;
}

/** The same, with the seat. */
export type SeatsUndoable = Undoable & { seat: number; again?: true };

/** What came of a command, as far as it can be taken back. */
type Done = Undoable & { by: 'undo' | 'redo' | 'command' };

/** Each seat's own commands that can be taken back or done again, oldest first. */
export class UndoStacks {
	private readonly undos = new Map<number, Undoable[]>();
	private readonly redos = new Map<number, Undoable[]>();

	/** What could be taken back before, and what came since. */
	static of(before: readonly SeatsUndoable[], since: readonly StoredBatch[]): UndoStacks {
		const stacks = new UndoStacks();
		for (const { seat, again, ...undoable } of before)
			push(again ? stacks.redos : stacks.undos, seat, undoable);
		for (const batch of since) stacks.replay(batch);
		return stacks;
	}

	/**
	 * A command of its own that a seat gives ends what it could do again. Where people or whole groups
	 * came to another group, so do words that only an undo would bring back.
	 */
	add(seat: number, { by, ...undoable }: Done): void {
		const regrouping = regroupingOf(undoable.inverse);
		if (regrouping) this.regroup(regrouping);
		push(by === 'undo' ? this.redos : this.undos, seat, undoable);
		if (by === 'command') this.redos.delete(seat);
	}

	/** Those of every seat, in order of rev. */
	all(): SeatsUndoable[] {
		const of = (stacks: Map<number, Undoable[]>, again: { again?: true }) =>
			[...stacks].flatMap(([seat, stack]) => stack.map((each) => ({ seat, ...again, ...each })));
		return [...of(this.undos, {}), ...of(this.redos, { again: true })].sort(
			(one, other) => one.rev - other.rev
		);
	}

	/** Words and ballots that only an undo would bring back. */
	kept(): Kept[] {
		return this.all().flatMap(({ seat, inverse }) => keptIn(inverse, seat));
	}

	/** Groups made one that could still be parted. */
	merges(): { seat: number; cid: string; inverse: Extract<Inverse, { t: 'stage.merge' }> }[] {
		return [...this.undos].flatMap(([seat, stack]) =>
			stack.flatMap(({ cid, inverse }) =>
				inverse.t === 'stage.merge' ? [{ seat, cid, inverse }] : []
			)
		);
	}

	/** What a seat can take back, newest first. */
	newestFirst(seat: number): Undoable[] {
		return [...(this.undos.get(seat) ?? [])].reverse();
	}

	/** What a seat can do again, taken back last first. */
	lastTakenBackFirst(seat: number): Undoable[] {
		return [...(this.redos.get(seat) ?? [])].reverse();
	}

	remove(seat: number, cid: string): void {
		for (const stacks of [this.undos, this.redos]) {
			const stack = stacks.get(seat)?.filter((undoable) => undoable.cid !== cid);
			if (stack) stacks.set(seat, stack);
		}
	}

	private regroup(regrouping: Regrouping): void {
		for (const stacks of [this.undos, this.redos])
			for (const [seat, stack] of stacks)
				stacks.set(
					seat,
					stack.map((each) => ({ ...each, inverse: regrouped(each.inverse, regrouping) }))
				);
	}

	/** In the order in which it was done, so that what is full drops the same. */
	private replay({ commands, undone }: StoredBatch): void {
		const left = [...undone];
		// What was stored before each of them named one says only what was taken back in all.
		const isWhole = commands.filter(takesBack).length <= undone.length;
		for (const { seat, inverse, ...command } of commands) {
			const took = isWhole && takesBack(command) ? left.shift() : undefined;
			if (took) this.remove(took.seat, took.cid);
			if (inverse !== undefined) this.add(seat, doneBy(command, JSON.parse(inverse) as Inverse));
		}
		for (const { seat, cid } of left) this.remove(seat, cid);
	}
}

function takesBack({ t }: Pick<StoredCommand, 't'>): boolean {
	return t === 'undo' || t === 'redo';
}

/** What a command that was applied leaves to take back. */
export function doneBy(
	{ cid, rev, t, reply }: Pick<StoredCommand, 'cid' | 'rev' | 't' | 'reply'>,
	inverse: Inverse
): Done {
	if (t === 'undo') return { cid, rev, t: reply.undone ?? t, inverse, by: t };
	if (t === 'redo') return { cid, rev, t: reply.redone ?? t, inverse, by: t };
	return { cid, rev, t, inverse, by: 'command' };
}

function push(stacks: Map<number, Undoable[]>, seat: number, undoable: Undoable): void {
	const stack = stacks.get(seat) ?? [];
	stack.push(undoable);
	if (stack.length > KEPT_PER_SEAT) stack.shift();
	stacks.set(seat, stack);
}
