/** A page stays for so long when pages turn by themselves. */
const TURN_MS = 15_000;

/** Which page of several is shown, and when the next one comes. */
export class Paging {
	readonly #count: () => number;
	#wanted = $state(0);
	/** Whether pages turn by themselves, as somebody chose; undefined as the device has it. */
	#chosen: boolean | undefined = $state();
	/** The device asks for little movement. */
	#isStill = $state(false);

	/** @param count how many pages there are now */
	constructor(count: () => number) {
		this.#count = count;
	}

	get index(): number {
		return Math.max(0, Math.min(this.#wanted, this.#count() - 1));
	}

	get isTurning(): boolean {
		return this.#chosen ?? !this.#isStill;
	}

	/** From 1 on, or back from the first to the last. */
	turn(by: 1 | -1): void {
		const count = this.#count();
		if (count > 0) this.#wanted = (this.index + by + count) % count;
	}

	show(index: number): void {
		this.#wanted = index;
	}

	toggle(): void {
		this.#chosen = !this.isTurning;
	}

	/** The keys of a keyboard and of a presenter's remote. @returns whether it was one of them */
	key(key: string): boolean {
		if (key === 'ArrowRight' || key === 'PageDown') this.turn(1);
		else if (key === 'ArrowLeft' || key === 'PageUp') this.turn(-1);
		else return false;
		return true;
	}

	/** Follows what the device says of movement. @returns ends it */
	followDevice(): () => void {
		const wish = window.matchMedia('(prefers-reduced-motion: reduce)');
		const follow = () => (this.#isStill = wish.matches);
		follow();
		wish.addEventListener('change', follow);
		return () => wish.removeEventListener('change', follow);
	}

	/** Turns the page once its time is over. Called by an effect, whose end it is. */
	turnLater(): (() => void) | undefined {
		void this.index;
		if (!this.isTurning || this.#count() < 2) return undefined;
		const timer = setTimeout(() => this.turn(1), TURN_MS);
		return () => clearTimeout(timer);
	}
}
