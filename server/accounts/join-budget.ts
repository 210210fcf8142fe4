import { FivewaysError } from '#lib/domain/errors.ts';
import { addressKey } from './address-key.ts';
import { Rates } from './rates.ts';
import { RecentFailures } from './recent-failures.ts';
import { Turns } from './turns.ts';
import { VouchedCodes } from './vouched-codes.ts';

const PER_ADDRESS = 30;
const WINDOW_MS = 10 * 60_000;
const LONGEST_WAIT_S = 10;
const KEYS_AT_MOST = 20_000;
const BEYOND = { perSecond: 2, atOnce: 20, keysAtMost: KEYS_AT_MOST };
/** More at once than the 30 and 20 of one address, which alone must not use it up. */
const SERVER = { perSecond: 20, atOnce: 60, keysAtMost: 1 };
/** The other half is for addresses within their budget. */
const SERVER_BEYOND = { perSecond: 10, atOnce: 30, keysAtMost: 1 };
const WHOLE = 'the server';

/**
 * How fast join codes may be guessed. Wrong codes are counted, never joins: a whole site shares one
 * address, and sixty people join from it in a minute. Every answer goes out at once.
 *
 * - 30 wrong codes in 10 minutes from one address are found wrong. Beyond, each further one is
 *   refused with 1, 2 … 10 seconds to wait; a right one still passes.
 * - So that guessing fast gains nothing, an address that is beyond has 20 codes looked at, then 2 a
 *   second, and the whole server 60, then 20 a second. The others are refused unseen: 1 second.
 * - What was looked at and right counts for nothing, and is always looked at from there.
 */
export class JoinBudget {
	readonly #now: () => number;
	readonly #tooMany: () => void;
	#toldAt = -Infinity;
	readonly #turns = new Turns();
	readonly #vouched = new VouchedCodes(KEYS_AT_MOST);
	readonly #failures = new RecentFailures({
		windowMs: WINDOW_MS,
		keysAtMost: KEYS_AT_MOST,
		timesAtMost: PER_ADDRESS + LONGEST_WAIT_S
	});
	readonly #beyond = new Rates(BEYOND);
	readonly #server = new Rates(SERVER);
	readonly #serverBeyond = new Rates(SERVER_BEYOND);

	/**
	 * @param now milliseconds that only grow
	 * @param tooMany told when somebody guesses beyond a budget, once in ten minutes at most
	 */
	constructor(now: () => number, tooMany: () => void = () => undefined) {
		this.#now = now;
		this.#tooMany = tooMany;
	}

	/**
	 * Looks a typed code up if this address may have it looked up now.
	 * @param look resolves to undefined for a code that opens nothing
	 * @returns what was found; undefined for a wrong code within the budget
	 * @throws FivewaysError `too-many` with the seconds to wait
	 */
	async typed<Found>(
		address: string,
		codeHash: string,
		look: () => Promise<Found | undefined>
	): Promise<Found | undefined> {
		const from = addressKey(address);
		if (!this.#vouched.has(from, codeHash, this.#now()))
			return this.#turns.take(() => this.#lookAt(from, codeHash, look));
		const found = await look();
		// Closed since: counted and answered like any other, or the answers would tell them apart.
		if (found === undefined) refuseAfter(this.#count(from, this.#now()));
		return found;
	}

	async #lookAt<Found>(from: string, codeHash: string, look: () => Promise<Found | undefined>) {
		const now = this.#now();
		const takeBack = this.#spend(from, now);
		// Counted as wrong until it is known, so that a slow look lets nobody guess beside it.
		const wait = this.#count(from, now);
		let isWrong = false;
		try {
			const found = await look();
			isWrong = found === undefined;
			if (isWrong) refuseAfter(wait);
			else this.#vouched.add(from, codeHash, now);
			return found;
		} finally {
			if (!isWrong) {
				takeBack();
				this.#failures.takeBack(from, now);
			}
		}
	}

	/** Takes one look from every budget that it is part of. @returns gives it back */
	#spend(from: string, now: number): () => void {
		const isBeyond = this.#failures.of(from, now).length >= PER_ADDRESS;
		const parts: [Rates, string][] = [[this.#server, WHOLE]];
		if (isBeyond) parts.push([this.#serverBeyond, WHOLE], [this.#beyond, from]);
		const isSpent = parts.some(([rates, key]) => rates.isSpent(key, now));
		if (isBeyond || isSpent) this.#tell(now);
		if (isSpent) refuseAfter(1);
		for (const [rates, key] of parts) rates.spend(key, now);
		return () => {
			for (const [rates, key] of parts) rates.giveBack(key);
		};
	}

	#tell(now: number): void {
		if (now - this.#toldAt < WINDOW_MS) return;
		this.#toldAt = now;
		this.#tooMany();
	}

	/** Counts a wrong code. @returns seconds until one more is welcome, 0 within the budget */
	#count(from: string, now: number): number {
		const before = this.#failures.of(from, now).length;
		this.#failures.add(from, now);
		return Math.min(LONGEST_WAIT_S, Math.max(0, before - PER_ADDRESS + 1));
	}
}

/** @param seconds 0 refuses nothing */
function refuseAfter(seconds: number): void {
	if (seconds > 0) throw new FivewaysError('too-many', { retryAfterSeconds: seconds });
}
