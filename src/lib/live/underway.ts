import type { RefusedReply } from '../domain/command.ts';

interface Sent {
	/** When it was last put on the connection. */
	at: number;
	/** Frames of it that have no reply. */
	copies: number;
	/** A refusal that another copy may still overrule. */
	refusal?: RefusedReply;
}

/** Commands on the present connection that wait for their replies. */
export class Underway {
	readonly #resendMs: number;
	readonly #sent = new Map<string, Sent>();

	/** @param resendMs so long a missing reply is waited for before the command is sent again */
	constructor(resendMs: number) {
		this.#resendMs = resendMs;
	}

	put(cid: string, now: number): void {
		const { copies = 0, refusal } = this.#sent.get(cid) ?? {};
		this.#sent.set(cid, { at: now, copies: copies + 1, ...(refusal ? { refusal } : {}) });
	}

	/** Whether its reply may still be on its way. */
	isFresh(cid: string, now: number): boolean {
		const sent = this.#sent.get(cid);
		return sent !== undefined && now - sent.at < this.#resendMs;
	}

	/**
	 * Notes a refusal. Of a command that was sent twice each copy is judged by itself, so that one
	 * may be refused and the other, when a lock is gone, accepted.
	 * @returns whether nothing more is to come
	 */
	refused(reply: RefusedReply & { cid: string }): boolean {
		const sent = this.#sent.get(reply.cid);
		if (!sent || --sent.copies <= 0) return true;
		sent.refusal = reply;
		return false;
	}

	/** A refusal that has waited in vain for the reply to another copy. */
	overdueRefusal(cid: string, now: number): RefusedReply | undefined {
		return this.isFresh(cid, now) ? undefined : this.#sent.get(cid)?.refusal;
	}

	/** The server asks for patience: all of it is sent again later. */
	sendAgain(): void {
		for (const sent of this.#sent.values()) sent.at = -Infinity;
	}

	drop(cid: string): void {
		this.#sent.delete(cid);
	}

	clear(): void {
		this.#sent.clear();
	}
}
