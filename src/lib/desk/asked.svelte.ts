import type { DeskActions } from './desk-actions.svelte.ts';

/** Without an answer for this long (ms) a dialog says that what was asked for waits. */
const WAITS_AFTER_MS = 800;

/**
 * What was asked for in a dialog, from the press until the server has answered: that it waits, and why
 * it was refused. One a dialog. Whoever closes it meanwhile takes nothing back: it is still done, and
 * what comes of it is told on the desk.
 */
export class Asked {
	/** Why it was refused. Nothing, where it was never sent. */
	refusal: string | undefined = $state();
	/** True while there is no answer for longer than usual: offline, or by a slow line. */
	waits = $state(false);

	#underway = $state(false);
	/** Grows when the dialog closes: an answer that comes after that is none of it any more. */
	#turn = 0;
	readonly #actions: Pick<DeskActions, 'refusal'>;

	constructor(actions: Pick<DeskActions, 'refusal'>) {
		this.#actions = actions;
	}

	/** Sent and not answered. */
	get underway(): boolean {
		return this.#underway;
	}

	/**
	 * Does it once, however often it is pressed.
	 *
	 * @param act false when it was refused, or when something in the dialog must be put right first
	 * @returns true when it is done and the dialog still asks for it
	 */
	async run(act: () => void | boolean | Promise<boolean>): Promise<boolean> {
		if (this.#underway) return false;
		// A reason of something else is not why this is not done.
		this.refusal = this.#actions.refusal = undefined;
		this.#underway = true;
		const turn = this.#turn;
		const timer = setTimeout(() => {
			if (turn === this.#turn) this.waits = true;
		}, WAITS_AFTER_MS);
		const done = (await act()) !== false;
		clearTimeout(timer);
		if (turn !== this.#turn) return false;
		this.#underway = this.waits = false;
		if (!done) this.refusal = this.#actions.refusal;
		return done;
	}

	/** The dialog closes. */
	close(): void {
		this.#turn++;
		this.#underway = this.waits = false;
		this.refusal = undefined;
	}
}
