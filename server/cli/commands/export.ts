import { access, constants, stat, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { FivewaysError } from '#lib/domain/errors.ts';
import { auditExport } from '../../audited-export.ts';
import { keptPools } from '../../start/reports.ts';
import { reportedBoard } from '../../exports/reported-board.ts';
import { exportBoard, exportFormats, isExportFormat } from '../../exports/exports.ts';
import { type CommandLineCommand, required, WrongUse } from '../command-line.ts';
import { storedBoard } from '../stored-board.ts';

/** Writes one board to a file, as it stands in storage. */
export const exportCommand: CommandLineCommand = {
	name: 'export',
	summary: `Write a board to a file (${exportFormats.join(', ')}).`,
	example: 'npm run -s cli -- export --board ID --format csv --out notes.csv',
	options: {
		board: { type: 'string', required: true, words: 'id of the board' },
		format: { type: 'string', required: true, words: exportFormats.join(', ') },
		out: { type: 'string', required: true, words: 'the file to write; an old one is replaced' }
	},
	async run({ storage }, input) {
		const format = required(input, 'format');
		if (!isExportFormat(format)) {
			throw new WrongUse(`--format is one of ${exportFormats.join(', ')}.`);
		}
		const boardId = required(input, 'board');
		const workshop = await storage.workshops.byBoard(boardId);
		if (!workshop) throw new FivewaysError('no-board');
		const out = required(input, 'out');
		// Looked at before: for a file that cannot be there nothing is joined, and nothing written down.
		await assertWritable(out);
		const { snapshot, hiddenNotes, reported } = await reportedBoard(
			await storedBoard(storage.boards, boardId),
			keptPools(storage.pools, boardId),
			true
		);
		const file = await exportBoard(format, {
			snapshot,
			reported,
			boardId,
			title: workshop.title,
			...(workshop.site ? { site: workshop.site } : {}),
			date: workshop.date,
			deletedOn: workshop.deletedOn,
			exportedAt: input.now(),
			hidden: hiddenNotes.length
		});
		await auditExport(storage.audit, {
			at: input.now(),
			who: 'command line',
			boardId,
			format,
			filter: 'none',
			rows: snapshot.notes.size
		});
		await writeFile(out, file.bytes, { mode: 0o600 }).catch(notWritable);
		return {
			json: { boardId, format, file: out, notes: snapshot.notes.size, bytes: file.bytes.length },
			words: `${snapshot.notes.size} notes are in ${out}.`
		};
	}
};

async function assertWritable(path: string): Promise<void> {
	const there = await stat(path).catch(() => undefined);
	if (there?.isDirectory()) notWritable(new Error(`${path} is a folder.`));
	await access(there ? path : dirname(path), constants.W_OK).catch(notWritable);
}

function notWritable(cause: unknown): never {
	throw new FivewaysError('not-found', {
		message: 'The file cannot be written there. Nothing was written. Choose another folder.',
		cause
	});
}
