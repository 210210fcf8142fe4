import { spawn } from 'node:child_process';
import { access, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parse } from 'csv-parse/sync';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { run } from '../../server/cli/run.ts';
import { decodeCell } from '../../server/exports/cell.ts';
import { openSqlite } from '../../server/storage/sqlite/open.ts';
import { fullBoard } from '../support/full-board.ts';
import { startServer } from '../support/start-server.ts';

const program = fileURLToPath(new URL('../../server/cli/main.ts', import.meta.url));
const sample = fileURLToPath(new URL('../../server/sample/sample-workshop.csv', import.meta.url));
let folder: string;

beforeAll(async () => {
	folder = await mkdtemp(join(tmpdir(), 'fiveways-cli-'));
	const made = await cli(
		[
			'account',
			'create',
			'--email',
			'Ruth@example.org',
			'--role',
			'facilitator',
			'--password-stdin'
		],
		'copper lantern orchard\n'
	);
	expect(made.exitCode).toBe(0);
});

afterAll(() => rm(folder, { recursive: true }));

function cli(
	args: string[],
	input = ''
): Promise<{ exitCode: number; out: string; error: string }> {
	return new Promise((resolve, reject) => {
		const child = spawn(process.execPath, [program, ...args], {
			env: { PATH: process.env['PATH'], DATA_DIR: join(folder, 'data') }
		});
		let out = '';
		let error = '';
		child.stdout.on('data', (chunk: Buffer) => (out += chunk.toString()));
		child.stderr.on('data', (chunk: Buffer) => (error += chunk.toString()));
		child.on('error', reject);
		child.on('close', (exitCode) => resolve({ exitCode: exitCode ?? -1, out, error }));
		child.stdin.end(input);
	});
}

const owner = ['--owner', 'ruth@example.org'];
async function importFile(name: string, content: string | Buffer) {
	const file = join(folder, name);
	await writeFile(file, content);
	return cli(['workshop', 'import', ...owner, '--file', file, '--json']);
}

