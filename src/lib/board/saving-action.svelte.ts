import type { ActionFields } from '../domain/action.ts';
import { actionWords } from './action-words.ts';
import type { OwnWork } from './own-work.ts';
import type { ActionInHand } from './view.svelte.ts';

/** Without an answer for this long (ms) the dialog says that the action waits. */
const WAITS_AFTER_MS = 800;

/**
 * An action from the press until the server has answered: that it waits, and why it was refused. One a
 * dialog. Whoever closes that meanwhile takes nothing back: the action is still sent, so that nobody
 * need write it twice.
 */
export class SavingAction {
	/** Why it was refused, while its dialog is open. */
	refusal: string | undefined = $state();
	/** True while there is no answer for longer than usual: offline, or by a slow line. */
	waits = $state(false);

	#underway = false;
	#isOpen = true;
	readonly #work: Pick<OwnWork, 'saveAction'>;
	readonly #tellLate: (text: string) => void;

	/** @param tellLate tells of a refusal, with the words that were refused, once the dialog is closed */
	constructor(work: Pick<OwnWork, 'saveAction'>, tellLate: (text: string) => void) {
		this.#work = work;
		this.#tellLate = tellLate;
	}

	/**
	 * Saves it once, however often it is pressed.
	 * @returns true when it is saved and the dialog that asked for it is still open
	 */
	async run(
		action: Pick<ActionInHand, 'id' | 'v'>,
		fields: ActionFields & { from: string[] }
	): Promise<boolean> {
		if (this.#underway) return false;
		this.refusal = undefined;
		this.#underway = true;
		const timer = setTimeout(() => (this.waits = true), WAITS_AFTER_MS);
		const refusal = await this.#work.saveAction(action, fields);
		clearTimeout(timer);
		this.#underway = this.waits = false;
		if (this.#isOpen) this.refusal = refusal;
		else if (refusal) this.#tellLate(actionWords.notSaved(refusal, fields.text));
		return this.#isOpen && refusal === undefined;
	}

	/** The dialog closes. */
	close(): void {
		this.#isOpen = false;
	}
}
