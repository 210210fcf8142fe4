import type { QuestionId } from '../domain/question.ts';
import type { KeptWork } from './kept-work.ts';

type Texts = Partial<Record<QuestionId, string>>;

/** Half-typed words of each question's box, kept over reload, lock and change of step. */
export class TypedText {
	readonly #kept: KeptWork;
	#texts: Texts;

	constructor(kept: KeptWork) {
		this.#kept = kept;
		this.#texts = kept.load<Texts>('typed') ?? {};
	}

	of(q: QuestionId): string {
		return this.#texts[q] ?? '';
	}

	set(q: QuestionId, text: string): void {
		this.#texts = { ...this.#texts, [q]: text };
		this.#kept.save('typed', this.#texts);
	}

	/** Reads what is kept for the present seat; words typed before it was known stay. */
	takeUp(keepPresent: boolean): void {
		const kept = this.#kept.load<Texts>('typed') ?? {};
		this.#texts = keepPresent ? { ...kept, ...this.#texts } : kept;
		this.#kept.save('typed', this.#texts);
	}

	/** Takes the words of another tab of this seat that is gone; those typed here come after them. */
	adopt(texts: Texts): void {
		const entries = Object.entries(texts) as [QuestionId, string][];
		for (const [q, theirs] of entries) {
			const ours = this.of(q);
			if (theirs !== '' && !ours.includes(theirs))
				this.set(q, ours ? `${theirs}\n${ours}` : theirs);
		}
	}

	clear(): void {
		this.#texts = {};
	}
}
