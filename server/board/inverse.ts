import type { Cluster } from '#lib/domain/cluster.ts';
import type { CommandType } from '#lib/domain/command.ts';
import type { PrivateNote } from '#lib/domain/note.ts';
import type { Place } from '#lib/domain/place.ts';
import type { QuestionId } from '#lib/domain/question.ts';
import type { Lock } from '#lib/domain/stage.ts';
import type { StoredBatch } from '../storage/port.ts';

/** How many commands of one seat can be taken back, at most. */
const KEPT_PER_SEAT = 50;

/** Where a note lies; private notes have no place. */
export interface Spot {
	q: QuestionId;
	p?: Place;
	cluster?: string;
}

/**
 * What it takes to take a command back, and what must still be so for that: `put` is what the
 * command left, so that work of others built on it is seen.
 */
export type Inverse =
	| { t: 'note.post'; id: string; put: { q: QuestionId; text: string; p?: Place } }
	/** `v` is the version that `put` became. */
	| { t: 'note.edit'; id: string; put: string; former: string; v: number }
	| {
			t: 'note.move';
			id: string;
			put: Spot;
			former: Spot;
			/** The cluster that dissolved because this note left it. */
			dissolved?: Cluster;
	  }
	/** `note` of a private note, which went to no bin. */
	| { t: 'note.remove'; id: string; note?: PrivateNote }
	| { t: 'note.restore'; id: string }
	| { t: 'stage.step'; put: string; former: string }
	| { t: 'stage.lock' | 'stage.unlock'; what: Lock };

/** A command that its seat may take back. */
export interface Undoable {
	cid: string;
	rev: number;
	t: CommandType;
	inverse: Inverse;
}

/** The same, with the seat. */
export type SeatsUndoable = Undoable & { seat: number };

/** Each seat's own commands that can be taken back, oldest first. */
export class UndoStacks {
	private readonly stacks = new Map<number, Undoable[]>();

	/** What could be taken back before, and what came since. */
	static of(before: readonly SeatsUndoable[], since: readonly StoredBatch[]): UndoStacks {
		const stacks = new UndoStacks();
		for (const { seat, ...undoable } of before) stacks.push(seat, undoable);
		for (const { commands, undone } of since) {
			for (const { seat, cid, rev, t, inverse } of commands)
				if (inverse !== undefined)
					stacks.push(seat, { cid, rev, t, inverse: JSON.parse(inverse) as Inverse });
			for (const { seat, cid } of undone) stacks.remove(seat, cid);
		}
		return stacks;
	}

	push(seat: number, undoable: Undoable): void {
		const stack = this.stacks.get(seat) ?? [];
		stack.push(undoable);
		if (stack.length > KEPT_PER_SEAT) stack.shift();
		this.stacks.set(seat, stack);
	}

	/** Those of every seat, in order of rev. */
	all(): SeatsUndoable[] {
		return [...this.stacks]
			.flatMap(([seat, stack]) => stack.map((undoable) => ({ seat, ...undoable })))
			.sort((one, other) => one.rev - other.rev);
	}

	newestFirst(seat: number): Undoable[] {
		return [...(this.stacks.get(seat) ?? [])].reverse();
	}

	remove(seat: number, cid: string): void {
		const stack = this.stacks.get(seat);
		if (stack)
			this.stacks.set(
				seat,
				stack.filter((undoable) => undoable.cid !== cid)
			);
	}
}
