import { limits } from '#lib/domain/limits.ts';

/** Bytes of a form's body. The framework's own limit is one for all, so it fits the largest. */
const usual = 65_536;
/** A file of the largest size, in base64 in the form that shows what is in it, and its title. */
const withFile = Math.ceil(limits.csvBytes * 1.4) + usual;

/**
 * Whether what was announced is more than this page can mean. Bodies of unknown length are left to
 * the framework's limit.
 * @param length the header `content-length`
 */
export function isTooLarge(routeId: string | null, length: string | null): boolean {
	return Number(length ?? 0) > (routeId === '/workshops/import' ? withFile : usual);
}
