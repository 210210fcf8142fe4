import { fail, redirect } from '@sveltejs/kit';
import { mayRunWorkshops } from '#lib/domain/permission.ts';
import { requireAccount } from '#lib/server/account.ts';
import { orErrorPage } from '#lib/server/failure.ts';
import { field } from '#lib/server/field.ts';
import { services } from '#lib/server/services.ts';
import { importedWords, prepareWords } from '../words.ts';
import type { Actions, PageServerLoad } from './$types';
import { squareCode } from './qr.ts';

export const load: PageServerLoad = async (event) => {
	const account = requireAccount(event);
	const { settings, workshops } = services();
	const workshop = await orErrorPage(workshops.forMember(account, event.params.id));
	const { meta, stage, notes } = await orErrorPage(workshops.snapshot(workshop.boardId));
	const leads = mayRunWorkshops(workshop.role);
	const untouched = leads && (await workshops.isUntouched(workshop.boardId));
	const brought = { untouched, sample: workshop.sample, notes: notes.size };
	return {
		imported: leads ? importedNotes(event.url, brought) : undefined,
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
