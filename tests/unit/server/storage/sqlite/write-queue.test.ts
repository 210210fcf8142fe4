import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { setTimeout as timer } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { databaseFile, openDatabase } from '../../../../../server/storage/sqlite/database.ts';
import { WriteQueue } from '../../../../../server/storage/sqlite/write-queue.ts';

describe('the write queue', () => {
	let database: DatabaseSync;
	let queue: WriteQueue;
	let sql: string[];

	beforeEach(() => {
		database = new DatabaseSync(':memory:');
		database.exec('CREATE TABLE t (x INTEGER UNIQUE)');
		queue = new WriteQueue(database);
		sql = [];
		watch((text, exec) => {
			sql.push(text);
			exec();
		});
	});
	afterEach(() => database.close());

	/** Stands between the queue and the database; `exec` goes on. @returns puts it back */
	function watch(seen: (text: string, exec: () => void) => void): () => void {
		const before = database.exec.bind(database);
		database.exec = (text) => seen(text, () => before(text));
		return () => (database.exec = before);
	}

	const insert = (subject: string, x: number) =>
		queue.write(subject, () => database.prepare('INSERT INTO t VALUES (?)').run(x));
	const stored = () =>
		database
			.prepare('SELECT x FROM t ORDER BY x')
			.all()
			.map((row) => row['x']);

	it('[P1] shares one transaction among all writes of one turn', async () => {
		await Promise.all([insert('a', 1), insert('b', 2), insert('c', 3)]);
		expect(sql.filter((text) => text.startsWith('BEGIN'))).toHaveLength(1);
		expect(sql.filter((text) => text === 'COMMIT')).toHaveLength(1);
		expect(stored()).toEqual([1, 2, 3]);
	});

	it('[P1] tells nobody before the real commit', async () => {
		const told: string[] = [];
		watch((text, exec) => {
			exec();
			if (text === 'COMMIT') told.push('committed');
		});
		await Promise.all([
			insert('a', 1).then(() => told.push('a')),
			insert('b', 2).then(() => told.push('b'))
		]);
		expect(told).toEqual(['committed', 'a', 'b']);
	});

	it('[P1] lets one bad write fail alone, with what was built on it', async () => {
		const outcomes = await Promise.allSettled([
			insert('a', 1),
			insert('b', 1),
			insert('b', 2),
			insert('c', 3)
		]);
		expect(outcomes.map(({ status }) => status)).toEqual([
			'fulfilled',
			'rejected',
			'rejected',
			'fulfilled'
		]);
		expect(stored()).toEqual([1, 3]);
	});

	it('[P1] keeps the transaction when one is bad, so that no other process comes in between', async () => {
		await Promise.allSettled([insert('a', 1), insert('b', 1), insert('c', 3)]);
		expect(sql.filter((text) => text.startsWith('BEGIN'))).toHaveLength(1);
		expect(sql).not.toContain('ROLLBACK');
		expect(stored()).toEqual([1, 3]);
	});

	it('[P1] refuses all when the commit itself fails, and works again afterwards', async () => {
		const mend = watch((text, exec) => {
			if (text === 'COMMIT') throw new Error('disk I/O error');
			exec();
		});
		const outcomes = await Promise.allSettled([insert('a', 1), insert('b', 2)]);
		expect(outcomes.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
		expect(stored()).toEqual([]);
		mend();
		await insert('a', 1);
		expect(stored()).toEqual([1]);
	});

	it('[P1] writes what still waits when it is closed, and refuses the rest', async () => {
		const last = insert('a', 1);
		queue.close();
		await last;
		expect(stored()).toEqual([1]);
		await expect(insert('a', 2)).rejects.toThrow('closed');
	});
});

describe('the write queue beside another process that writes', () => {
	let folder: string;
	let other: DatabaseSync;
	let database: DatabaseSync;

	beforeEach(async () => {
		folder = await mkdtemp(join(tmpdir(), 'fiveways-busy-'));
		database = openDatabase(folder);
		database.exec('CREATE TABLE t (x INTEGER UNIQUE)');
		other = new DatabaseSync(databaseFile(folder));
		other.exec('BEGIN IMMEDIATE');
	});
	afterEach(async () => {
		for (const each of [other, database]) if (each.isOpen) each.close();
		await rm(folder, { recursive: true, force: true });
	});

	const count = () => database.prepare('SELECT count(*) AS n FROM t').get()?.['n'];

	it('[P1] waits for it without holding anybody up, and then writes', async () => {
		const queue = new WriteQueue(database);
		const insert = (x: number) =>
			queue.write('a', () => database.prepare('INSERT INTO t VALUES (?)').run(x));
		const began = performance.now();
		const first = insert(1);
		for (let turn = 0; turn < 10; turn++) await timer(5);
		// The driver's own way of waiting would have stood still for its 5 s.
		expect(performance.now() - began).toBeLessThan(5_000);
		const second = insert(2);
		expect(count()).toBe(0);
		other.exec('ROLLBACK');
		await Promise.all([first, second]);
		expect(count()).toBe(2);
		expect(database.prepare('PRAGMA busy_timeout').get()).toEqual({ timeout: 5_000 });
	});

	it('[P1] refuses what has waited too long, and writes what comes after', async () => {
		const queue = new WriteQueue(database, 50);
		const write = () => queue.write('a', () => database.exec('INSERT INTO t VALUES (1)'));
		await expect(write()).rejects.toThrow('locked');
		other.exec('ROLLBACK');
		await write();
		expect(count()).toBe(1);
	});

	it('[P1] at the end writes what still waits', async () => {
		const queue = new WriteQueue(database);
		const write = queue.write('a', () => database.exec('INSERT INTO t VALUES (1)'));
		await timer(10);
		other.exec('ROLLBACK');
		queue.close();
		await write;
		expect(count()).toBe(1);
	});
});
