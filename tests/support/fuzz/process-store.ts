import type { BoardCommit, BoardStore } from '../../../server/storage/port.ts';

/**
 * How a commit ends. `before` and `after` are told to the engine as failures, with nothing or
 * everything stored; with `death` the process ends at that very moment, so that nobody is told.
 */
export const commitFaults = ['before', 'after', 'death before', 'death after'] as const;
export type CommitFault = (typeof commitFaults)[number];

/**
 * A store as one process has it: its commits can fail, and when the process is dead nothing that it
 * still asks for is done or answered.
 */
export class ProcessStore implements BoardStore {
	readonly #store: BoardStore;
	/** Told when a commit is stored, before the engine knows. */
	readonly #stored: (commit: BoardCommit) => void;
	readonly #faults: CommitFault[] = [];
	readonly #underWay = new Set<Promise<unknown>>();
	#dead = false;

	constructor(store: BoardStore, stored: (commit: BoardCommit) => void) {
		this.#store = store;
		this.#stored = stored;
	}

	get isDead(): boolean {
		return this.#dead;
	}

	/** The next commits end so, one after the other. */
	failNext(...faults: CommitFault[]): void {
		this.#faults.push(...faults);
	}

	failNoMore(): void {
		this.#faults.length = 0;
	}

	/** Ends the process. Resolves when the writes that had left it are done. */
	async die(): Promise<void> {
		this.#dead = true;
		await Promise.allSettled(this.#underWay);
	}

	load(boardId: string) {
		return this.#whileAlive(() => this.#store.load(boardId));
	}

	commit(boardId: string, commit: BoardCommit): Promise<void> {
		return this.#whileAlive(async () => {
			const fault = this.#faults.shift();
			if (fault === 'death before') this.#dead = true;
			if (fault === 'before') throw new Error('The disk is full.');
			if (this.#dead) return;
			await this.#store.commit(boardId, commit);
			this.#stored(commit);
			if (fault === 'death after') this.#dead = true;
			if (fault === 'after') throw new Error('The connection broke while committing.');
		});
	}

	compact(...asked: Parameters<BoardStore['compact']>) {
		return this.#whileAlive(() => this.#store.compact(...asked));
	}

	seatsByCredential(boardId: string, hash: string) {
		return this.#whileAlive(() => this.#store.seatsByCredential(boardId, hash));
	}

	seatByCode(boardId: string, hash: string) {
		return this.#whileAlive(() => this.#store.seatByCode(boardId, hash));
	}

	addDevice(...device: Parameters<BoardStore['addDevice']>) {
		return this.#whileAlive(() => this.#store.addDevice(...device));
	}

	moments(boardId: string) {
		return this.#whileAlive(() => this.#store.moments(boardId));
	}

	moment(boardId: string, id: string) {
		return this.#whileAlive(() => this.#store.moment(boardId, id));
	}

	seatByAccount(boardId: string, accountId: string) {
		return this.#whileAlive(() => this.#store.seatByAccount(boardId, accountId));
	}

	boardByScreenLink(tokenHash: string) {
		return this.#whileAlive(() => this.#store.boardByScreenLink(tokenHash));
	}

	async #whileAlive<Result>(ask: () => Promise<Result>): Promise<Result> {
		if (this.#dead) return never();
		const asked = ask();
		this.#underWay.add(asked);
		try {
			const result = await asked;
			return this.#dead ? await never() : result;
		} catch (error) {
			if (this.#dead) return await never();
			throw error;
		} finally {
			this.#underWay.delete(asked);
		}
	}
}

function never<Result>(): Promise<Result> {
	return new Promise(() => undefined);
}
