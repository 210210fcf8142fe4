import { FivewaysError } from '#lib/domain/errors.ts';
import { addressKey } from './address-key.ts';
import { RecentFailures } from './recent-failures.ts';

const PER_ADDRESS = 30;
const WINDOW_MS = 10 * 60_000;
const PER_SECOND = 20;
const LONGEST_WAIT_S = 10;
const KEYS_AT_MOST = 20_000;
const VOUCHED_MS = 12 * 60 * 60_000;

/**
 * How fast join codes may be guessed. Wrong codes are counted, never joins: a whole site shares one
 * address, and sixty people join from it in a minute.
 *
 * - 30 wrong codes in 10 minutes from one address: then one typed code is looked at in every 1, 2 …
 *   10 seconds. What comes in between is refused at once and not looked at, so that guessing gains
 *   nothing; it does not prolong the wait either, and a right code does not begin a new one, so that
 *   a crowd that types the right code gets in as soon as the wait is over.
 * - A code that was right from an address is never slowed from there again.
 * - 20 wrong codes a second over the whole server.
 */
export class JoinBudget {
	readonly #now: () => number;
	readonly #failures = new RecentFailures({
		windowMs: WINDOW_MS,
		keysAtMost: KEYS_AT_MOST,
		timesAtMost: PER_ADDRESS + LONGEST_WAIT_S
	});
	/** Address and code hash that were right, and until when; oldest first. */
	readonly #vouched = new Map<string, number>();
	#tokens = PER_SECOND;
	#filledAt: number;
	#turn: Promise<unknown> = Promise.resolve();

	/** @param now milliseconds that only grow */
	constructor(now: () => number) {
		this.#now = now;
		this.#filledAt = now();
	}

	/**
	 * Looks a typed code up if this address may have it looked up now. One after the other, so that
	 * many guesses at once are all counted.
	 * @param look resolves to undefined for a code that opens nothing
	 * @throws FivewaysError `too-many` with the seconds to wait, at once
	 */
	typed<Found>(
		address: string,
		codeHash: string,
		look: () => Promise<Found | undefined>
	): Promise<Found | undefined> {
		const from = addressKey(address);
		if (this.#isVouched(from, codeHash)) return look();
		const result = this.#turn.then(async () => {
			this.#refuseTooFast(from);
			const found = await look();
			if (found === undefined) this.#failed(from);
			else this.#vouch(from, codeHash);
			return found;
		});
		this.#turn = result.catch(() => undefined);
		return result;
	}

	#refuseTooFast(from: string): void {
		const now = this.#now();
		const failures = this.#failures.of(from, now);
		const wait = waitAfter(failures.length) - (now - (failures.at(-1) ?? now)) / 1_000;
		if (wait > 0) refuse(wait);
		this.#tokens = Math.min(
			PER_SECOND,
			this.#tokens + ((now - this.#filledAt) / 1_000) * PER_SECOND
		);
		this.#filledAt = now;
		if (this.#tokens < 1) refuse(1);
	}

	#failed(from: string): void {
		this.#failures.add(from, this.#now());
		this.#tokens -= 1;
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

/** Seconds from the latest wrong code to the next one that is looked at. */
function waitAfter(failures: number): number {
	return failures < PER_ADDRESS ? 0 : Math.min(LONGEST_WAIT_S, failures - PER_ADDRESS + 1);
}

function refuse(seconds: number): never {
	throw new FivewaysError('too-many', { retryAfterSeconds: Math.max(1, Math.ceil(seconds)) });
}
