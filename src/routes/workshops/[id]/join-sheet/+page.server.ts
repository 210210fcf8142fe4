import { error } from '@sveltejs/kit';
import { httpErrors, httpMessage } from '#lib/domain/errors.ts';
import { mayRunWorkshops } from '#lib/domain/permission.ts';
import { requireAccount } from '#lib/server/account.ts';
import { orErrorPage } from '#lib/server/failure.ts';
import { services } from '#lib/server/services.ts';
import { joinWay } from '../../../join-way.ts';
import type { PageServerLoad } from './$types';

/** For those who may have the code, while it lets people in. To all others there is no such page. */
export const load: PageServerLoad = async (event) => {
	const account = requireAccount(event);
	const { settings, workshops } = services();
	const workshop = await orErrorPage(workshops.forMember(account, event.params.id));
	if (!mayRunWorkshops(workshop.role) || workshop.closedAt !== undefined)
		error(httpErrors['not-found'][0], { message: httpMessage('not-found') });
	const { title, date, site, workshopId } = workshop;
	const { code, address, qr } = joinWay(settings.publicUrl, workshops.codeOf(workshop));
	const contact = settings.contact ?? settings.organisation;
	return { workshopId, invited: { title, date, site, address, code, contact }, qr };
};
