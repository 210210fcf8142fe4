/** Whoever takes longer gives the turn on, and ends beside those who come next. */
const LONGEST_TURN_MS = 250;

/** Work that begins one after the other, in the order it came. */
export class Turns {
	#last: Promise<unknown> = Promise.resolve();

	/** Settles as the work does. */
	take<Value>(work: () => Promise<Value>): Promise<Value> {
		const result = this.#last.then(work);
		this.#last = this.#last.then(() => settledOrSlow(result));
		return result;
	}
}

function settledOrSlow(work: Promise<unknown>): Promise<void> {
	return new Promise((go) => {
		const slow = setTimeout(go, LONGEST_TURN_MS);
		const settled = () => {
			clearTimeout(slow);
			go();
		};
		work.then(settled, settled);
	});
}
