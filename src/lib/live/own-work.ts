import type { QuestionId } from '../domain/question.ts';
import type { Clock } from './clock.ts';
import { Drafts } from './drafts.ts';
import { Edits } from './edits.ts';
import type { KeptWork } from './kept-work.ts';
import { Outbox } from './outbox.ts';
import type { Entry } from './types.ts';
import { TypedText } from './typed-text.ts';
import type { Edit } from './types.ts';

export interface OwnWorkOptions {
	clock: Clock;
	random: () => number;
	newCid: () => string;
	kept: KeptWork;
	deliver(json: string): boolean;
	/** The question under which the words of a refused command are shown. */
	questionOf(entry: Entry): QuestionId;
	outboxChanged(): void;
	draftsChanged(): void;
	typedChanged(): void;
	editsChanged(): void;
}

/** How often work of tabs that ended is looked for. */
const LOOK_EVERY_MS = 15_000;

/** One seat's own work on this device: what is underway, what was refused, what is half typed. */
export class OwnWork {
	readonly outbox: Outbox;
	readonly #drafts: Drafts;
	readonly #typed: TypedText;
	readonly #edits: Edits;
	readonly #options: OwnWorkOptions;
	#stopLooking: (() => void) | undefined;

	constructor(options: OwnWorkOptions) {
		this.#options = options;
		const { kept, clock, random, newCid } = options;
		this.#drafts = new Drafts(kept, () => options.draftsChanged());
		this.#typed = new TypedText(kept);
		this.#edits = new Edits(kept);
		this.outbox = new Outbox({
			clock,
			random,
			newCid,
			kept,
			deliver: (json) => options.deliver(json),
			changed: () => options.outboxChanged(),
			named: (cid, id) => {
				this.#edits.rename(cid, id);
				options.editsChanged();
			},
			refused: (entry, reply, text) => {
				if (text !== undefined) this.#drafts.keep(entry, reply, text, options.questionOf(entry));
			},
			overruled: (cid) => this.#drafts.settle(cid)
		});
	}

	get drafts(): Drafts {
		return this.#drafts;
	}

	typed(q: QuestionId): string {
		return this.#typed.of(q);
	}

	setTyped(q: QuestionId, text: string): void {
		if (this.#typed.of(q) === text) return;
		this.#typed.set(q, text);
		this.#options.typedChanged();
	}

	get edits(): readonly Edit[] {
		return this.#edits.all;
	}

	setEdit(edit: Edit): void {
		this.#edits.set(edit);
		this.#options.editsChanged();
	}

	endEdit(id: string): void {
		this.#edits.end(id);
		this.#options.editsChanged();
	}

	/** The server says whose work this is. Another seat's stays where it is kept, out of sight. */
	useSeat(seat: number): void {
		const { kept } = this.#options;
		if (kept.seat === seat) return kept.useSeat(seat);
		const isOther = kept.seat !== undefined;
		kept.useSeat(seat);
		if (isOther) this.outbox.leave();
		this.outbox.takeUp();
		this.#drafts.takeUp(!isOther);
		this.#typed.takeUp(!isOther);
		this.#edits.takeUp(!isOther);
		this.#options.editsChanged();
		this.#options.typedChanged();
	}

	/** Goes on with what other tabs of this seat left on this device when they ended, now and later. */
	async takeOver(): Promise<void> {
		this.#stopLooking?.();
		this.#stopLooking = this.#options.clock.after(LOOK_EVERY_MS, () => void this.takeOver());
		for (const { outbox, drafts, typed, edits } of await this.#options.kept.takeOver()) {
			this.outbox.adopt(outbox ?? []);
			this.#drafts.adopt(drafts ?? []);
			this.#typed.adopt(typed ?? {});
			this.#edits.adopt(edits ?? []);
			this.#options.editsChanged();
			this.#options.typedChanged();
		}
	}

	/** The page leaves the board; what is kept stays kept. */
	close(): void {
		this.#stopLooking?.();
		this.outbox.disconnected();
		this.#options.kept.close();
	}

	/**
	 * Clears what is kept on the device of this seat, and what is in memory.
	 * @param everySeat the board itself is gone: what other seats keep of it goes too
	 */
	async forget(everySeat: boolean): Promise<void> {
		this.#stopLooking?.();
		this.outbox.leave();
		this.#drafts.clear();
		this.#typed.clear();
		this.#edits.clear();
		this.#options.editsChanged();
		this.#options.typedChanged();
		await (everySeat ? this.#options.kept.forgetBoard() : this.#options.kept.forget());
	}
}
