import { limits } from '#lib/domain/limits.ts';
import type { Note } from '#lib/domain/note.ts';
import { mayRunWorkshops } from '#lib/domain/permission.ts';
import type { Snapshot } from '#lib/domain/snapshot.ts';
import { requireAccount } from '#lib/server/account.ts';
import { orErrorPage } from '#lib/server/failure.ts';
import { services } from '#lib/server/services.ts';
import type { PageServerLoad } from './$types';

/** For members alone: to all others there is no such workshop. */
export const load: PageServerLoad = async (event) => {
	const account = requireAccount(event);
	const { workshops, reports } = services();
	const { workshopId, boardId, title, date, deletedOn, role } = await orErrorPage(
		workshops.forMember(account, event.params.id)
	);
	const runs = mayRunWorkshops(role);
	// Those who run it see this from the desk; to a lead it is the first table that leaves it.
	const { snapshot, reported } = await orErrorPage(reports.ofBoard(boardId, !runs));
	return {
		workshopId,
		boardId,
		title,
		date,
		deletedOn,
		runs,
		...forPage(snapshot),
		reported
	};
};

/**
 * A page of thousands of notes, asked for again and again, would hold up every board. Of a larger one
 * it has all sums, and the words of what people chose or agreed on alone; the files have the rest.
 */
function forPage(snapshot: Snapshot): { snapshot: Snapshot; whole: boolean } {
	const { notes, actions, stage } = snapshot;
	if (notes.size <= limits.notesInPage) return { snapshot, whole: true };
	const named = new Set([
		...Object.keys(stage.results?.items ?? {}),
		...[...actions.values()].flatMap(({ from = [] }) => from)
	]);
	const short = [...notes].map(([id, { agree: _, ...note }]): [string, Note] => [
		id,
		named.has(id) ? note : { ...note, text: '' }
	]);
	return { snapshot: { ...snapshot, notes: new Map(short) }, whole: false };
}
