import { closeSync, openSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { makeFolder } from '../../make-folder.ts';
import { migrate } from './migrations.ts';

/** The one file that holds everything of a small installation. */
export const databaseFile = (dataDir: string) => join(dataDir, 'fiveways.sqlite');

/** How long a write waits for another process (the command line, a backup) before it fails. */
export const BUSY_TIMEOUT_MS = 5_000;

/**
 * Name, value to set, value to read back. Durability must not depend on a default: a driver compiled
 * otherwise is found here, on every open, and not after a power cut.
 */
const pragmas: readonly [name: string, set: string, expected: string | number][] = [
	['busy_timeout', String(BUSY_TIMEOUT_MS), BUSY_TIMEOUT_MS],
	['journal_mode', 'WAL', 'wal'],
	['synchronous', 'FULL', 2],
	['secure_delete', 'ON', 1],
	['foreign_keys', 'ON', 1]
];

/**
 * Opens `DATA_DIR/fiveways.sqlite`, making folder and file where missing, sets the pragmas, reads
 * them back and brings the schema up to date.
 * @throws when a pragma did not take, or the file is of a newer version of Fiveways
 */
export function openDatabase(dataDir: string): DatabaseSync {
	makeFolder(dataDir);
	const file = databaseFile(dataDir);
	// Made here, for its owner alone: SQLite would let everybody read it, in a folder that does.
	closeSync(openSync(file, 'a', 0o600));
	const database = new DatabaseSync(file, { timeout: BUSY_TIMEOUT_MS });
	try {
		for (const [name, value] of pragmas) database.exec(`PRAGMA ${name} = ${value}`);
		assertPragmas(database);
		migrate(database);
		return database;
	} catch (cause) {
		database.close();
		throw cause;
	}
}

/** Throws, naming it, when a pragma is not what it was set to. */
export function assertPragmas(database: DatabaseSync): void {
	for (const [name, , expected] of pragmas) {
		const row = database.prepare(`PRAGMA ${name}`).get() ?? {};
		const actual = Object.values(row)[0];
		if (actual !== expected)
			throw new Error(
				`The database is not safe to use: ${name} is ${String(actual)}, not ${expected}. ` +
					'Nothing was changed. Put DATA_DIR on a local disk and start again.'
			);
	}
}
