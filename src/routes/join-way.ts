import { squareCode } from './workshops/[id]/qr.ts';

/**
 * Everything with which people get in. The token stands after the #, so no server or proxy sees it.
 * @param publicUrl of this server, without a slash at the end
 */
export function joinWay(publicUrl: string, { code, token }: { code: string; token: string }) {
	const link = `${publicUrl}/join#t=${token}`;
	const address = publicUrl.replace(/^https?:\/\//, '');
	return { code, link, address, qr: squareCode(link) };
}
