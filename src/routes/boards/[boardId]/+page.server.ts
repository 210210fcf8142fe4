import { error, fail, redirect, type RequestEvent } from '@sveltejs/kit';
import type { Sitter } from '#lib/board/shared-device.svelte.ts';
import { sharingWords } from '#lib/board/sharing-words.ts';
import { httpErrors, httpMessage } from '#lib/domain/errors.ts';
import { limits } from '#lib/domain/limits.ts';
import { isScreen } from '#lib/domain/permission.ts';
import { Role } from '#lib/domain/protocol.ts';
import { seatName } from '#lib/domain/seat.ts';
import { screenPath } from '#lib/domain/room-screen.ts';
import type { Snapshot } from '#lib/domain/snapshot.ts';
import { clearSite, leaveBoard, seatOf, sessionOf } from '#lib/server/cookies.ts';
import { failureOf, orErrorPage } from '#lib/server/failure.ts';
import { field } from '#lib/server/field.ts';
import { services } from '#lib/server/services.ts';
import type { Actions, PageServerLoad } from './$types';

/**
 * A board for somebody who is seated there. What is in **board** comes with the page, so that notes
 * are on the screen before the socket is; nothing of the own seat or of the desk does.
 */
export const load: PageServerLoad = async (event) => {
	event.depends('fiveways:board');
	const { boardId } = event.params;
	const { workshops, settings } = services();
	const seated = await orErrorPage(
		// A member who comes for the first time is seated by the socket: to load a page makes nothing.
		workshops.wouldBe(boardId, { seat: seatOf(event, boardId), session: sessionOf(event) })
	);
	if (seated.kind === 'nobody') redirect(303, '/join');
	if (seated.kind === 'removed') {
		await clearSite(event, boardId);
		const { seat, waited } = seated;
		const gone = { message: httpMessage('removed'), seat, ...(waited ? { waited } : {}) };
		error(httpErrors.removed[0], gone);
	}
	const seat = seated.kind === 'seat' ? seated.seat : undefined;
	const role = seated.kind === 'seat' ? seated.seat.role : seated.role;
	if (isScreen(role)) redirect(303, screenPath(boardId));
	const snapshot = await orErrorPage(workshops.snapshot(boardId));
	if (seat?.waitingSince !== undefined)
		return {
			...atTheDoor(boardId, snapshot.meta.title, seat.number),
			device: seat.shared ? await sittersOf(event) : undefined
		};
	const leads = role === Role.facilitator;
	const workshop = leads ? await workshopOf(event.locals.account, boardId) : undefined;
	return {
		boardId,
		title: snapshot.meta.title,
		group: seat?.group ?? 'other',
		// An account has no seat cookie to give back: it leaves by signing out.
		leavable: seated.sessionHash === undefined,
		device: seat?.shared ? await sittersOf(event) : undefined,
		address: new URL(settings.publicUrl).host,
		code: workshop && workshops.codeOf(workshop).code,
		workshop: workshop && `/workshops/${workshop.workshopId}`,
		initial: {
			...(isShort(snapshot) ? { snapshot } : {}),
			...(seat ? { seat: seat.number } : {}),
			role
		}
	};
};

/** Who waits to be let in has the title, and no more of the board. */
function atTheDoor(boardId: string, title: string, seat: number) {
	return {
		boardId,
		title,
		group: undefined,
		leavable: true,
		address: undefined,
		code: undefined,
		workshop: undefined,
		initial: { seat, role: Role.stakeholder, waiting: { title } }
	};
}

/** Everybody who has a seat on this device: they typed their names here themselves. */
async function sittersOf(event: RequestEvent<{ boardId: string }>): Promise<Sitter[]> {
	const { boardId } = event.params;
	const seats = await services().workshops.seatsOfDevice(boardId, seatOf(event, boardId));
	return seats
		.filter(({ removedAt, pinHash }) => removedAt === undefined && !pinHash)
		.map(({ number, group, name }) => ({ number, group, ...(name ? { name } : {}) }));
}

export const actions: Actions = {
	/** One more person on a shared device. */
	person: async (event) => {
		const { boardId } = event.params;
		const form = await event.request.formData();
		const group = field(form, 'group');
		if (!group) return fail(422, { message: sharingWords.groupMissing });
		try {
			const name = field(form, 'name');
			const { number } = await services().workshops.addSeat(boardId, seatOf(event, boardId), {
				group,
				...(name ? { name } : {})
			});
			return { seat: number, called: seatName(number, name) };
		} catch (thrown) {
			const failure = failureOf(thrown);
			if (!failure) throw thrown;
			const isClosed = failure.code === 'not-open';
			return fail(failure.status, { message: isClosed ? sharingWords.notOpen : failure.message });
		}
	},

	/** Takes the seat off this device. The notes stay on the board. */
	leave: (event) => {
		leaveBoard(event, event.params.boardId);
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
