import { boardFileBytes, limits } from '#lib/domain/limits.ts';
import { readBytes } from './body.ts';
import { isJson } from '../exports/json-import.ts';
import type { ApiContext, Edge } from './edge.ts';
import { facilitatorOf } from './signed-in.ts';

/**
 * What a file may call itself. Computers with a spreadsheet call a CSV by its name, others by that
 * of plain text. A form of another site may send the latter unasked: its origin stops it.
 */
export const importTypes = [
	'application/json',
	'text/csv',
	'text/plain',
	'application/vnd.ms-excel'
] as const;

/** A workshop from a file: all of it, or nothing and the rows that cannot be used. */
export function importBoard(edge: Edge) {
	return async function importBoard(context: ApiContext) {
		const account = await facilitatorOf(context, edge);
		const title = context.req.query('title');
		const type = context.req.header('content-type') ?? '';
		const most = isJson(type) ? boardFileBytes : limits.csvBytes;
		const made = await edge.services.library.importFile(account, {
			bytes: await readBytes(context, most),
			type,
			...(title ? { title } : {})
		});
		return context.json(made, 201);
	};
}
