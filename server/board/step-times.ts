/**
 * When each step began last, by the server's clock: what the run sheet compares the plan with. The
 * desk alone is told. Going to the first step begins the meeting anew, so that a rehearsal is
 * forgotten.
 */
export class StepTimes {
	/** Steps whose time changed since the documents were written. */
	readonly changed = new Set<string>();
	private readonly times = new Map<string, number>();

	/** Takes up what the desk says, when a board is loaded. */
	recall(step: string, at: number): void {
		this.times.set(step, at);
	}

	/** Milliseconds since 1970, or undefined for a step that has not begun. */
	of(step: string): number | undefined {
		return this.times.get(step);
	}

	all(): Record<string, number> {
		return Object.fromEntries(this.times);
	}

	/** Puts these in the place of all. */
	put(times: Readonly<Record<string, number>>): void {
		for (const step of this.times.keys()) this.changed.add(step);
		this.times.clear();
		for (const [step, at] of Object.entries(times)) {
			this.times.set(step, at);
			this.changed.add(step);
		}
	}

	begin(step: string, at: number, isFirst: boolean): void {
		if (isFirst) {
			for (const each of this.times.keys()) this.changed.add(each);
			this.times.clear();
		}
		this.times.set(step, at);
		this.changed.add(step);
	}
}
