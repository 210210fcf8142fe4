import { createCipheriv, createDecipheriv, createHmac, hkdfSync, randomBytes } from 'node:crypto';
import { closeSync, fsyncSync, linkSync, openSync, readFileSync, rmSync, writeSync } from 'node:fs';
import { join } from 'node:path';

const SECRET_BYTES = 32;
const IV_BYTES = 12;
const TAG_BYTES = 16;

/** What a hash with a key of its own stands for. */
export type Purpose = 'join code' | 'join token' | 'seat code' | 'seat PIN' | 'screen token';

/** Keys derived from the one secret of an installation. */
export interface Secrets {
	/** Kept beside what was made with these keys, so that they can be changed later. */
	keyId: string;
	/** HMAC-SHA-256 in hex, with a key of its own for each purpose. */
	mac(purpose: Purpose, text: string): string;
	/** AES-256-GCM: clear text becomes base64url that only this secret opens. */
	seal(text: string): string;
	/** @throws when it was sealed with another secret or changed since */
	open(sealed: string): string;
}

/**
 * Reads `DATA_DIR/secret`, making it (mode 0600) when there is none. Whoever has the database but
 * not this file can neither try join codes against it nor read the sealed ones.
 * @throws in words when the file is not one of ours
 */
export function openSecrets(dataDir: string): Secrets {
	const file = join(dataDir, 'secret');
	const text = readOrUndefined(file) ?? make(file);
	const secret = Buffer.from(text.trim(), 'base64url');
	if (secret.length !== SECRET_BYTES)
		throw new Error(
			`The file ${file} does not hold a secret of Fiveways. Put the right one back: without it no join code works.`
		);
	return secretsFrom(secret);
}

/** The keys of one secret of 32 bytes. */
export function secretsFrom(secret: Uint8Array): Secrets {
	const derive = (purpose: string, bytes: number) =>
		Buffer.from(hkdfSync('sha256', secret, new Uint8Array(), `fiveways ${purpose}`, bytes));
	const keyId = derive('key id', 4).toString('hex');
	const macKeys: Readonly<Record<Purpose, Buffer>> = {
		'join code': derive('join code', 32),
		'join token': derive('join token', 32),
		'seat code': derive('seat code', 32),
		'seat PIN': derive('seat PIN', 32),
		'screen token': derive('screen token', 32)
	};
	const sealKey = derive('seal', 32);

	return {
		keyId,
		mac: (purpose, text) => createHmac('sha256', macKeys[purpose]).update(text).digest('hex'),

		seal(text) {
			const iv = randomBytes(IV_BYTES);
			const cipher = createCipheriv('aes-256-gcm', sealKey, iv, { authTagLength: TAG_BYTES });
			cipher.setAAD(Buffer.from(keyId));
			const body = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
			return Buffer.concat([iv, cipher.getAuthTag(), body]).toString('base64url');
		},

		open(sealed) {
			const bytes = Buffer.from(sealed, 'base64url');
			const iv = bytes.subarray(0, IV_BYTES);
			const decipher = createDecipheriv('aes-256-gcm', sealKey, iv, { authTagLength: TAG_BYTES });
			decipher.setAAD(Buffer.from(keyId));
			decipher.setAuthTag(bytes.subarray(IV_BYTES, IV_BYTES + TAG_BYTES));
			const body = bytes.subarray(IV_BYTES + TAG_BYTES);
			return Buffer.concat([decipher.update(body), decipher.final()]).toString('utf8');
		}
	};
}

function readOrUndefined(file: string): string | undefined {
	try {
		return readFileSync(file, 'utf8');
	} catch (cause) {
		if (cause instanceof Error && 'code' in cause && cause.code === 'ENOENT') return undefined;
		throw cause;
	}
}

/** Written whole beside its place and then linked there, so that two processes agree on the first. */
function make(file: string): string {
	const beside = `${file}.${randomBytes(6).toString('hex')}`;
	const descriptor = openSync(beside, 'wx', 0o600);
	try {
		writeSync(descriptor, `${randomBytes(SECRET_BYTES).toString('base64url')}\n`);
		fsyncSync(descriptor);
	} finally {
		closeSync(descriptor);
	}
	try {
		linkSync(beside, file);
	} catch (cause) {
		if (!(cause instanceof Error && 'code' in cause && cause.code === 'EEXIST')) throw cause;
	} finally {
		rmSync(beside);
	}
	return readFileSync(file, 'utf8');
}
