import { FivewaysError } from '#lib/domain/errors.ts';
import { exportBoard, isExportFormat } from '../exports/exports.ts';
import type { ApiContext, Edge } from './edge.ts';
import { readSession } from './cookies.ts';
import { seatOf } from './seated.ts';

/** The board as a file, for those who run the workshop or read its results. */
export function exportFile(edge: Edge) {
	return async function exportFile(context: ApiContext) {
		const { services } = edge;
		const boardId = context.req.param('id') ?? '';
		await requireMember(context, edge, boardId);
		const format = context.req.param('format') ?? '';
		if (!isExportFormat(format)) throw new FivewaysError('not-found');
		const workshop = await services.storage.workshops.byBoard(boardId);
		if (!workshop) throw new FivewaysError('no-board');
		const file = exportBoard(format, {
			snapshot: await services.workshops.snapshot(boardId),
			boardId,
			title: workshop.title,
			...(workshop.site ? { site: workshop.site } : {}),
			date: workshop.date,
			deletedOn: workshop.deletedOn,
			exportedAt: Date.now(),
			hidden: 0
		});
		context.header('Content-Type', file.type);
		context.header('Content-Disposition', `attachment; filename="${file.name}"`);
		return context.body(new Uint8Array(file.bytes));
	};
}

/** Members by their session; whoever else sits there may not, and is told so. */
async function requireMember(context: ApiContext, edge: Edge, boardId: string): Promise<void> {
	const { accounts, workshops } = edge.services;
	const session = readSession(context, edge);
	const signedIn = session ? await accounts.bySession(session) : undefined;
	if (signedIn && (await workshops.memberOfBoard(boardId, signedIn.account))) return;
	await seatOf(context, edge);
	throw new FivewaysError('not-allowed');
}
