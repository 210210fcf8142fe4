import { error, redirect } from '@sveltejs/kit';
import { isSecure, seatCookieName } from '#lib/domain/cookie.ts';
import { httpErrors, httpMessage } from '#lib/domain/errors.ts';
import { limits } from '#lib/domain/limits.ts';
import { Role } from '#lib/domain/protocol.ts';
import type { Snapshot } from '#lib/domain/snapshot.ts';
import { seatOf, sessionOf } from '#lib/server/cookies.ts';
import { orErrorPage } from '#lib/server/failure.ts';
import { services } from '#lib/server/services.ts';
import type { Actions, PageServerLoad } from './$types';

/**
 * A board for somebody who is seated there. What is in **board** comes with the page, so that notes
 * are on the screen before the socket is; nothing of the own seat or of the desk does.
 */
export const load: PageServerLoad = async (event) => {
	const { boardId } = event.params;
	const { workshops, settings } = services();
	const seated = await orErrorPage(
		workshops.seated(boardId, { seat: seatOf(event, boardId), session: sessionOf(event) })
	);
	if (seated.kind === 'nobody') redirect(303, '/join');
	if (seated.kind === 'removed')
		error(httpErrors.removed[0], { message: httpMessage('removed'), seat: seated.seat });
	const snapshot = await orErrorPage(workshops.snapshot(boardId));
	const { number, role, group } = seated.seat;
	const leads = role === Role.facilitator;
	const workshop = leads ? await workshopOf(event.locals.account, boardId) : undefined;
	return {
		boardId,
		title: snapshot.meta.title,
		group,
		// An account has no seat cookie to give back: it leaves by signing out.
		leavable: seated.sessionHash === undefined,
		address: new URL(settings.publicUrl).host,
		code: workshop && workshops.codeOf(workshop).code,
		workshop: workshop && `/workshops/${workshop.workshopId}`,
		initial: { ...(isShort(snapshot) ? { snapshot } : {}), seat: number, role }
	};
};

export const actions: Actions = {
	/** Takes the seat off this device. The notes stay on the board. */
	leave: (event) => {
		const { publicUrl } = services().settings;
		event.cookies.delete(seatCookieName(publicUrl, event.params.boardId), {
			path: '/',
			httpOnly: true,
			sameSite: 'lax',
			secure: isSecure(publicUrl)
		});
		redirect(303, '/boards/left');
	}
};

/**
 * Whether the notes go into the page itself. A page of thousands, asked for again and again, would
 * hold up everybody else; those notes come by the socket, in slices.
 */
function isShort({ notes }: Snapshot): boolean {
	return notes.size <= limits.notesInPage;
}

/** The workshop of a board, for the account that runs it. */
async function workshopOf(account: App.Locals['account'], boardId: string) {
	if (!account) return undefined;
	const all = await services().workshops.ofAccount(account);
	return all.find((each) => each.boardId === boardId);
}
