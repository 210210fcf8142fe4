import { FivewaysError } from '#lib/domain/errors.ts';
import { addressKey } from './address-key.ts';
import { RecentFailures } from './recent-failures.ts';

const PER_ADDRESS = 50;
const PER_ADDRESS_WINDOW_MS = 10 * 60_000;
/** So many wrong passwords cost nothing; then 1, 2, 4 … seconds. */
const FREE_TRIES = 5;
const LONGEST_WAIT_MS = 30_000;
const ACCOUNT_WINDOW_MS = 15 * 60_000;
const KEYS_AT_MOST = 10_000;

export interface SignInTry {
	/** Takes the failure back that every try counts as from its start. */
	succeeded(): void;
	/** The try was never judged (too much waits to be hashed), so it counts for nothing. */
	dropped(): void;
}

/**
 * How fast passwords may be tried: 50 failures in 10 minutes from one address, and a growing wait for
 * each account. Never a hard lock, which others could cause: the wait ends after 30 s, and a place
 * from which this account signed in before has a count of its own.
 */
export class SignInLimits {
	readonly #now: () => number;
	readonly #addresses = new RecentFailures({
		windowMs: PER_ADDRESS_WINDOW_MS,
		keysAtMost: KEYS_AT_MOST,
		timesAtMost: PER_ADDRESS
	});
	readonly #accounts = new RecentFailures({
		windowMs: ACCOUNT_WINDOW_MS,
		keysAtMost: KEYS_AT_MOST,
		timesAtMost: FREE_TRIES + 10
	});
	/** E-mail and address that signed in, oldest first. */
	readonly #known = new Set<string>();

	/** @param now milliseconds that only grow */
	constructor(now: () => number) {
		this.#now = now;
	}

	/**
	 * Counts a try as failed from its start, so that many at once gain nothing.
	 * @throws FivewaysError `too-many` with the seconds to wait, at once
	 */
	begin(email: string, address: string): SignInTry {
		const now = this.#now();
		const from = addressKey(address);
		const pair = `${email} ${from}`;
		const account = this.#known.has(pair) ? pair : email;
		const ofAddress = this.#addresses.of(from, now);
		if (ofAddress.length >= PER_ADDRESS)
			refuse((ofAddress[0] ?? now) + PER_ADDRESS_WINDOW_MS - now);
		const ofAccount = this.#accounts.of(account, now);
		const wait = waitAfter(ofAccount.length) - (now - (ofAccount.at(-1) ?? now));
		if (wait > 0) refuse(wait);
		this.#addresses.add(from, now);
		this.#accounts.add(account, now);
		return {
			succeeded: () => {
				this.#addresses.takeBack(from, now);
				this.#accounts.clear(account);
				this.#remember(pair);
			},
			dropped: () => {
				this.#addresses.takeBack(from, now);
				this.#accounts.takeBack(account, now);
			}
		};
	}

	#remember(pair: string): void {
		this.#known.delete(pair);
		this.#known.add(pair);
		for (const oldest of this.#known) {
			if (this.#known.size <= KEYS_AT_MOST) break;
			this.#known.delete(oldest);
		}
	}
}

function waitAfter(failures: number): number {
	if (failures < FREE_TRIES) return 0;
	return Math.min(LONGEST_WAIT_MS, 1_000 * 2 ** (failures - FREE_TRIES));
}

function refuse(waitMs: number): never {
	throw new FivewaysError('too-many', {
		retryAfterSeconds: Math.max(1, Math.ceil(waitMs / 1_000))
	});
}
