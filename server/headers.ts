import { isSecure } from '#lib/domain/cookie.ts';
import type { Settings } from './config.ts';

/**
 * Headers of every answer, pages, files and API alike. The policy for page content is not among
 * them: pages bring their own, with a nonce; the API has `apiPolicy`.
 */
export function securityHeaders(settings: Settings): Readonly<Record<string, string>> {
	return {
		'Referrer-Policy': 'no-referrer',
		'X-Content-Type-Options': 'nosniff',
		'Cross-Origin-Opener-Policy': 'same-origin',
		'Cross-Origin-Resource-Policy': 'same-origin',
		'Permissions-Policy': 'camera=(), microphone=(), geolocation=(), payment=(), usb=()',
		...(isSecure(settings.publicUrl)
			? { 'Strict-Transport-Security': 'max-age=63072000; includeSubDomains' }
			: {})
	};
}

/** What an answer of the API may load when somebody opens it as a page: nothing. */
export const apiPolicy =
	"default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";
