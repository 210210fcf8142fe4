import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { createPasswords, type Scrypt } from '../../server/accounts/password.ts';
import type { Storage } from '../../server/storage/port.ts';
import { openSqlite } from '../../server/storage/sqlite/open.ts';

/** A real storage in a folder of its own, gone when the test ends. */
export async function freshStorage(): Promise<{ storage: Storage; folder: string }> {
	const folder = mkdtempSync(join(tmpdir(), 'fiveways-accounts-'));
	const storage = await openSqlite(folder);
	onTestFinished(async () => {
		await storage.close();
		rmSync(folder, { recursive: true });
	});
	return { storage, folder };
}

/** A clock that stands until it is moved. */
export function standingClock(at = Date.UTC(2026, 2, 10, 12)) {
	return {
		now: () => at,
		advance: (ms: number) => {
			at += ms;
		}
	};
}

/** Passwords at the least cost that scrypt takes: for tests of what surrounds them. */
export function quickPasswords(scrypt?: Scrypt) {
	return createPasswords({ cost: { N: 2, r: 1, p: 1 }, ...(scrypt ? { scrypt } : {}) });
}
