import { screenOf, seatOf } from '#lib/server/cookies.ts';
import { orErrorPage } from '#lib/server/failure.ts';
import { services } from '#lib/server/services.ts';
import { joinWay } from '../../../join-way.ts';
import type { PageServerLoad } from './$types';

/**
 * A board for the projector. Who comes without the cookie of a room screen may have the token of a
 * link after the #, which only the page can see. The code to join is here and in no document: it is
 * asked for again when the page is told that it changed.
 */
export const load: PageServerLoad = async (event) => {
	event.depends('fiveways:screen');
	const { boardId } = event.params;
	const { workshops, storage, settings } = services();
	const seated = await orErrorPage(
		workshops.seated(boardId, {
			seat: seatOf(event, boardId),
			session: undefined,
			screen: screenOf(event, boardId),
			asScreen: true
		})
	);
	const workshop = seated.kind === 'seat' && (await storage.workshops.byBoard(boardId));
	if (!workshop) return { boardId, screen: undefined };
	const { meta } = await orErrorPage(workshops.snapshot(boardId));
	const { code, address, qr } = joinWay(settings.publicUrl, workshops.codeOf(workshop));
	const join = workshop.closedAt === undefined ? { code, address, qr } : undefined;
	return { boardId, screen: { title: meta.title, join } };
};
