import { FivewaysError } from '#lib/domain/errors.ts';
import { addressKey } from './address-key.ts';
import { RecentFailures } from './recent-failures.ts';

const PER_ADDRESS = 30;
const WINDOW_MS = 10 * 60_000;
const PER_SECOND = 20;
const LONGEST_WAIT_S = 10;
const HELD_PER_ADDRESS = 20;
const HELD_AT_MOST = 1_000;
const KEYS_AT_MOST = 20_000;
const VOUCHED_MS = 12 * 60 * 60_000;

/**
 * How fast join codes may be guessed. Wrong codes are counted, never joins: a whole site shares one
 * address, and sixty people join from it in a minute.
 *
 * - 30 wrong codes in 10 minutes from one address: then each further wrong one is answered after
 *   1, 2 … 10 seconds. A right one is answered at once, so that nobody waits for what others typed.
 * - So many wrong codes wait for their answer at a time; what comes beyond is refused and not looked
 *   at, so that guessing side by side gains nothing.
 * - A code that was right from an address is never refused from there again.
 * - 20 wrong codes a second are answered over the whole server; the next ones take their turn, up to
 *   10 seconds of it, and beyond that nothing is looked at.
 */
export class JoinBudget {
	readonly #now: () => number;
	readonly #wait: (ms: number) => Promise<unknown>;
	readonly #failures = new RecentFailures({
		windowMs: WINDOW_MS,
		keysAtMost: KEYS_AT_MOST,
		timesAtMost: PER_ADDRESS + LONGEST_WAIT_S
	});
	/** Address and code hash that were right, and until when; oldest first. */
	readonly #vouched = new Map<string, number>();
	/** How many wrong codes of an address wait for their answer. */
	readonly #held = new Map<string, number>();
	#heldInAll = 0;
	/** Wrong codes that may be answered now; below zero, those that wait for their turn. */
	#tokens = PER_SECOND;
	#filledAt: number;
	#turn: Promise<unknown> = Promise.resolve();

	/**
	 * @param now milliseconds that only grow
	 * @param wait resolves after so many milliseconds
	 */
	constructor(now: () => number, wait: (ms: number) => Promise<unknown>) {
		this.#now = now;
		this.#wait = wait;
		this.#filledAt = now();
	}

	/**
	 * Looks a typed code up if this address may have it looked up now. One after the other, so that
	 * many guesses at once are all counted.
	 * @param look resolves to undefined for a code that opens nothing
	 * @returns what was found, at once; undefined after the wait of this address
	 * @throws FivewaysError `too-many` with the seconds to wait, at once
	 */
	async typed<Found>(
		address: string,
		codeHash: string,
		look: () => Promise<Found | undefined>
	): Promise<Found | undefined> {
		const from = addressKey(address);
		if (this.#isVouched(from, codeHash)) return look();
		let answered: Promise<unknown> | undefined;
		const result = this.#turn.then(async () => {
			this.#refuseTooMany(from);
			const found = await look();
			if (found === undefined) answered = this.#failed(from);
			else this.#vouch(from, codeHash);
			return found;
		});
		this.#turn = result.catch(() => undefined);
		const found = await result;
		await answered;
		return found;
	}

	#refuseTooMany(from: string): void {
		const held = this.#held.get(from) ?? 0;
		if (held >= HELD_PER_ADDRESS || this.#heldInAll >= HELD_AT_MOST) refuse(LONGEST_WAIT_S);
		const now = this.#now();
		this.#tokens = Math.min(
			PER_SECOND,
			this.#tokens + ((now - this.#filledAt) / 1_000) * PER_SECOND
		);
		this.#filledAt = now;
		if (this.#tokens - 1 < -PER_SECOND * LONGEST_WAIT_S) refuse(1);
	}

	/** Counts a wrong code. Its answer may go out when the promise resolves. */
	async #failed(from: string): Promise<void> {
		const now = this.#now();
		this.#tokens -= 1;
		const wait = Math.max(
			waitAfter(this.#failures.of(from, now).length),
			-this.#tokens / PER_SECOND
		);
		this.#failures.add(from, now);
		if (wait <= 0) return;
		this.#hold(from, 1);
		await this.#wait(wait * 1_000);
		this.#hold(from, -1);
	}

	#hold(from: string, more: 1 | -1): void {
		this.#heldInAll += more;
		const held = (this.#held.get(from) ?? 0) + more;
		if (held > 0) this.#held.set(from, held);
		else this.#held.delete(from);
	}

	#isVouched(from: string, codeHash: string): boolean {
		return (this.#vouched.get(`${from} ${codeHash}`) ?? -Infinity) > this.#now();
	}

	#vouch(from: string, codeHash: string): void {
		const now = this.#now();
		this.#vouched.set(`${from} ${codeHash}`, now + VOUCHED_MS);
		for (const [oldest, until] of this.#vouched) {
			if (until > now && this.#vouched.size <= KEYS_AT_MOST) break;
			this.#vouched.delete(oldest);
		}
	}
}

/** Seconds until one more wrong code is answered. */
function waitAfter(failures: number): number {
	return failures < PER_ADDRESS ? 0 : Math.min(LONGEST_WAIT_S, failures - PER_ADDRESS + 1);
}

function refuse(seconds: number): never {
	throw new FivewaysError('too-many', { retryAfterSeconds: seconds });
}
