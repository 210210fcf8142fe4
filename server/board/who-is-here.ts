/** Somebody who reloads the page is not gone: milliseconds before the desk shows that they left. */
const GRACE_MS = 5_000;

/** Which seats have an open socket, with a little patience for those who come straight back. */
export class WhoIsHere {
	private readonly sockets = new Map<number, number>();
	private readonly leaving = new Map<number, NodeJS.Timeout>();
	private readonly changed: () => void;

	constructor(changed: () => void) {
		this.changed = changed;
	}

	came(seat: number): void {
		const sockets = this.sockets.get(seat) ?? 0;
		this.sockets.set(seat, sockets + 1);
		if (sockets > 0) return;
		const wasLeaving = this.leaving.get(seat);
		clearTimeout(wasLeaving);
		this.leaving.delete(seat);
		if (wasLeaving === undefined) this.changed();
	}

	left(seat: number): void {
		const sockets = (this.sockets.get(seat) ?? 0) - 1;
		if (sockets > 0) {
			this.sockets.set(seat, sockets);
			return;
		}
		this.sockets.delete(seat);
		const timer = setTimeout(() => {
			this.leaving.delete(seat);
			this.changed();
		}, GRACE_MS);
		timer.unref();
		this.leaving.set(seat, timer);
	}

	has(seat: number): boolean {
		return this.sockets.has(seat) || this.leaving.has(seat);
	}

	/** Somebody is here, or their leaving is not written yet. */
	get isAnybody(): boolean {
		return this.sockets.size > 0 || this.leaving.size > 0;
	}

	stop(): void {
		for (const timer of this.leaving.values()) clearTimeout(timer);
		this.leaving.clear();
	}
}
