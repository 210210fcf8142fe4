import { createHash } from 'node:crypto';
import type { AuditEntry } from './port.ts';

/**
 * The hash of one audit row: SHA-256 over the hash of the row before and everything in this one, so
 * that a changed, removed or moved row breaks the chain.
 * @param before hash of the row before, empty for the first
 */
export function auditHash(before: string, entry: AuditEntry): string {
	const { at, who, what, boardId, details } = entry;
	const sorted = Object.entries(details).sort(([a], [b]) => (a < b ? -1 : 1));
	const row = JSON.stringify([before, at, who, what, boardId ?? null, sorted]);
	return createHash('sha256').update(row).digest('hex');
}
