import { FivewaysError } from '#lib/domain/errors.ts';

/** An e-mail as it is stored and compared: trimmed, lower case. */
export function normaliseEmail(email: string): string {
	return email.trim().toLowerCase();
}

/**
 * Loose on purpose: whether an address works is known only to its own server.
 * @returns the e-mail as stored
 * @throws FivewaysError `malformed`
 */
export function checkEmail(email: string): string {
	const normal = normaliseEmail(email);
	if (normal.length > 254 || !/^[^\s@\p{Cc}]{1,64}@[^\s@\p{Cc}]+\.[^\s@.\p{Cc}]+$/u.test(normal))
		throw new FivewaysError('malformed', {
			message:
				'That is not an e-mail address. Nothing has changed. Check it, for example name@example.org.'
		});
	return normal;
}
