import { fail, redirect } from '@sveltejs/kit';
import type { Account } from '../../../../server/accounts/types.ts';
import { dayOf } from '#lib/domain/day.ts';
import { mayRunWorkshops } from '#lib/domain/permission.ts';
import { requireAccount } from '#lib/server/account.ts';
import { orErrorPage } from '#lib/server/failure.ts';
import { field } from '#lib/server/field.ts';
import { services } from '#lib/server/services.ts';
import { importedWords, prepareWords } from '../words.ts';
import { membersWords } from '../members-words.ts';
import type { Actions, PageServerLoad } from './$types';
import { joinWay } from '../../join-way.ts';

export const load: PageServerLoad = async (event) => {
	const account = requireAccount(event);
	const { settings, workshops, invitations } = services();
	const workshop = await orErrorPage(workshops.forMember(account, event.params.id));
	const { meta, stage, notes } = await orErrorPage(workshops.snapshot(workshop.boardId));
	const leads = mayRunWorkshops(workshop.role);
	const owns = leads && (await invitations.isOwner(account, workshop.workshopId));
	const untouched = owns && (await workshops.isUntouched(workshop.boardId));
	const brought = { untouched, sample: workshop.sample, notes: notes.size };
	return {
		imported: leads ? importedNotes(event.url, brought) : undefined,
		workshopId: workshop.workshopId,
		boardId: workshop.boardId,
		title: workshop.title,
		site: workshop.site,
		date: workshop.date,
		deletedOn: workshop.deletedOn,
		groups: meta.groups,
		steps: stage.steps,
		choose: stage.settings.choose === true,
		leads,
		owns,
		you: account.email,
		together: owns ? await together(account, workshop.workshopId) : undefined,
		invitation: leads && !workshop.closedAt ? invitation(settings.publicUrl, workshop) : undefined
	};
};

/**
 * Of a workshop from a file: how many notes it brought, and whether it can still be taken back. A
 * board with notes on which nothing was done has them from its file; later on the address alone says
 * that one comes from the import.
 */
function importedNotes(
	url: URL,
	{ untouched, sample, notes }: { untouched: boolean; sample: boolean; notes: number }
): { notes: number; canUndo: boolean } | undefined {
	const said = url.searchParams.get('imported');
	if (untouched && !sample && (notes > 0 || said !== null)) return { notes, canUndo: true };
	return said !== null && /^\d{1,4}$/.test(said)
		? { notes: Number(said), canUndo: false }
		: undefined;
}

/** Everything with which people get in, and when. */
function invitation(
	publicUrl: string,
	workshop: Awaited<ReturnType<ReturnType<typeof services>['workshops']['forMember']>>
) {
	const { workshops } = services();
	const days = workshops.joinWindow(workshop);
	return { ...joinWay(publicUrl, workshops.codeOf(workshop)), days };
}

/** Who can open it, and links that wait, as the page shows them. */
async function together(account: Account, workshopId: string) {
	const { waiting, members } = await services().invitations.listed(account, workshopId);
	return {
		members,
		waiting: waiting.map(({ invitationId, role, expiresAt }) => ({
			invitationId,
			role,
			until: dayOf(expiresAt)
		}))
	};
}

export const actions: Actions = {
	invite: async (event) => {
		const account = requireAccount(event);
		const { invitations, settings } = services();
		const role = field(await event.request.formData(), 'role');
		if (role !== 'facilitator' && role !== 'lead')
			return fail(422, { errors: [{ field: 'role', message: membersWords.roleMissing }] });
		const token = await orErrorPage(invitations.invite(account, event.params.id, role));
		// After the #, so no server, proxy or Referer sees it.
		return { link: `${settings.publicUrl}/invitation#${token}` };
	},
	revoke: async (event) => {
		const account = requireAccount(event);
		const id = field(await event.request.formData(), 'invitation');
		const done = await orErrorPage(services().invitations.revoke(account, event.params.id, id));
		return { said: done ? membersWords.revoked : membersWords.gone };
	},
	takeOut: async (event) => {
		const account = requireAccount(event);
		const who = field(await event.request.formData(), 'account');
		const done = await orErrorPage(services().invitations.takeOut(account, event.params.id, who));
		return { said: done ? membersWords.takenOut : membersWords.gone };
	},

	undo: async (event) => {
		const account = requireAccount(event);
		const takenBack = await orErrorPage(services().workshops.takeBack(account, event.params.id));
		if (!takenBack)
			return fail(409, { errors: [{ field: undefined, message: importedWords.tooLate }] });
		redirect(303, '/workshops/import?undone');
	},
	remove: async (event) => {
		const account = requireAccount(event);
		const { workshops } = services();
		const workshop = await orErrorPage(workshops.forMember(account, event.params.id));
		const typed = field(await event.request.formData(), 'confirmed');
		if (typed !== workshop.title.trim()) {
			return fail(422, {
				typed,
				errors: [{ field: 'confirmed', message: prepareWords.removeWrong }]
			});
		}
		await orErrorPage(workshops.remove(account, workshop.workshopId));
		redirect(303, '/workshops');
	}
};
