import { limits } from '#lib/domain/limits.ts';
import { readBytes } from './body.ts';
import type { ApiContext, Edge } from './edge.ts';
import { facilitatorOf } from './signed-in.ts';

/** A workshop from a file: all of it, or nothing and the rows that cannot be used. */
export function importBoard(edge: Edge) {
	return async function importBoard(context: ApiContext) {
		const account = await facilitatorOf(context, edge);
		const title = context.req.query('title');
		const made = await edge.services.library.importFile(account, {
			bytes: await readBytes(context, limits.importBytes),
			type: context.req.header('content-type') ?? '',
			...(title ? { title } : {})
		});
		return context.json(made, 201);
	};
}
