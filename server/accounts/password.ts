import {
	randomBytes,
	scrypt as nodeScrypt,
	type ScryptOptions,
	timingSafeEqual
} from 'node:crypto';
import { HashQueue } from './hash-queue.ts';

/** What one hash costs: N is memory and time, r the block size, p the passes. */
export interface ScryptCost {
	N: number;
	r: number;
	p: number;
}

/** A setting of the OWASP Password Storage Cheat Sheet: 64 MiB a hash. */
export const currentCost: ScryptCost = { N: 2 ** 16, r: 8, p: 2 };
const SALT_BYTES = 16;
const KEY_BYTES = 32;
const MEMORY_BYTES = 96 * 1024 * 1024;
const AT_A_TIME = 2;
const WAITING_AT_MOST = 20;

/** Node's scrypt, which runs in the thread pool: a JavaScript one would hold everybody up for a second. */
export type Scrypt = (
	password: string,
	salt: Uint8Array,
	bytes: number,
	options: ScryptOptions
) => Promise<Buffer>;

export interface Passwords {
	/** `scrypt$N$r$p$salt$key`, salt and key in base64url. Rejects with `too-many` when too much waits. */
	hash(password: string): Promise<string>;
	/**
	 * Costs one hash, whatever the answer. Without a stored hash (unknown e-mail) it is compared with
	 * one that nothing matches. `stale`: it matched, and should be hashed again at today's cost.
	 */
	verify(password: string, stored: string | undefined): Promise<{ ok: boolean; stale: boolean }>;
}

/** Passwords with today's cost. `scrypt` and `cost` are passed in by tests alone. */
export function createPasswords({
	scrypt = threadPoolScrypt,
	cost = currentCost
}: { scrypt?: Scrypt; cost?: ScryptCost } = {}): Passwords {
	const queue = new HashQueue(AT_A_TIME, WAITING_AT_MOST);
	const unmatched = write({
		cost,
		salt: new Uint8Array(SALT_BYTES),
		key: new Uint8Array(KEY_BYTES)
	});

	function derive(password: string, salt: Uint8Array, bytes: number, by: ScryptCost) {
		// The same password typed on two keyboards may be other code points: compare one form.
		const text = password.normalize('NFKC');
		return queue.run(() => scrypt(text, salt, bytes, { ...by, maxmem: MEMORY_BYTES }));
	}

	return {
		async hash(password) {
			const salt = randomBytes(SALT_BYTES);
			return write({ cost, salt, key: await derive(password, salt, KEY_BYTES, cost) });
		},

		async verify(password, stored) {
			const known = read(stored ?? unmatched);
			const key = await derive(password, known.salt, known.key.length, known.cost);
			const ok = timingSafeEqual(key, known.key) && stored !== undefined;
			return { ok, stale: ok && weaker(known.cost, cost) };
		}
	};
}

function weaker(a: ScryptCost, b: ScryptCost): boolean {
	return a.N < b.N || a.r < b.r || a.p < b.p;
}

interface Hash {
	cost: ScryptCost;
	salt: Uint8Array;
	key: Uint8Array;
}

function write({ cost: { N, r, p }, salt, key }: Hash): string {
	const text = (bytes: Uint8Array) => Buffer.from(bytes).toString('base64url');
	return `scrypt$${N}$${r}$${p}$${text(salt)}$${text(key)}`;
}

function read(stored: string): Hash {
	const match = /^scrypt\$(\d+)\$(\d+)\$(\d+)\$([\w-]+)\$([\w-]+)$/.exec(stored);
	if (!match) throw new Error('A stored password hash is not in a form that can be read.');
	const [, N, r, p, salt, key] = match;
	return {
		cost: { N: Number(N), r: Number(r), p: Number(p) },
		salt: Buffer.from(salt ?? '', 'base64url'),
		key: Buffer.from(key ?? '', 'base64url')
	};
}

function threadPoolScrypt(
	password: string,
	salt: Uint8Array,
	bytes: number,
	options: ScryptOptions
): Promise<Buffer> {
	return new Promise((resolve, reject) => {
		nodeScrypt(password, salt, bytes, options, (cause, key) => {
			if (cause) reject(cause);
			else resolve(key);
		});
	});
}
