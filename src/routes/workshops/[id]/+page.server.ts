import { fail, redirect } from '@sveltejs/kit';
import { mayRunWorkshops } from '#lib/domain/permission.ts';
import { requireAccount } from '#lib/server/account.ts';
import { orErrorPage } from '#lib/server/failure.ts';
import { field } from '#lib/server/field.ts';
import { services } from '#lib/server/services.ts';
import { prepareWords } from '../words.ts';
import type { Actions, PageServerLoad } from './$types';
import { squareCode } from './qr.ts';

export const load: PageServerLoad = async (event) => {
	const account = requireAccount(event);
	const { settings, workshops } = services();
	const workshop = await orErrorPage(workshops.forMember(account, event.params.id));
	const { meta, stage } = await orErrorPage(workshops.snapshot(workshop.boardId));
	const leads = mayRunWorkshops(workshop.role);
	return {
		boardId: workshop.boardId,
		title: workshop.title,
		site: workshop.site,
		date: workshop.date,
		deletedOn: workshop.deletedOn,
		groups: meta.groups,
		steps: stage.steps,
		choose: stage.settings.choose === true,
		leads,
		invitation: leads && !workshop.closedAt ? invitation(settings.publicUrl, workshop) : undefined
	};
};

/** Everything with which people get in. The token stands after the #, so no server or proxy sees it. */
function invitation(
	publicUrl: string,
	workshop: Awaited<ReturnType<ReturnType<typeof services>['workshops']['forMember']>>
) {
	const { code, token } = services().workshops.codeOf(workshop);
	const link = `${publicUrl}/join#t=${token}`;
	const address = publicUrl.replace(/^https?:\/\//, '');
	const days = services().workshops.joinWindow(workshop);
	return { code, link, address, days, qr: squareCode(link) };
}

export const actions: Actions = {
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
