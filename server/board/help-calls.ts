import type { HelpCall } from '#lib/domain/seat.ts';

/** Which seats have asked for help and since when. Told to the desk and the seat itself, nobody else. */
export class HelpCalls {
	/** Seats whose call began or ended since the documents were written. */
	readonly changed = new Set<number>();
	private readonly since = new Map<number, number>();

	/** Takes up what the desk says, when a board is loaded. */
	recall({ seat, at }: HelpCall): void {
		this.since.set(seat, at);
	}

	has(seat: number): boolean {
		return this.since.has(seat);
	}

	/** Milliseconds since 1970, or undefined for a seat that does not ask. */
	sinceOf(seat: number): number | undefined {
		return this.since.get(seat);
	}

	/** @returns whether that changed anything */
	begin(seat: number, at: number): boolean {
		if (this.since.has(seat)) return false;
		this.since.set(seat, at);
		this.changed.add(seat);
		return true;
	}

	/** @returns whether that changed anything */
	end(seat: number): boolean {
		if (!this.since.delete(seat)) return false;
		this.changed.add(seat);
		return true;
	}
}
