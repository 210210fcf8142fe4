import type { QuietStore } from './quiet-store.ts';

/** A seat of a board, as far as a device knows it. */
export interface SeatAt {
	boardId: string;
	seat: number;
}

/** So begins everything of a board, in any store of the browser. */
export const boardPrefix = (boardId: string) => `fiveways:${boardId}:`;

/** So begins what is kept of one seat. Seats are numbers; other names are of no seat. */
export const seatPrefix = (boardId: string, seat: number | string) =>
	`${boardPrefix(boardId)}${seat}:`;

/** Removes from a tab's own store what it kept of a seat, also that it was the last one here. */
export function removeSeat(tab: QuietStore, { boardId, seat }: SeatAt): void {
	const board = boardPrefix(boardId);
	tab.removeAll(seatPrefix(boardId, seat));
	if (tab.get(`${board}seat`) !== String(seat)) return;
	for (const name of ['seat', 'tab']) tab.removeAll(board + name);
}
