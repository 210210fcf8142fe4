import type { Taking } from './close-reason.ts';

/** A seat is not this device's any more. */
export interface SeatEnd {
	/** Undefined when the board itself is gone, and every seat with it. */
	seat: number | undefined;
	reason: Taking;
	/** What the facilitator wrote to somebody who is removed. */
	message?: string | undefined;
}

/** How the tabs of one browser tell each other that a seat has ended. Never comes back to who told. */
export class SeatEnds {
	readonly #channel: BroadcastChannel | undefined;

	/** Where the browser has no such channel, tabs find out by the mark (`seat-mark.ts`). */
	constructor(boardId: string, heard: (end: SeatEnd) => void) {
		if (typeof BroadcastChannel === 'undefined') return;
		this.#channel = new BroadcastChannel(`fiveways:ended:${boardId}`);
		this.#channel.onmessage = ({ data }: MessageEvent<SeatEnd>) => heard(data);
	}

	tell(end: SeatEnd): void {
		this.#channel?.postMessage(end);
	}

	close(): void {
		this.#channel?.close();
	}
}

/** Tells all tabs of this browser, from a page that has no board open. */
export function tellTabs(boardId: string, end: SeatEnd): void {
	const ends = new SeatEnds(boardId, () => undefined);
	ends.tell(end);
	ends.close();
}
