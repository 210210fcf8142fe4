import { keptHere } from './kept-here.ts';
import type { SeatAt } from './kept-keys.ts';
import { tellTabs } from './seat-end.ts';

/** Clears what this device keeps, in every tab, of a board that is not there any more. */
export async function forgetBoard(boardId: string): Promise<void> {
	tellTabs(boardId, { seat: undefined, reason: 'deleted' });
	const kept = keptHere({ boardId });
	await kept.forgetBoard();
	kept.close();
}

/** Clears what this device keeps, in every tab, of a seat that is given up with the device. */
export async function leaveSeat({ boardId, seat }: SeatAt): Promise<void> {
	tellTabs(boardId, { seat, reason: 'left' });
	const kept = keptHere({ boardId, seat });
	await kept.forget();
	kept.close();
}

/** Clears what this device keeps, in every tab, of a seat that its person may not take any more. */
export async function forgetSeat({ boardId, seat }: SeatAt): Promise<void> {
	tellTabs(boardId, { seat, reason: 'removed' });
	const kept = keptHere({ boardId, seat });
	await kept.forget();
	kept.close();
}
