import { hkdfSync } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openSecrets, secretsFrom } from '../../../../server/accounts/secrets.ts';

let folder: string;
beforeEach(() => {
	folder = mkdtempSync(join(tmpdir(), 'fiveways-secrets-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

describe('the secret of an installation', () => {
	it('[O18] is made once, in a file that only its owner reads', () => {
		const first = openSecrets(folder);
		const again = openSecrets(folder);
		expect(again.keyId).toBe(first.keyId);
		expect(again.open(first.seal('K7QF-2M9P'))).toBe('K7QF-2M9P');
		expect(statSync(join(folder, 'secret')).mode & 0o777).toBe(0o600);
		expect(readdirSync(folder)).toEqual(['secret']);
		expect(Buffer.from(readFileSync(join(folder, 'secret'), 'utf8'), 'base64url')).toHaveLength(32);
	});

	it('[O42] that is not one stops the start in words', () => {
		writeFileSync(join(folder, 'secret'), 'hello');
		expect(() => openSecrets(folder)).toThrow(/does not hold a secret of Fiveways/);
	});

	it('[O18] gives each purpose a key of its own', () => {
		const secret = Buffer.alloc(32, 5);
		const secrets = secretsFrom(secret);
		expect(secrets.mac('join code', 'x')).not.toBe(secrets.mac('join token', 'x'));
		expect(secrets.mac('join code', 'x')).toMatch(/^[0-9a-f]{64}$/);
		const id = Buffer.from(hkdfSync('sha256', secret, '', 'fiveways key id', 4)).toString('hex');
		expect(secrets.keyId).toBe(id);
	});

	it('[O18] opens only what it sealed, and only when nothing was changed', () => {
		const secrets = secretsFrom(Buffer.alloc(32, 5));
		const sealed = secrets.seal('K7QF-2M9P');
		expect(secrets.seal('K7QF-2M9P')).not.toBe(sealed);
		expect(secrets.open(sealed)).toBe('K7QF-2M9P');
		const bytes = Buffer.from(sealed, 'base64url');
		for (const at of [0, 13, bytes.length - 1]) {
			const changed = Buffer.from(bytes);
			changed[at]! ^= 1;
			expect(() => secrets.open(changed.toString('base64url'))).toThrow();
		}
		expect(() => secretsFrom(Buffer.alloc(32, 6)).open(sealed)).toThrow();
	});
});
