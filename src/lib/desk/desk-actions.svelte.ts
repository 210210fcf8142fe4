import type { AcceptedReply, CommandBody } from '../domain/command.ts';
import { isNothingToUndo } from '../domain/refusal-message.ts';
import type { LiveBoard } from '../live/types.ts';
import type { Announcer } from '../ui/announcer.svelte.ts';
import { createContext } from 'svelte';

/** Sends the desk's commands: what was done is spoken, what was refused stays on screen in words. */
export class DeskActions {
	/** Why the last command was refused. */
	refusal: string | undefined = $state();
	/** What came of the last undo or redo, to stand beside its button. */
	undone: string | undefined = $state();
	/** Grows with each refusal. */
	#refusals = $state(0);

	readonly #live: Pick<LiveBoard, 'send'>;
	readonly #announcer: Pick<Announcer, 'say'>;

	constructor(live: Pick<LiveBoard, 'send'>, announcer: Pick<Announcer, 'say'>) {
		this.#live = live;
		this.#announcer = announcer;
	}

	/**
	 * @param done what a screen reader is told once the server has done it
	 * @returns the reply, or undefined when the command was refused
	 */
	async run(
		body: CommandBody,
		done: (reply: AcceptedReply) => string
	): Promise<AcceptedReply | undefined> {
		this.refusal = this.undone = undefined;
		const reply = await this.#live.send(body);
		if (!reply.ok) {
			this.#refusals++;
			if (isNothingToUndo(body.t, reply.code)) this.#answer(reply.message);
			else this.refusal = reply.message;
			return undefined;
		}
		if (body.t === 'undo' || body.t === 'redo') this.#answer(done(reply));
		else this.#announcer.say(done(reply));
		return reply;
	}

	/** The same, for those who only need to know whether it was done. */
	async did(body: CommandBody, done: (reply: AcceptedReply) => string): Promise<boolean> {
		return (await this.run(body, done)) !== undefined;
	}

	/**
	 * What holds now, for boxes that were pressed: read anew after a refusal too, which changes no
	 * document, so that a box shows what is and not what was wished.
	 */
	truth<Value>(value: Value): Value {
		void this.#refusals;
		return value;
	}

	#answer(undone: string): void {
		this.undone = undone;
		this.#announcer.say(undone);
	}
}

export const [getDeskActions, setDeskActions] = createContext<DeskActions>();
