import { services } from '#lib/server/services.ts';
import type { LayoutServerLoad } from './$types';

/** What every page may say of the people who run this server, and whether somebody is signed in. */
export const load: LayoutServerLoad = ({ locals }) => {
	const { organisation, contact, safeguardingContact, privacyUrl } = services().settings;
	return {
		site: { organisation, contact, safeguardingContact, privacyUrl },
		signedIn: locals.account !== undefined
	};
};
