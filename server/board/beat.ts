import { limits } from '#lib/domain/limits.ts';

/** A board that has had nothing to do for so many rests was quiet. */
const QUIET_RESTS = 3;

/** One turn of a board; `began` is when its beat began. It must not reject. */
export type Turn = (began: number) => Promise<void>;

interface Waiting {
	/** When the last turn of the same board began. */
	since: number;
	/** When it came to have something to do again. */
	joined: number;
	turn: Turn;
}

/**
 * The one beat of all boards. Turns that are due begin together, so that what they write shares one
 * commit and one wait for the disk. Beats are at least 8 ms apart, and so are the turns of a board
 * ordinarily; in a busy process a board rests up to 50 ms, so that it sends fewer and larger
 * broadcasts. Busy boards are spread over the beats in between: sent to all at once,
 * people would also read and write all at once. A turn that does not end holds up no other board.
 */
export class Beat {
	private waiting: Waiting[] = [];
	private readonly monotonic: () => number;
	private readonly load: () => number;
	private beganAt = -Infinity;
	/** When the next beat begins, with what stops it. */
	private next: { at: number; stop: () => void } | undefined;

	/**
	 * @param monotonic milliseconds that only grow
	 * @param load how busy the process is, from 0 to 1
	 */
	constructor(monotonic: () => number, load: () => number) {
		this.monotonic = monotonic;
		this.load = load;
	}

	/**
	 * Runs a turn with a coming beat.
	 * @param since when the last turn of this board began; `-Infinity` when there was none
	 */
	join(since: number, turn: Turn): void {
		this.waiting.push({ since, joined: this.monotonic(), turn });
		this.schedule(since);
	}

	/** How long a board rests from the beginning of one turn to that of the next. */
	private get rest(): number {
		return limits.tickMs + this.load() * (limits.tickLoadMs - limits.tickMs);
	}

	/** Sees to it that there is a beat for a board that began its last turn at `since`. */
	private schedule(since: number): void {
		const at = Math.max(this.beganAt + limits.tickMs, since + this.rest);
		if (this.next && this.next.at <= at) return;
		this.next?.stop();
		const wait = Math.ceil(at - this.monotonic());
		const begin = () => this.begin(at);
		if (wait > 0) {
			const timer = setTimeout(begin, wait);
			this.next = { at, stop: () => clearTimeout(timer) };
		} else {
			const immediate = setImmediate(begin);
			this.next = { at, stop: () => clearImmediate(immediate) };
		}
	}

	/**
	 * Those that have rested. Boards that were quiet go at once: they are few at a time. Of those that
	 * go on and on only their share of the beats of a rest, in the order in which they were ready.
	 */
	private takeDue(now: number): Waiting[] {
		const { rest } = this;
		const wasQuiet = ({ since, joined }: Waiting) => joined - since >= QUIET_RESTS * rest;
		const readyAt = ({ since, joined }: Waiting) => Math.max(joined, since + rest);
		const going = this.waiting.filter((each) => !wasQuiet(each));
		const share = going
			.filter(({ since }) => since <= now - rest)
			.sort((a, b) => readyAt(a) - readyAt(b))
			.slice(0, Math.ceil((going.length * limits.tickMs) / rest));
		const due = new Set([...this.waiting.filter(wasQuiet), ...share]);
		this.waiting = this.waiting.filter((each) => !due.has(each));
		return [...due];
	}

	/** @param at when it was to begin: timers may be early by a hair */
	private begin(at: number): void {
		const began = Math.max(at, this.monotonic());
		this.beganAt = began;
		this.next = undefined;
		const due = this.takeDue(began);
		if (this.waiting.length > 0) this.schedule(Math.min(...this.waiting.map(({ since }) => since)));
		for (const { turn } of due) void turn(began);
	}
}
