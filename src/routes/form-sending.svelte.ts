import type { ActionResult, SubmitFunction } from '@sveltejs/kit';
import type { ToPutRight } from '#lib/ui/to-put-right.ts';

const unheardWords =
	'We could not reach the server. Check your connection, then try again. What you typed is still here.';

/** Whether a form that was sent by script reached nobody: without scripts a browser says so itself. */
function wasUnheard(result: ActionResult): boolean {
	return result.type === 'error' && result.status === undefined;
}

/**
 * How a page's form is sent by script: one at a time however often it is pressed, and kept as it
 * stands when nobody could be reached.
 * @example <form method="POST" use:enhance={sending.submit}>
 */
export class FormSending {
	#isUnderway = $state(false);
	#isUnheard = $state(false);
	readonly #answered: () => void;

	/** @param answered told of an answer before the page shows it */
	constructor(answered: () => void = () => undefined) {
		this.#answered = answered;
	}

	get isUnderway(): boolean {
		return this.#isUnderway;
	}

	/** Whether the last try reached nobody. */
	get isUnheard(): boolean {
		return this.#isUnheard;
	}

	/** What to say above the form, beside what the server found. */
	errors(found: readonly ToPutRight[]): readonly ToPutRight[] {
		return this.#isUnheard ? [{ message: unheardWords }] : found;
	}

	readonly submit: SubmitFunction = ({ cancel }) => {
		if (this.#isUnderway) return cancel();
		this.#isUnderway = true;
		this.#isUnheard = false;
		return async ({ result, update }) => {
			this.#isUnheard = wasUnheard(result);
			if (!this.#isUnheard) {
				this.#answered();
				await update({ reset: false });
			}
			this.#isUnderway = false;
		};
	};
}
