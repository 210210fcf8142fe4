import type { SentPrompt } from '#lib/domain/prompt.ts';

/**
 * What a batch touched, so that each document is written once: ids and numbers only. What they
 * became is read from the state when the batch is written. Sets keep the order of touching, which is
 * the order of the structs: a reveal touches its notes in shuffled order.
 */
export class Changes {
	/** What the board says of itself. */
	meta = false;
	stage = false;
	people = false;
	headcount = false;
	/** Visible notes and clusters. */
	readonly notes = new Set<string>();
	readonly clusters = new Set<string>();
	readonly actions = new Set<string>();
	/** Visible notes that are written as if they were new. */
	readonly anew = new Set<string>();
	/** Notes whose writer changed, or that came to the bin, the hidden ones or the queue, or left them. */
	readonly desk = new Set<string>();
	/** Seats as the desk and the seat itself see them. */
	readonly seats = new Set<number>();
	/** Seats whose stored row changed. */
	readonly storedSeats = new Set<number>();
	/** By seat: ids of its notes that came, changed or went. */
	readonly inSeat = new Map<number, Set<string>>();

	/** What groups were asked for, with the seats that are told. */
	readonly prompts: { prompt: SentPrompt; seats: ReadonlySet<number> }[] = [];

	touchInSeat(seat: number, id: string): void {
		const ids = this.inSeat.get(seat);
		if (ids) ids.add(id);
		else this.inSeat.set(seat, new Set([id]));
	}
}
