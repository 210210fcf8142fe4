import type { Storage, StoredWorkshop } from './storage/port.ts';

/** More boards than this are deleted at once only when a person says so. */
const MOST_AT_ONCE = 20;
/** Nor is anything after a longer time without a look: the clock may have jumped. */
const LONGEST_SILENCE_MS = 7 * 86_400_000;
const LOOK_EVERY_MS = 3_600_000;

/** What one look came to. */
export interface RetentionRun {
	/** Workshops whose day has come, oldest first. */
	due: StoredWorkshop[];
	/** Why none of them was deleted: there are very many, or the last look was long ago. */
	held?: 'many' | 'long-ago';
}

/** Deletes boards on the day that people were promised. */
export interface Retention {
	/** Which would be deleted now, and whether they would be held; nothing is changed. */
	look(): Promise<RetentionRun>;
	/** Deletes what is due. @param confirmed a person has looked at the list: nothing is held */
	run(confirmed?: boolean): Promise<RetentionRun>;
}

export function createRetention(options: {
	storage: Pick<Storage, 'workshops' | 'retention' | 'audit'>;
	now: () => number;
	/** Told of each board that is gone. */
	removed: (boardId: string) => void;
}): Retention {
	const { storage, now, removed } = options;

	async function look(): Promise<RetentionRun> {
		const at = now();
		const due = await storage.workshops.dueOn(new Date(at).toISOString().slice(0, 10));
		if (due.length === 0) return { due };
		if (due.length > MOST_AT_ONCE) return { due, held: 'many' };
		const lastRun = await storage.retention.lastRun();
		const isSoonAfter = lastRun !== undefined && Math.abs(at - lastRun) <= LONGEST_SILENCE_MS;
		return isSoonAfter ? { due } : { due, held: 'long-ago' };
	}

	return {
		look,
		async run(confirmed = false) {
			const found = await look();
			if (found.held && !confirmed) return found;
			for (const { workshopId, boardId, deletedOn } of found.due) {
				await storage.workshops.remove(workshopId);
				removed(boardId);
				const entry = { at: now(), who: 'retention', what: 'retention', boardId };
				await storage.audit.add({ ...entry, details: { deletedOn } });
			}
			await storage.retention.noteRun(now());
			return { due: found.due };
		}
	};
}

/**
 * Looks at once, and every hour, until the process ends. A look that fails or is held is said in
 * the log, and made again.
 */
export function keepRetention(
	retention: Retention,
	log: { error: (details: object, message: string) => void },
	isDraining: () => boolean
): void {
	const look = async () => {
		if (isDraining()) return;
		try {
			const { due, held } = await retention.run();
			if (held) log.error({ held, boards: due.length }, heldWords(held));
		} catch (error) {
			log.error({ err: error }, 'Boards whose day has come could not be deleted.');
		}
	};
	void look();
	setInterval(() => void look(), LOOK_EVERY_MS).unref();
}

/** Why nothing was deleted, and what to do. */
export function heldWords(held: NonNullable<RetentionRun['held']>): string {
	const why =
		held === 'many'
			? `More than ${MOST_AT_ONCE} boards are to be deleted at once.`
			: 'It is over a week since boards were last looked through, or the clock has jumped.';
	return `${why} None was deleted. Look with "npm run -s cli -- retention run --dry-run"; delete them with "--confirm".`;
}
