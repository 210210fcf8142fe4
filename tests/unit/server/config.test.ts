import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { envExample, readSettings } from '../../../server/config.ts';

const folder = mkdtempSync(join(tmpdir(), 'fiveways-config-'));
afterAll(() => rmSync(folder, { recursive: true }));
const DATA_DIR = join(folder, 'data');

function faultsOf(env: Record<string, string>): string[] {
	try {
		readSettings({ DATA_DIR, ...env });
		return [];
	} catch (cause) {
		return (cause as Error).message.split('\n- ').slice(1);
	}
}

describe('the settings', () => {
	it('[O44] need nothing to be set', () => {
		expect(readSettings({ DATA_DIR })).toEqual({
			port: 3000,
			host: '127.0.0.1',
			publicUrl: 'http://localhost:3000',
			dataDir: DATA_DIR,
			trustProxy: 0,
			logLevel: 'info',
			retentionDays: 90
		});
		expect(statSync(DATA_DIR).mode & 0o777).toBe(0o700);
	});

	it('[O42] are read by their kind, and an empty one counts as left out', () => {
		expect(
			readSettings({
				DATA_DIR,
				PORT: '0',
				HOST: '::1',
				PUBLIC_URL: 'https://board.example.org/',
				TRUST_PROXY: '1',
				LOG_LEVEL: 'debug',
				RETENTION_DAYS: '365',
				ORGANISATION: 'A trust',
				CONTACT: 'hello@example.org',
				SAFEGUARDING_CONTACT: '',
				PRIVACY_URL: 'https://example.org/privacy'
			})
		).toEqual({
			port: 0,
			host: '::1',
			publicUrl: 'https://board.example.org',
			dataDir: DATA_DIR,
			trustProxy: 1,
			logLevel: 'debug',
			retentionDays: 365,
			organisation: 'A trust',
			contact: 'hello@example.org',
			privacyUrl: 'https://example.org/privacy'
		});
	});

	it('[O42] stop the start with one sentence for each fault, all at once', () => {
		const file = join(folder, 'file');
		writeFileSync(file, '');
		const faults = faultsOf({
			PORT: '65536',
			HOST: 'not a host',
			PUBLIC_URL: 'http://board.example.org',
			DATA_DIR: join(file, 'data'),
			TRUST_PROXY: 'yes',
			LOG_LEVEL: 'loud',
			RETENTION_DAYS: '6',
			PRIVACY_URL: 'javascript:alert(1)'
		});
		expect(faults.map((fault) => fault.split(' ')[0])).toEqual([
			'PORT',
			'HOST',
			'PUBLIC_URL',
			'DATA_DIR',
			'TRUST_PROXY',
			'LOG_LEVEL',
			'RETENTION_DAYS',
			'PRIVACY_URL'
		]);
	});

	it('[O42] take an http address on this machine only', () => {
		for (const local of ['http://localhost:3000', 'http://127.0.0.1:80', 'http://[::1]:9'])
			expect(faultsOf({ PUBLIC_URL: local })).toEqual([]);
		for (const other of [
			'http://localhost.example.org',
			'http://192.168.0.2:3000',
			'http://127.evil.example'
		])
			expect(faultsOf({ PUBLIC_URL: other })).toEqual([expect.stringMatching(/^PUBLIC_URL/)]);
		for (const more of ['https://a.example/path', 'https://me:secret@a.example', 'ftp://a.example'])
			expect(faultsOf({ PUBLIC_URL: more, ORGANISATION: 'A', CONTACT: 'B' })).toEqual([
				expect.stringMatching(/^PUBLIC_URL/)
			]);
	});

	it('[O58] want organisation and contact with an https address', () => {
		const faults = faultsOf({ PUBLIC_URL: 'https://board.example.org' });
		expect(faults.map((fault) => fault.split(' ')[0])).toEqual(['ORGANISATION', 'CONTACT']);
	});

	it('[O42] refuse in words what belongs to several machines', () => {
		const faults = faultsOf({ DATABASE_URL: 'postgres://x', REDIS_URL: 'redis://x' });
		expect(faults).toEqual([
			expect.stringMatching(/^DATABASE_URL.*one SQLite file/),
			expect.stringMatching(/^REDIS_URL.*one SQLite file/)
		]);
	});

	it('[O42] are all told in .env.example', async () => {
		await expect(envExample()).toMatchFileSnapshot('../../../.env.example');
	});
});
