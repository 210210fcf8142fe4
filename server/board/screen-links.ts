import { limits } from '#lib/domain/limits.ts';
import type { BoardCommit, StoredScreenLink } from '../storage/port.ts';

/**
 * The links that open room screens of one board, by the keyed hash of their token. They are here,
 * and not only in storage, so that opening a screen and ending all of them are judged one after the
 * other: no screen opens by a link that has just ended.
 */
export class ScreenLinks {
	private readonly madeAt: Map<string, number>;
	private change: NonNullable<BoardCommit['screenLinks']> | undefined;

	constructor(stored: readonly StoredScreenLink[] = []) {
		this.madeAt = new Map(stored.map(({ tokenHash, madeAt }) => [tokenHash, madeAt]));
	}

	/** Whether this link opens a screen now. */
	opens(tokenHash: string, now: number): boolean {
		const madeAt = this.madeAt.get(tokenHash);
		return madeAt !== undefined && now < madeAt + limits.screenLinkMs;
	}

	/** One more link. Those that are over go, and where there are too many the oldest. */
	add(link: StoredScreenLink): void {
		this.madeAt.set(link.tokenHash, link.madeAt);
		const { ended = false, made = [], dropped = [] } = this.change ?? {};
		const gone = this.dropOld(link.madeAt);
		const isNew = (hash: string) => made.some(({ tokenHash }) => tokenHash === hash);
		this.change = {
			ended,
			made: [...made, link].filter(({ tokenHash }) => !gone.has(tokenHash)),
			dropped: [...dropped, ...gone].filter((hash) => !isNew(hash))
		};
	}

	endAll(): void {
		this.madeAt.clear();
		this.change = { ended: true, made: [], dropped: [] };
	}

	/** @returns those that went */
	private dropOld(now: number): ReadonlySet<string> {
		const gone = new Set<string>();
		const oldestFirst = [...this.madeAt].sort(([, one], [, other]) => one - other);
		let left = oldestFirst.length;
		for (const [tokenHash] of oldestFirst) {
			if (this.opens(tokenHash, now) && left <= limits.screenLinksPerBoard) break;
			this.madeAt.delete(tokenHash);
			gone.add(tokenHash);
			left--;
		}
		return gone;
	}

	/** What a commit must store, once. */
	takeChange(): BoardCommit['screenLinks'] {
		const { change } = this;
		this.change = undefined;
		return change;
	}
}
