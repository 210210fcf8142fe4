import type { AcceptedReply } from '#lib/domain/command.ts';
import type { StoredBoard, StoredCommand, StoredPast } from '../storage/port.ts';
import { commandKey, keyBytes, readKeys } from './command-key.ts';
import type { SeatsUndoable } from './undo-stacks.ts';

/** What a reply says besides `cid`, `ok` and `rev`. Most say nothing. */
type More = Omit<AcceptedReply, 'cid' | 'ok' | 'rev'>;

/** The JSON of a stored past, beside its keys. */
interface PastRest {
	/** By rev. */
	more: Record<number, More>;
	/** What seats can still take back, in order of rev. */
	undoable: SeatsUndoable[];
}

/**
 * Every command that a board ever applied, so that none is applied twice: the latest as they are
 * stored, those before the last compaction by a key of five bytes each.
 */
export class AppliedCommands {
	/** Of all of them, in order of rev from 1. */
	private readonly keys: number[] = [];
	private readonly revs = new Map<number, number>();
	private readonly more = new Map<number, More>();
	/** By rev: those that no past holds yet. */
	private readonly recent = new Map<number, StoredCommand>();

	/** @throws when what is stored is not whole */
	static of({ past, batches }: Pick<StoredBoard, 'past' | 'batches'>): AppliedCommands {
		const applied = new AppliedCommands();
		if (past) {
			for (const key of readKeys(past.keys)) applied.note(key);
			if (applied.rev !== past.rev)
				throw new Error(`The past of ${past.rev} commands names ${applied.rev}.`);
			for (const [rev, more] of Object.entries(readRest(past).more))
				applied.more.set(Number(rev), more);
		}
		for (const { commands } of batches) applied.add(commands);
		return applied;
	}

	/** The rev of the last of them. */
	get rev(): number {
		return this.keys.length;
	}

	/** How many are kept as they came. */
	get notFolded(): number {
		return this.recent.size;
	}

	/** @throws when they do not follow */
	add(commands: readonly StoredCommand[]): void {
		for (const command of commands) {
			if (command.rev !== this.rev + 1)
				throw new Error(`Command ${command.rev} does not follow command ${this.rev}.`);
			this.note(commandKey(command.seat, command.cid));
			this.recent.set(command.rev, command);
		}
	}

	/** The first reply to a command that was applied. A code in it is sealed, as it is stored. */
	reply(seat: number, cid: string): AcceptedReply | undefined {
		const rev = this.revs.get(commandKey(seat, cid));
		if (rev === undefined) return undefined;
		const recent = this.recent.get(rev);
		if (!recent) return { cid, ok: true, rev, ...this.more.get(rev) };
		return recent.seat === seat && recent.cid === cid ? recent.reply : undefined;
	}

	/** All of them in the form that lasts, with what can still be taken back. */
	past(undoable: readonly SeatsUndoable[]): StoredPast {
		for (const [rev, { reply }] of this.recent) {
			const { cid: _cid, ok: _ok, rev: _rev, ...more } = reply;
			if (Object.keys(more).length > 0) this.more.set(rev, more);
		}
		const rest: PastRest = { more: Object.fromEntries(this.more), undoable: [...undoable] };
		return { rev: this.rev, keys: keyBytes(this.keys), rest: JSON.stringify(rest) };
	}

	/** The past is stored: what is in it need not be kept as it came. */
	forgetRecent(): void {
		this.recent.clear();
	}

	private note(key: number): void {
		this.keys.push(key);
		this.revs.set(key, this.keys.length);
	}
}

/** What seats could take back when the past was stored. */
export function pastUndoable(past: StoredPast): readonly SeatsUndoable[] {
	return readRest(past).undoable;
}

function readRest({ rest }: StoredPast): PastRest {
	return JSON.parse(rest) as PastRest;
}
