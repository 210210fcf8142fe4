import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { makeFolder } from '../../make-folder.ts';
import { isBusy } from './busy.ts';

/** A server that was told to stop a moment ago may still be finishing. */
const WAIT_MS = 2_000;

/** Held until they are let go: a database that nothing refers to is collected, and its lock with it. */
const held = new Set<DatabaseSync>();

export interface ProcessLock {
	release(): void;
}

/**
 * One server for one folder. The lock is an open exclusive transaction on a file of its own: the
 * operating system ends it with the process, also after `kill -9`, so that there is never a stale
 * one to remove. The command line does not take it; its short writes wait for their turn.
 * @throws in words when another server holds the folder
 */
export function lockDataDir(dataDir: string, waitMs: number = WAIT_MS): ProcessLock {
	makeFolder(dataDir);
	const lock = new DatabaseSync(join(dataDir, 'server.lock'), { timeout: waitMs });
	try {
		lock.exec('BEGIN EXCLUSIVE');
	} catch (cause) {
		lock.close();
		if (!isBusy(cause)) throw cause;
		throw new Error(
			`Another Fiveways server is already using the folder ${dataDir}. Nothing was changed. ` +
				'Stop that server first, or start this one with another DATA_DIR.',
			{ cause }
		);
	}
	held.add(lock);
	return {
		release() {
			held.delete(lock);
			if (lock.isOpen) lock.close();
		}
	};
}
