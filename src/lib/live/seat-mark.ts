import { boardPrefix, type SeatAt, seatPrefix } from './kept-keys.ts';
import type { QuietStore } from './quiet-store.ts';

const NAME = 'here';
const MARK = '1';
const KEY = /^fiveways:([^:]+):(\d+):here$/;

/**
 * That a seat is on this device: a mark in the store that all tabs share. It comes when the server
 * first greets the seat here, and goes when the seat is left. Each tab keeps a copy beside its work.
 * A copy whose mark is gone belongs to a seat that was left while the tab slept or could not be
 * told. So nothing has to stay on a device to say who has left it.
 */
export class SeatMark {
	readonly #shared: QuietStore;
	readonly #tab: QuietStore;

	constructor(shared: QuietStore, tab: QuietStore) {
		this.#shared = shared;
		this.#tab = tab;
	}

	/** This tab goes on with a seat that is on the device, if it is. */
	copy(at: SeatAt): void {
		if (this.#shared.get(keyOf(at))) this.#tab.set(keyOf(at), MARK);
	}

	/** The seat is on this device from now on. Where no mark can be kept, none is ever missed. */
	put(at: SeatAt): void {
		this.#shared.set(keyOf(at), MARK);
		this.copy(at);
	}

	/** Whether the seat was left since this tab went on with it. */
	isGone(at: SeatAt): boolean {
		return Boolean(this.#tab.get(keyOf(at))) && this.#shared.get(keyOf(at)) === null;
	}

	/** All seats in this tab that were left, of whatever board. */
	allGone(): SeatAt[] {
		return seatsIn(this.#tab).filter((at) => this.isGone(at));
	}

	/** Takes the seat off the device. With the last seat goes all that was shared of its board. */
	remove(at: SeatAt): void {
		this.#shared.removeAll(keyOf(at));
		if (seatsIn(this.#shared).every(({ boardId }) => boardId !== at.boardId))
			this.removeBoard(at.boardId);
	}

	/** Takes all seats of a board off the device. */
	removeBoard(boardId: string): void {
		this.#shared.removeAll(boardPrefix(boardId));
	}
}

const keyOf = ({ boardId, seat }: SeatAt) => seatPrefix(boardId, seat) + NAME;

function seatsIn(store: QuietStore): SeatAt[] {
	return store.keys().flatMap((key) => {
		const [, boardId, seat] = KEY.exec(key) ?? [];
		return boardId && seat ? [{ boardId, seat: Number(seat) }] : [];
	});
}
