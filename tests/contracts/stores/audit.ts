import { expect, it } from 'vitest';
import type { OpenedStorage } from '../opened-storage.ts';

/** The audit log. */
export function auditContract(opened: OpenedStorage): void {
	it('[E33] keeps who exported what in the audit log, chained and in order', async () => {
		const entry = (rows: number, boardId = 'board-audited') => ({
			at: rows,
			who: 'account:anna',
			what: 'export',
			boardId,
			details: { format: 'csv', rows }
		});
		await Promise.all([1, 2, 3].map((rows) => opened.storage.audit.add(entry(rows))));
		await opened.storage.audit.add(entry(4, 'board-other'));
		expect(await opened.storage.audit.ofBoard('board-audited')).toEqual([
			entry(1),
			entry(2),
			entry(3)
		]);
	});
}
