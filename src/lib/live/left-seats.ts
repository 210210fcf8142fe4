import { removeSeat } from './kept-keys.ts';
import { QuietStore, sharedStore, tabStore } from './quiet-store.ts';
import { SeatMark } from './seat-mark.ts';
import { WorkDatabase } from './work-database.ts';

/** Clears what this tab still keeps of seats that were left in another tab without its hearing of it. */
export async function forgetLeftSeats(): Promise<void> {
	const tab = new QuietStore(tabStore());
	await forgetLeft(new SeatMark(new QuietStore(sharedStore()), tab), tab);
}

/** The tab's own store is clear before this gives way, so that nothing of it is taken up again. */
export async function forgetLeft(mark: SeatMark, tab: QuietStore): Promise<void> {
	const left = mark.allGone();
	for (const at of left) removeSeat(tab, at);
	if (left.length === 0 || typeof indexedDB === 'undefined') return;
	const database = new WorkDatabase();
	for (const { boardId, seat } of left) await database.forget(boardId, seat);
	await database.close();
}
