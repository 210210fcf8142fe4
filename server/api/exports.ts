import { FivewaysError } from '#lib/domain/errors.ts';
import { auditExport } from '../audited-export.ts';
import { isExportFormat } from '../exports/exports.ts';
import { exportOffThread } from '../exports/off-thread.ts';
import type { Account } from '../accounts/types.ts';
import type { ApiContext, Edge } from './edge.ts';
import { readSession } from './cookies.ts';
import { roleOf } from './seated.ts';

/** The board as a file, for those who run the workshop or read its results. */
export function exportFile(edge: Edge) {
	return async function exportFile(context: ApiContext) {
		const { services } = edge;
		const boardId = context.req.param('id') ?? '';
		const member = await requireMember(context, edge, boardId);
		const withHidden = context.req.query('hidden') === '1';
		// Whoever reads results alone is told how many are hidden, and not what is in them.
		if (withHidden) await requireFacilitator(edge, boardId, member);
		const format = context.req.param('format') ?? '';
		if (!isExportFormat(format)) throw new FivewaysError('not-found');
		const workshop = await services.storage.workshops.byBoard(boardId);
		if (!workshop) throw new FivewaysError('no-board');
		// The one file that tells small groups apart, for those who saw them on the desk.
		const isFull = format === 'json' && context.req.query('full') === '1';
		if (isFull) await requireFacilitator(edge, boardId, member);
		// Who asks for the head alone is given nothing: nothing is joined for it, and nothing written down.
		const leaves = context.req.method !== 'HEAD';
		const { snapshot, hiddenNotes, reported } = isFull
			? await wholeBoard(edge, boardId)
			: await services.reports.ofBoard(boardId, leaves);
		const exportedAt = Date.now();
		const file = await exportOffThread(format, {
			snapshot,
			...(reported ? { reported } : {}),
			boardId,
			title: workshop.title,
			...(workshop.site ? { site: workshop.site } : {}),
			date: workshop.date,
			deletedOn: workshop.deletedOn,
			exportedAt,
			hidden: hiddenNotes.length,
			...(withHidden ? { hiddenNotes } : {})
		});
		// The right is looked at again when the file is handed out, and that it was is written down.
		await requireMember(context, edge, boardId);
		if (isFull || withHidden) await requireFacilitator(edge, boardId, member);
		if (leaves)
			await writeDown(edge, {
				at: exportedAt,
				who: `account:${member.accountId}`,
				boardId,
				format,
				filter: isFull ? 'full archive' : withHidden ? 'with hidden notes' : 'none',
				rows: snapshot.notes.size
			});
		context.header('Content-Type', file.type);
		context.header('Content-Disposition', `attachment; filename="${file.name}"`);
		return context.body(new Uint8Array(file.bytes));
	};
}

async function wholeBoard({ services }: Edge, boardId: string) {
	const board = await services.boards.open(boardId);
	return { snapshot: board.snapshot(), hiddenNotes: board.hidden(), reported: undefined };
}

async function requireFacilitator({ services }: Edge, boardId: string, member: Account) {
	if ((await services.workshops.memberOfBoard(boardId, member)) !== 'facilitator')
		throw new FivewaysError('not-allowed');
}

async function writeDown({ services, log }: Edge, entry: Parameters<typeof auditExport>[1]) {
	try {
		await auditExport(services.storage.audit, entry);
	} catch (error) {
		log.error({ err: error, boardId: entry.boardId }, 'an export could not be audited');
		throw error;
	}
}

/**
 * Members by their session. Whoever else is seated, or signed in for other workshops, finds nothing
 * here; without a seat or after a removal the answers of a board hold.
 */
async function requireMember(context: ApiContext, edge: Edge, boardId: string): Promise<Account> {
	const { accounts, workshops, storage } = edge.services;
	const session = readSession(context, edge);
	const signedIn = session ? await accounts.bySession(session) : undefined;
	if (signedIn && (await workshops.memberOfBoard(boardId, signedIn.account)))
		return signedIn.account;
	const elsewhere = signedIn && (await storage.workshops.byBoard(boardId));
	if (!elsewhere) await roleOf(context, edge);
	throw new FivewaysError('not-found');
}
