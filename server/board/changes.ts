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
	/** Visible notes and clusters. */
	readonly notes = new Set<string>();
	readonly clusters = new Set<string>();
	/** Notes whose writer or place in the bin changed. */
	readonly desk = new Set<string>();
	/** Seats as the desk and the seat itself see them. */
	readonly seats = new Set<number>();
	/** Seats whose stored row changed. */
	readonly storedSeats = new Set<number>();
	/** By seat: ids of its notes that came, changed or went. */
	readonly inSeat = new Map<number, Set<string>>();

	touchInSeat(seat: number, id: string): void {
		const ids = this.inSeat.get(seat);
		if (ids) ids.add(id);
		else this.inSeat.set(seat, new Set([id]));
	}
}
