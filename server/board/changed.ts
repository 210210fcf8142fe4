import type { StoredDocumentName } from '../storage/port.ts';

interface Waiter {
	reads: (name: StoredDocumentName) => boolean;
	resolve: () => void;
}

/** Those who wait for the next change of a document that they may read: held polls. */
export class ChangeWaiters {
	private readonly waiters = new Set<Waiter>();

	get count(): number {
		return this.waiters.size;
	}

	/** Resolves at the next change of a document for which `reads` is true, or on abort. */
	wait(reads: Waiter['reads'], signal: AbortSignal): Promise<void> {
		if (signal.aborted) return Promise.resolve();
		return new Promise((resolve) => {
			const waiter: Waiter = {
				reads,
				resolve: () => {
					this.waiters.delete(waiter);
					signal.removeEventListener('abort', waiter.resolve);
					resolve();
				}
			};
			signal.addEventListener('abort', waiter.resolve);
			this.waiters.add(waiter);
		});
	}

	notify(names: readonly StoredDocumentName[]): void {
		for (const waiter of [...this.waiters]) if (names.some(waiter.reads)) waiter.resolve();
	}

	/** Lets everyone go who fits, for those who are removed and when the board drains. */
	release(fits: (reads: Waiter['reads']) => boolean = () => true): void {
		for (const waiter of [...this.waiters]) if (fits(waiter.reads)) waiter.resolve();
	}
}
