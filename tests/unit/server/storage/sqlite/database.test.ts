import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, mkdtemp, readdir, readFile, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import {
	assertPragmas,
	databaseFile,
	openDatabase
} from '../../../../../server/storage/sqlite/database.ts';
import { migrate, migrations, versionOf } from '../../../../../server/storage/sqlite/migrations.ts';
import { openSqlite } from '../../../../../server/storage/sqlite/open.ts';
import { lockDataDir } from '../../../../../server/storage/sqlite/process-lock.ts';
import { account, boardCommit, emptyCommit, past, workshop } from '../../../../support/stored.ts';

let folder: string;
beforeEach(async () => {
	folder = join(await mkdtemp(join(tmpdir(), 'fiveways-sqlite-')), 'data');
});
afterEach(() => rm(join(folder, '..'), { recursive: true }));

describe('the database file', () => {
	it('[P1] is as durable on the second start as on the first', () => {
		for (const start of ['first', 'second']) {
			const database = openDatabase(folder);
			const read = (name: string) => Object.values(database.prepare(`PRAGMA ${name}`).get()!)[0];
			expect({
				start,
				journal: read('journal_mode'),
				synchronous: read('synchronous'),
				busy: read('busy_timeout'),
				wipe: read('secure_delete'),
				keys: read('foreign_keys')
			}).toEqual({ start, journal: 'wal', synchronous: 2, busy: 5000, wipe: 1, keys: 1 });
			database.close();
		}
	});

	it('[P1] is not used when a pragma did not take', () => {
		const database = openDatabase(folder);
		database.exec('PRAGMA synchronous = NORMAL');
		expect(() => assertPragmas(database)).toThrow(/synchronous is 1, not 2/);
		database.close();
	});

	it('[P10] is for its owner alone, and so is its folder', async () => {
		const database = openDatabase(folder);
		expect((await stat(folder)).mode & 0o777).toBe(0o700);
		for (const name of await readdir(folder))
			expect([name, (await stat(join(folder, name))).mode & 0o777]).toEqual([name, 0o600]);
		database.close();
	});

	it('[P1] of a newer version is refused in words and not touched', () => {
		const database = openDatabase(folder);
		database.exec(`PRAGMA user_version = ${migrations.length + 1}`);
		database.close();
		expect(() => openDatabase(folder)).toThrow(/newer Fiveways.*Nothing was changed/);
	});

	it('[P1] stays at the step before when a migration breaks half-way', () => {
		const database = openDatabase(folder);
		const before = versionOf(database);
		const broken = [...migrations, 'CREATE TABLE extra (x TEXT); INSERT INTO nowhere VALUES (1);'];
		expect(() => migrate(database, broken)).toThrow(/nowhere/);
		expect(versionOf(database)).toBe(before);
		expect(database.prepare("SELECT 1 FROM sqlite_schema WHERE name = 'extra'").get()).toBe(
			undefined
		);
		migrate(database, [...migrations, 'CREATE TABLE extra (x TEXT)']);
		expect(versionOf(database)).toBe(before + 1);
		database.close();
	});

	it('[P5] turns the commands of an older file into batches, with their replies', async () => {
		await mkdir(folder, { recursive: true });
		const database = new DatabaseSync(databaseFile(folder));
		migrate(database, migrations.slice(0, 2));
		database.exec(`
			INSERT INTO board VALUES ('board-old', 2);
			INSERT INTO command VALUES
				('board-old', 1, 7, 'cid-a', 'note.post', 5, '{"cid":"cid-a","ok":true,"rev":1,"id":"n1"}', '{"t":"x"}'),
				('board-old', 2, 8, 'cid-b', 'note.move', 6, '{"cid":"cid-b","ok":true,"rev":2}', NULL);
		`);
		database.close();
		const storage = await openSqlite(folder);
		const at = (rev: number) => ({ rev, seat: rev + 6, at: rev + 4 });
		expect((await storage.boards.load('board-old'))?.batches).toEqual([
			{
				commands: [
					{
						...at(1),
						cid: 'cid-a',
						t: 'note.post',
						reply: { cid: 'cid-a', ok: true, rev: 1, id: 'n1' },
						inverse: '{"t":"x"}'
					}
				],
				undone: []
			},
			{
				commands: [
					{ ...at(2), cid: 'cid-b', t: 'note.move', reply: { cid: 'cid-b', ok: true, rev: 2 } }
				],
				undone: []
			}
		]);
		await storage.close();
	});

	it('[O4] takes the members of an older file for those who made their workshops', async () => {
		await mkdir(folder, { recursive: true });
		const database = new DatabaseSync(databaseFile(folder));
		migrate(database, migrations.slice(0, 5));
		database.exec(`
			INSERT INTO account VALUES ('a', 'anna@example.org', 'facilitator', 'x', 1);
			INSERT INTO board VALUES ('b', 0);
			INSERT INTO workshop VALUES ('w', 'b', 'Old', NULL, '2026-01-01', '2026-04-01', 'k', 'c', 't', 's', 1, NULL, 0);
			INSERT INTO member VALUES ('w', 'a', 'facilitator');
			INSERT INTO seat VALUES ('b', 1, 'stakeholder', 'lw', NULL, 1, 'hash', NULL, NULL, 1);
		`);
		database.close();
		const storage = await openSqlite(folder);
		expect(await storage.members.of('w')).toEqual([
			{ accountId: 'a', email: 'anna@example.org', role: 'facilitator', owner: true }
		]);
		const seats = await storage.boards.seatsByCredential('b', 'hash');
		expect(seats.map(({ number, shared }) => [number, shared])).toEqual([[1, true]]);
		await storage.close();
	});

	it('[P1] brings the journal and the batches of an older file into one journal, each in its order', async () => {
		await mkdir(folder, { recursive: true });
		const database = new DatabaseSync(databaseFile(folder));
		migrate(database, migrations.slice(0, 4));
		database.exec(`
			INSERT INTO board VALUES ('board-a', 12), ('board-b', 0);
			INSERT INTO document VALUES ('board-a', 'board', 'e1'), ('board-a', 'desk', 'e2'), ('board-b', 'board', 'e3');
			INSERT INTO journal (boardId, name, change) VALUES
				('board-a', 'board', x'01'), ('board-b', 'board', x'09'), ('board-a', 'desk', x'02'), ('board-a', 'board', x'03');
			INSERT INTO batch VALUES
				('board-a', 12, '[[7,"b","note.move",6,{},null]]', NULL),
				('board-a', 11, '[[7,"a","note.move",5,{},null]]', '[[7,"z"]]');
		`);
		database.close();
		const storage = await openSqlite(folder);
		const board = await storage.boards.load('board-a');
		expect(board?.documents).toEqual([
			{ name: 'board', epoch: 'e1', updates: [Uint8Array.of(1), Uint8Array.of(3)] },
			{ name: 'desk', epoch: 'e2', updates: [Uint8Array.of(2)] }
		]);
		expect(board?.batches.map(({ commands, undone }) => [commands[0]?.rev, undone])).toEqual([
			[11, [{ seat: 7, cid: 'z' }]],
			[12, []]
		]);
		await storage.close();
		const again = new DatabaseSync(databaseFile(folder));
		again.exec(
			"PRAGMA foreign_keys = ON; DELETE FROM document WHERE boardId = 'board-a' AND name = 'desk'"
		);
		expect(again.prepare('SELECT count(*) AS rows FROM journal').get()).toEqual({ rows: 5 });
		again.exec('DELETE FROM board');
		expect(again.prepare('SELECT count(*) AS rows FROM journal').get()).toEqual({ rows: 0 });
		again.close();
	});

	it('[P1] takes nothing of a turn whose transaction SQLite itself ends, and works again afterwards', async () => {
		const storage = await openSqlite(folder);
		await storage.accounts.create(account('anna'));
		await storage.workshops.create(workshop('one'), 'account-anna', emptyCommit);
		const full = new DatabaseSync(databaseFile(folder));
		full.exec(
			"CREATE TRIGGER noRoom BEFORE INSERT ON journal BEGIN SELECT RAISE(ROLLBACK, 'no room'); END"
		);
		const outcomes = await Promise.allSettled([
			storage.probe(),
			storage.boards.commit('board-one', boardCommit(1))
		]);
		expect(outcomes.map((outcome) => outcome.status)).toEqual(['rejected', 'rejected']);
		full.exec('DROP TRIGGER noRoom');
		full.close();
		await storage.boards.commit('board-one', boardCommit(1));
		expect((await storage.boards.load('board-one'))?.rev).toBe(1);
		await storage.close();
	});

	it('[P10] holds no word of a removed workshop, nor does any file beside it', async () => {
		const canary = Buffer.from('canary-zebra-9471');
		const storage = await openSqlite(folder);
		await storage.accounts.create(account('anna'));
		await storage.workshops.create(
			{ ...workshop('one'), title: canary.toString() },
			'account-anna',
			emptyCommit
		);
		for (let rev = 1; rev <= 30; rev++)
			await storage.boards.commit('board-one', {
				...boardCommit(rev),
				updates: [{ name: 'board', epoch: 'e1', update: Buffer.alloc(3000, canary) }]
			});
		await storage.boards.compact(
			'board-one',
			[{ name: 'board', epoch: 'e1', state: Buffer.alloc(9000, canary) }],
			{ ...past(30), rest: `{"${canary.toString()}":0}` }
		);
		const holding = async () => {
			const names = await readdir(folder);
			const contents = await Promise.all(names.map((name) => readFile(join(folder, name))));
			return names.filter((_, index) => contents[index]?.includes(canary));
		};
		expect(await holding()).not.toEqual([]);
		await storage.workshops.remove('workshop-one');
		expect(await holding()).toEqual([]);
		await storage.close();
		expect(await holding()).toEqual([]);
	});

	it('[O5] makes one first account however many links are followed at once', async () => {
		const [a, b] = [await openSqlite(folder), await openSqlite(folder)];
		const made = await Promise.all([
			a.accounts.createFirst(account('anna')),
			b.accounts.createFirst(account('bob')),
			a.accounts.createFirst(account('cara'))
		]);
		expect(made.filter(Boolean)).toHaveLength(1);
		expect(await b.accounts.count()).toBe(1);
		await a.close();
		await b.close();
	});

	it('[P1] is written by the command line beside a running server, which sees it at once', async () => {
		const [server, commandLine] = [await openSqlite(folder), await openSqlite(folder)];
		expect(await server.accounts.count()).toBe(0);
		await commandLine.accounts.create(account('anna'));
		await commandLine.workshops.create(workshop('one'), 'account-anna', emptyCommit);
		await commandLine.close();
		expect(await server.accounts.count()).toBe(1);
		expect((await server.boards.load('board-one'))?.rev).toBe(0);
		await server.close();
	});
});

