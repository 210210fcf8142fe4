import { TabStore } from './manual-clock.ts';
import type { Locks } from '#lib/live/tab-lock.ts';

/** One browser: what its tabs share, and the locks they hold until their end. */
export function fakeBrowser() {
	const held = new Set<string>();
	return {
		shared: new TabStore(),
		/** The locks as one page sees them. */
		page(): { locks: Locks; end(): void } {
			const own: string[] = [];
			const request = (name: string, work: () => Promise<void>) => {
				held.add(name);
				own.push(name);
				return work().then(() => held.delete(name));
			};
			const query = () =>
				Promise.resolve({ held: [...held].map((name) => ({ name })), pending: [] });
			return {
				locks: { request, query } as unknown as Locks,
				end: () => own.forEach((name) => held.delete(name))
			};
		}
	};
}
