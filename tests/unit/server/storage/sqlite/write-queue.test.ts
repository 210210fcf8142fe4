import { DatabaseSync } from 'node:sqlite';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
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
