import type * as Y from 'yjs';
import { type BinnedNote, type DeskCells, type DeskVoting, deskRoots } from '../domain/document.ts';
import type { HiddenNote, QueuedNote } from '../domain/moderation.ts';
import type { EarlyNote } from '../domain/note.ts';
import type { QuestionId } from '../domain/question.ts';
import type { SentPrompt } from '../domain/prompt.ts';
import type { DeskSeat, HelpCall } from '../domain/seat.ts';
import { Replica } from './replica.ts';
import type { LiveDesk } from './types.ts';

/** **desk** as plain data. Its parts are read when asked for and kept until they change. */
export class DeskReplica extends Replica implements LiveDesk {
	#parts: Partial<{ -readonly [Part in keyof LiveDesk]: LiveDesk[Part] }> = {};
	readonly #changed: () => void;

	constructor(changed: () => void) {
		super();
		this.#changed = changed;
	}

	get seats(): ReadonlyMap<number, DeskSeat> {
		return (this.#parts.seats ??= new Map(
			Array.from(deskRoots(this.doc).seats.entries(), ([key, seat]) => [Number(key), seat])
		));
	}

	get writers(): ReadonlyMap<string, number> {
		return (this.#parts.writers ??= new Map(deskRoots(this.doc).writers.entries()));
	}

	get cells(): DeskCells {
		return (this.#parts.cells ??= Object.fromEntries(
			deskRoots(this.doc).cells.entries() as Iterable<[QuestionId, Record<string, number>]>
		) as DeskCells);
	}

	get help(): ReadonlyMap<number, HelpCall> {
		return (this.#parts.help ??= new Map(
			Array.from(deskRoots(this.doc).help.values(), (call) => [call.seat, call])
		));
	}

	get prompts(): ReadonlyMap<string, SentPrompt> {
		return (this.#parts.prompts ??= new Map(deskRoots(this.doc).prompts.entries()));
	}

	get begun(): ReadonlyMap<string, number> {
		return (this.#parts.begun ??= new Map(deskRoots(this.doc).begun.entries()));
	}

	get bin(): ReadonlyMap<string, BinnedNote> {
		return (this.#parts.bin ??= new Map(deskRoots(this.doc).bin.entries()));
	}

	get hidden(): ReadonlyMap<string, HiddenNote> {
		return (this.#parts.hidden ??= new Map(deskRoots(this.doc).hidden.entries()));
	}

	get queue(): ReadonlyMap<string, QueuedNote> {
		return (this.#parts.queue ??= new Map(deskRoots(this.doc).queue.entries()));
	}

	get early(): ReadonlyMap<string, EarlyNote> {
		return (this.#parts.early ??= new Map(deskRoots(this.doc).early.entries()));
	}

	get voting(): Partial<DeskVoting> {
		return (this.#parts.voting ??= deskRoots(this.doc).voting.toJSON() as Partial<DeskVoting>);
	}

	get headcount(): LiveDesk['headcount'] {
		return (this.#parts.headcount ??= deskRoots(this.doc).headcount.toJSON());
	}

	clear(): void {
		this.#parts = {};
		this.#changed();
	}

	protected override readWhole(): void {
		this.clear();
	}

	protected override watch(doc: Y.Doc): void {
		const roots = deskRoots(doc);
		for (const part of [
			'seats',
			'writers',
			'cells',
			'help',
			'prompts',
			'begun',
			'bin',
			'hidden',
			'queue',
			'early',
			'voting',
			'headcount'
		] as const)
			roots[part].observe(() => {
				delete this.#parts[part];
				this.#changed();
			});
	}
}
