import { mayRunWorkshops } from '#lib/domain/permission.ts';
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
	return { workshopId, boardId, title, date, deletedOn, runs, snapshot, reported };
};
