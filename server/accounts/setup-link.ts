import { timingSafeEqual } from 'node:crypto';
import { credentialHash, isCredential, newCredential } from './random.ts';

const HOUR = 60 * 60_000;

/** The first-run link's token: one at a time, one hour, one use; only its hash is kept, in memory. */
export class SetupLink {
	readonly #now: () => number;
	#link: { hash: string; until: number } | undefined;

	/** @param now milliseconds that only grow */
	constructor(now: () => number) {
		this.#now = now;
	}

	/** A new token; the one before stops working. */
	make(): string {
		const token = newCredential();
		this.#link = { hash: credentialHash(token), until: this.#now() + HOUR };
		return token;
	}

	/** Whether this token works now. Uses nothing up. */
	opens(token: string): boolean {
		const link = this.#link;
		if (!link || this.#now() >= link.until || !isCredential(token)) return false;
		return timingSafeEqual(Buffer.from(link.hash), Buffer.from(credentialHash(token)));
	}

	useUp(): void {
		this.#link = undefined;
	}
}
