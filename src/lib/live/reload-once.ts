import type { KeyValueStore } from './quiet-store.ts';

const KEY = 'fiveways:reloaded';

/**
 * Whether a page of this version, which the server no longer understands, may load itself anew. Once
 * for each version: when a cache gives the old page again, only a person can help. Where nothing
 * can be kept neither that is known nor would drafts survive.
 */
export function mayReloadFor(version: number, store: KeyValueStore | undefined): boolean {
	try {
		if (!store || store.getItem(KEY) === String(version)) return false;
		store.setItem(KEY, String(version));
		return true;
	} catch {
		return false;
	}
}