describe('the lock of the folder', () => {
	it('[P1] keeps a second server out in words until the first lets go', () => {
		const lock = lockDataDir(folder, 0);
		expect(() => lockDataDir(folder, 0)).toThrow(/Another Fiveways server.*Stop that server/);
		lock.release();
		lockDataDir(folder, 0).release();
	});

	it('[P1] leaves the storage open to the command line', async () => {
		const lock = lockDataDir(folder, 0);
		const storage = await openSqlite(folder);
		await storage.probe();
		await storage.close();
		lock.release();
	});

	it('[P1] ends with its process, also when that is killed', async () => {
		const file = join(process.cwd(), 'server/storage/sqlite/process-lock.ts');
		const child = spawn(
			process.execPath,
			[
				'--expose-gc',
				'--input-type=module',
				'-e',
				`import { lockDataDir } from ${JSON.stringify(file)};
				lockDataDir(${JSON.stringify(folder)}, 0);
				// What nobody refers to is collected; the lock must not be.
				globalThis.gc();
				console.log('held');
				setInterval(() => {}, 1000);`
			],
			{ stdio: ['ignore', 'pipe', 'inherit'] }
		);
		const ended = once(child, 'exit');
		try {
			await once(child.stdout, 'data');
			expect(() => lockDataDir(folder, 0)).toThrow(/Another Fiveways server/);
		} finally {
			child.kill('SIGKILL');
			await ended;
		}
		lockDataDir(folder, 0).release();
	});
});
