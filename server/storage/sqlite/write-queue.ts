import type { DatabaseSync } from 'node:sqlite';
import { isBusy } from './busy.ts';
import { BUSY_TIMEOUT_MS } from './database.ts';

/** How often it is looked whether another process (the command line, a backup) has done writing. */
const LOOK_EVERY_MS = 20;

interface Write {
	/** Writes of one subject stand or fall in order; others are not touched by its failure. */
	subject: string | undefined;
	/** May be done twice. */
	work: () => unknown;
	resolve: (value: unknown) => void;
	reject: (cause: unknown) => void;
}

/**
 * Group commit. What is written within one turn of the event loop shares one transaction and so one
 * fsync; when one of them is bad, they are done again with a SAVEPOINT each, so that it fails alone.
 * Everything that writes goes through here, in the order it was asked for, and runs to its end
 * without an await.
 */
export class WriteQueue {
	readonly #database: DatabaseSync;
	readonly #waiting: Write[] = [];
	#scheduled = false;
	#closed = false;
	readonly #waitMs: number;

	/** @param waitMs how long a batch waits for another process that writes, before it is refused */
	constructor(database: DatabaseSync, waitMs: number = BUSY_TIMEOUT_MS) {
		this.#database = database;
		this.#waitMs = waitMs;
	}

	/**
	 * Resolves after the real COMMIT. `work` must be synchronous, and change nothing but the database:
	 * it may be done twice. After a failed write the later ones of the same subject in the same turn
	 * fail too: they were made on top of it.
	 */
	write<Result>(subject: string | undefined, work: () => Result): Promise<Result> {
		if (this.#closed) return Promise.reject(new Error('The storage is closed.'));
		return new Promise<Result>((resolve, reject) => {
			this.#waiting.push({ subject, work, resolve: resolve as Write['resolve'], reject });
			if (this.#scheduled) return;
			this.#scheduled = true;
			// After the sockets of this turn have been read, so that their commands share the fsync.
			const latest = performance.now() + this.#waitMs;
			setImmediate(() => this.#flushWhenFree(latest));
		});
	}

	/** Writes what still waits, then refuses everything. */
	close(): void {
		this.#flush();
		this.#closed = true;
	}

	/**
	 * SQLite's own waiting would hold up the whole process, heartbeats and other people's reading
	 * with it. So it is only asked whether it is free, and asked again.
	 */
	#flushWhenFree(latest: number): void {
		try {
			if (this.#waiting.length > 0) this.#beginNow();
		} catch (cause) {
			if (isBusy(cause) && performance.now() < latest)
				setTimeout(() => this.#flushWhenFree(latest), LOOK_EVERY_MS);
			else for (const write of this.#take()) write.reject(cause);
			return;
		}
		this.#flush();
	}

	#beginNow(): void {
		this.#database.exec('PRAGMA busy_timeout = 0');
		try {
			this.#database.exec('BEGIN IMMEDIATE');
		} finally {
			this.#database.exec(`PRAGMA busy_timeout = ${BUSY_TIMEOUT_MS}`);
		}
	}

	#take(): Write[] {
		this.#scheduled = false;
		return this.#waiting.splice(0);
	}

	#flush(): void {
		const batch = this.#take();
		if (batch.length === 0) return;
		let settle: (() => void)[];
		try {
			if (!this.#database.isTransaction) this.#database.exec('BEGIN IMMEDIATE');
			settle = this.#all(batch) ?? this.#eachApart(batch);
			this.#database.exec('COMMIT');
		} catch (cause) {
			if (this.#database.isTransaction) this.#database.exec('ROLLBACK');
			for (const write of batch) write.reject(cause);
			return;
		}
		for (const each of settle) each();
	}

	/**
	 * Does all writes as one, as nearly always goes well.
	 * @returns what to tell their callers once they are committed; undefined when one of them is bad,
	 * and then nothing was done
	 */
	#all(batch: readonly Write[]): (() => void)[] | undefined {
		this.#database.exec('SAVEPOINT every');
		try {
			const settle = batch.map(({ work, resolve }) => {
				const result = work();
				return () => resolve(result);
			});
			this.#database.exec('RELEASE every');
			return settle;
		} catch (cause) {
			this.#assertTransaction(cause);
			// Not the transaction itself: another process would be let in, and waited for.
			this.#database.exec('ROLLBACK TO every');
			this.#database.exec('RELEASE every');
			return undefined;
		}
	}

	/** Does each write in a savepoint of its own, so that a bad one fails alone. */
	#eachApart(batch: readonly Write[]): (() => void)[] {
		const failed = new Map<string, unknown>();
		return batch.map((write) => this.#attempt(write, failed));
	}

	/** A full disk or an I/O error may have ended the whole transaction: then nothing stands. */
	#assertTransaction(cause: unknown): void {
		if (!this.#database.isTransaction) throw cause;
	}

	/** Does one write in its savepoint. @returns what to tell its caller once the batch is committed */
	#attempt(write: Write, failed: Map<string, unknown>): () => void {
		if (write.subject !== undefined && failed.has(write.subject)) {
			const cause = failed.get(write.subject);
			return () => write.reject(cause);
		}
		this.#database.exec('SAVEPOINT one');
		try {
			const result = write.work();
			this.#database.exec('RELEASE one');
			return () => write.resolve(result);
		} catch (cause) {
			this.#assertTransaction(cause);
			this.#database.exec('ROLLBACK TO one');
			this.#database.exec('RELEASE one');
			if (write.subject !== undefined) failed.set(write.subject, cause);
			return () => write.reject(cause);
		}
	}
}
