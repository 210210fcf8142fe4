import { FivewaysError } from '#lib/domain/errors.ts';
import type { AuditStore } from './storage/port.ts';
import type { ExportFormat } from './exports/exports.ts';

/** Who is given a file of a board, when, and how many notes are in it. */
interface HandedOut {
	at: number;
	/** `account:<id>` or `command line`. */
	who: string;
	boardId: string;
	format: ExportFormat;
	/** What it was asked for with, or `none`. */
	filter: 'none' | 'with hidden notes' | 'full archive';
	rows: number;
}

/**
 * Writes down that a file is handed out, before it is: what cannot be written down does not leave.
 * @throws FivewaysError `storage` when the disk is full or the database is locked
 */
export async function auditExport(
	audit: Pick<AuditStore, 'add'>,
	{ format, filter, rows, ...entry }: HandedOut
): Promise<void> {
	try {
		await audit.add({ ...entry, what: 'export', details: { format, filter, rows } });
	} catch (cause) {
		throw new FivewaysError('storage', {
			message:
				'We could not write down that this file was made, so it is not given out. The board is as it was. Try again in a moment.',
			cause
		});
	}
}
