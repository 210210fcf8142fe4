import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { expect, it } from 'vitest';
import { auditHash } from '../../../../../server/storage/audit-hash.ts';
import { openSqlite } from '../../../../../server/storage/sqlite/open.ts';

const entry = (at: number) => ({ at, who: 'account:a', what: 'export', details: { rows: at } });

it('[E33] each audit row hashes the one before, and no row can be changed', async () => {
	const folder = await mkdtemp(join(tmpdir(), 'fiveways-audit-'));
	const storage = await openSqlite(folder);
	await storage.audit.add(entry(1));
	await storage.audit.add(entry(2));
	await storage.close();

	const database = new DatabaseSync(join(folder, 'fiveways.sqlite'));
	const hashes = database.prepare('SELECT hash FROM audit ORDER BY number').all();
	const first = auditHash('', entry(1));
	expect(hashes.map(({ hash }) => hash)).toEqual([first, auditHash(first, entry(2))]);
	expect(() => database.exec("UPDATE audit SET who = 'nobody'")).toThrow('not changed');
	database.close();
	await rm(folder, { recursive: true });
});

it('[E33] the hash of a row tells any change of it', () => {
	const { who, what, details, at } = entry(1);
	const original = auditHash('x', entry(1));
	expect(auditHash('y', entry(1))).not.toBe(original);
	expect(auditHash('x', { at, who, what, details: { rows: 2 } })).not.toBe(original);
	expect(auditHash('x', { at, who: 'b', what, details })).not.toBe(original);
	expect(auditHash('x', { at, who, what, details, boardId: 'c' })).not.toBe(original);
});
