import type * as Y from 'yjs';
import { type BinnedNote, type DeskCells, deskRoots } from '../domain/document.ts';
import type { QuestionId } from '../domain/question.ts';
import type { DeskSeat } from '../domain/seat.ts';
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

	get bin(): ReadonlyMap<string, BinnedNote> {
		return (this.#parts.bin ??= new Map(deskRoots(this.doc).bin.entries()));
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
		for (const part of ['seats', 'writers', 'cells', 'bin'] as const)
			roots[part].observe(() => {
				delete this.#parts[part];
				this.#changed();
			});
	}
}
