import type { DatabaseSync } from 'node:sqlite';
import { first } from './migrations/0001-first.ts';
import { audit } from './migrations/0002-audit.ts';
import { batches } from './migrations/0003-batches.ts';
import { retention } from './migrations/0004-retention.ts';
import { oneJournal } from './migrations/0005-one-journal.ts';
import { devices } from './migrations/0006-devices.ts';
import { screenLinks } from './migrations/0007-screen-links.ts';
import { history } from './migrations/0008-history.ts';
import { invitations } from './migrations/0009-invitations.ts';
import { deviceOrder } from './migrations/0010-device-order.ts';
import { formerCodes } from './migrations/0011-former-codes.ts';
import { waiting } from './migrations/0012-waiting.ts';
import { poolJoins } from './migrations/0013-pool-joins.ts';

/** In order and for ever: the number of a migration is its place in this list, from 1. */
export const migrations: readonly string[] = [
	first,
	audit,
	batches,
	retention,
	oneJournal,
	devices,
	screenLinks,
	history,
	invitations,
	deviceOrder,
	formerCodes,
	waiting,
	poolJoins
];

/**
 * Applies what is missing, each step in one transaction with its number (`user_version`), so that a
 * crash in between leaves the step before. Safe when two processes open a new file at once.
 * @throws when the file was written by a newer version
 */
export function migrate(database: DatabaseSync, steps: readonly string[] = migrations): void {
	refuseNewer(database, steps);
	while (versionOf(database) < steps.length) {
		database.exec('BEGIN IMMEDIATE');
		try {
			const version = versionOf(database);
			const step = steps[version];
			if (step !== undefined) {
				database.exec(step);
				database.exec(`PRAGMA user_version = ${version + 1}`);
			}
			database.exec('COMMIT');
		} catch (cause) {
			if (database.isTransaction) database.exec('ROLLBACK');
			throw cause;
		}
	}
	refuseNewer(database, steps);
}

/** The number of the last migration applied to this file; 0 for a new one. */
export function versionOf(database: DatabaseSync): number {
	return Number(database.prepare('PRAGMA user_version').get()?.['user_version']);
}

function refuseNewer(database: DatabaseSync, steps: readonly string[]): void {
	const version = versionOf(database);
	if (version > steps.length)
		throw new Error(
			`This data was written by a newer Fiveways (version ${version} of the tables; this one ` +
				`knows ${steps.length}). Nothing was changed. Start the newer Fiveways instead.`
		);
}