describe('command line', () => {
	it('[E54] the sample gives 130 notes, and the same 130 texts come out again', async () => {
		const made = await importFile('sample.csv', await readFile(sample));
		const { boardId, notes, code } = JSON.parse(made.out) as Record<string, string>;
		expect(notes).toBe(130);
		expect(code).toMatch(/^[2-9A-HJKMNP-Z]{4}-[2-9A-HJKMNP-Z]{4}$/);
		const out = join(folder, 'out.csv');
		const written = await cli([
			'export',
			'--board',
			boardId ?? '',
			'--format',
			'csv',
			'--out',
			out
		]);
		expect(written.exitCode).toBe(0);
		const texts = async (path: string) =>
			parse<{ text: string }>(await readFile(path), {
				bom: true,
				columns: true,
				relax_column_count: true
			})
				.map(({ text }) => decodeCell(text))
				.filter(Boolean)
				.sort();
		expect(await texts(out)).toEqual(await texts(sample));
		const again = JSON.parse((await importFile('again.csv', await readFile(out))).out) as object;
		expect(again).toMatchObject({ notes: 130 });
	});

	it('[E55] a board file goes out, comes in and goes out the same', async () => {
		const made = JSON.parse((await importFile('s.csv', await readFile(sample))).out) as {
			boardId: string;
		};
		const write = async (boardId: string, name: string) => {
			const out = join(folder, name);
			await cli(['export', '--board', boardId, '--format', 'json', '--out', out]);
			return JSON.parse(await readFile(out, 'utf8')) as { board: { id: string }; exported: string };
		};
		const first = await write(made.boardId, 'first.json');
		const copy = JSON.parse((await importFile('first.json', JSON.stringify(first))).out) as {
			boardId: string;
		};
		const second = await write(copy.boardId, 'second.json');
		expect(second.board.id).not.toBe(first.board.id);
		second.board.id = first.board.id;
		second.exported = first.exported;
		expect(second).toEqual(first);
	});

	it('[E55] the fullest board there can be comes in', async () => {
		const made = await importFile('full.json', Buffer.from(fullBoard()));
		expect(JSON.parse(made.out)).toMatchObject({ notes: 3_000 });
	});

	it('[E56] a bad file gives row numbers and imports nothing', async () => {
		const result = await importFile(
			'bad.csv',
			'group,question,text\nhcp,how,good\nnurse,when,bad\n'
		);
		expect(result.exitCode).toBe(1);
		expect(JSON.parse(result.out)).toMatchObject({
			error: {
				code: 'bad-rows',
				rows: [
					{
						row: 3,
						reason: 'There is no group "nurse". Use hcp, lw, vcs, patient, carer or other.'
					}
				]
			}
		});
	});

	it('[E33] an export that cannot be written down is not written to its file either', async () => {
		const { house, facilitator, workshop } = await startServer();
		const { boardId } = await workshop((await facilitator()).account);
		const { services } = house;
		vi.spyOn(services.storage.audit, 'add').mockRejectedValueOnce(new Error('database is locked'));
		const out = join(folder, 'not-audited.csv');
		const write = () =>
			run(
				['export', '--board', boardId, '--format', 'csv', '--out', out, '--json'],
				() => Promise.resolve({ ...services, close: () => Promise.resolve() }),
				{ readInput: () => Promise.resolve(''), now: Date.now }
			);
		const refused = await write();
		expect([refused.exitCode, JSON.parse(refused.stdout)]).toMatchObject([
			1,
			{ error: { code: 'storage' } }
		]);
		await expect(access(out)).rejects.toThrow();
		expect((await write()).exitCode).toBe(0);
		await access(out);
	});

	it('[E33] an export that has no place to go is not written down as handed out', async () => {
		const { house, facilitator, workshop } = await startServer();
		const { boardId } = await workshop((await facilitator()).account);
		const { services } = house;
		for (const out of [join(folder, 'no such folder', 'a.csv'), folder]) {
			const refused = await run(
				['export', '--board', boardId, '--format', 'csv', '--out', out, '--json'],
				() => Promise.resolve({ ...services, close: () => Promise.resolve() }),
				{ readInput: () => Promise.resolve(''), now: Date.now }
			);
			expect([refused.exitCode, JSON.parse(refused.stdout)]).toMatchObject([
				1,
				{ error: { code: 'not-found' } }
			]);
		}
		expect(await services.storage.audit.ofBoard(boardId)).toEqual([]);
	});

	it('[O8] a weak password is refused in words', async () => {
		const result = await cli(
			['account', 'create', '--email', 'a@example.org', '--role', 'lead', '--password-stdin'],
			'short\n'
		);
		expect([result.exitCode, result.out]).toEqual([1, '']);
		expect(result.error).toContain('12 characters');
	});

	it.each([
		[[]],
		[['bogus']],
		[['workshop']],
		[['workshop', 'create', '--owner', 'ruth@example.org']],
		[['workshop', 'create', ...owner, '--title', 'T', '--wrong']],
		[['export', '--board', 'x', '--format', 'exe', '--out', 'x']]
	])('[O35] %j is wrong use: exit 2 and one JSON value', async (args) => {
		const result = await cli([...args, '--json']);
		expect(result.exitCode).toBe(2);
		expect(JSON.parse(result.out)).toMatchObject({ error: { code: 'wrong-use' } });
		expect(result.error).toBe('');
	});

	it('[O35] an id may begin with a hyphen', async () => {
		const result = await cli([
			'export',
			'--board',
			'-x',
			'--format',
			'csv',
			'--out',
			'x',
			'--json'
		]);
		expect([result.exitCode, JSON.parse(result.out)]).toEqual([
			1,
			{ error: expect.objectContaining({ code: 'no-board' }) as object }
		]);
	});

	it('[O25] boards whose day has come are listed, held after a long time, and deleted when confirmed', async () => {
		const made = JSON.parse((await importFile('old.csv', await readFile(sample))).out) as {
			boardId: string;
			workshopId: string;
		};
		const storage = await openSqlite(join(folder, 'data'));
		await storage.workshops.update(made.workshopId, { deletedOn: '2026-01-31' });
		await storage.close();
		const { boardId } = made;
		const retention = async (...more: string[]) => {
			const { out } = await cli(['retention', 'run', ...more, '--json']);
			return JSON.parse(out) as object;
		};
		const boards = [expect.objectContaining({ boardId, deletedOn: '2026-01-31' }) as object];
		const held = { boards, deleted: 0, held: 'long-ago' };
		expect(await retention('--dry-run')).toEqual(held);
		expect(await retention()).toEqual(held);
		expect((await cli(['retention', 'run', '--dry-run'])).out).toContain('--confirm');
		expect(await retention('--confirm')).toEqual({ boards, deleted: 1 });
		expect(await retention()).toEqual({ boards: [], deleted: 0 });
		const out = join(folder, 'gone.csv');
		const exported = await cli(['export', '--board', boardId, '--format', 'csv', '--out', out]);
		expect(exported.exitCode).toBe(1);
		const both = await cli(['retention', 'run', '--dry-run', '--confirm']);
		expect(both.exitCode).toBe(2);
	});

	it('[O35] every command has help with an example', async () => {
		for (const name of [
			'account create',
			'workshop create',
			'workshop import',
			'export',
			'retention run'
		]) {
			const help = await cli([...name.split(' '), '--help']);
			expect(help.exitCode).toBe(0);
			expect(help.out).toContain(`cli -- ${name}`);
		}
	});

	it('[O35] help is one JSON value too where scripts ask for it', async () => {
		for (const args of [['--help'], ['export', '--help']]) {
			const [words, json] = [await cli(args), await cli([...args, '--json'])];
			expect(json.exitCode).toBe(0);
			expect(JSON.parse(json.out)).toEqual({ help: words.out.trimEnd() });
		}
	});
});
