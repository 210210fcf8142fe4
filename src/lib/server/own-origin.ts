const safe: ReadonlySet<string> = new Set(['GET', 'HEAD', 'OPTIONS']);

/**
 * Whether a request may change something here. The framework's own check leaves out requests without
 * a content type, which a page of another host can send as well, with the cookies of a sibling host.
 * @param origin the header `origin`, which browsers send with all that is not merely read
 */
export function mayChange(method: string, origin: string | null, publicUrl: string): boolean {
	return safe.has(method) || origin === new URL(publicUrl).origin;
}
