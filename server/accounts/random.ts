import { createHash, randomBytes } from 'node:crypto';

/** A fresh id of 128 random bits, in hex: never a `-` at its head, so it can be an argument. */
export function newId(): string {
	return randomBytes(16).toString('hex');
}

/** A clear credential (session, seat cookie, one-time link) of 256 random bits, base64url. */
export function newCredential(): string {
	return randomBytes(32).toString('base64url');
}

/** Whether this could be one of ours; anything else in a cookie is not even looked up. */
export function isCredential(text: string): boolean {
	return /^[\w-]{43}$/.test(text);
}

/**
 * What is stored of a credential: SHA-256 in hex. Plain, since 256 random bits cannot be guessed;
 * join codes can, and have keyed hashes (`secrets.ts`).
 */
export function credentialHash(credential: string): string {
	return createHash('sha256').update(credential).digest('hex');
}
