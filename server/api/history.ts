import { FivewaysError } from '#lib/domain/errors.ts';
import type { Moment } from '#lib/domain/history.ts';
import { mayReadDesk } from '#lib/domain/permission.ts';
import { shownContent } from '../board/content.ts';
import type { StoredMoment } from '../storage/port.ts';
import type { ApiContext, Edge } from './edge.ts';
import { roleOf } from './seated.ts';

/** The moments of a board that are kept, newest first: `{moments: [Moment, …]}`. */
export function listHistory(edge: Edge) {
	return async function listHistory(context: ApiContext) {
		const boardId = await requireDesk(context, edge);
		const stored = await edge.services.storage.boards.moments(boardId);
		return context.json({ moments: stored.map(momentOf).reverse() });
	};
}

/** What everyone saw at one of them, to be looked at: `{moment, content}`. Nothing private is in it. */
export function showMoment(edge: Edge) {
	return async function showMoment(context: ApiContext) {
		const boardId = await requireDesk(context, edge);
		const id = context.req.param('moment') ?? '';
		const { boards } = edge.services.storage;
		const moment = (await boards.moments(boardId)).find((each) => each.id === id);
		const text = moment && (await boards.moment(boardId, id));
		if (!moment || text === undefined) throw new FivewaysError('not-found');
		return context.json({ moment: momentOf(moment), content: shownContent(text) });
	};
}

/** Those who run the workshop. To everybody else seated there is nothing at this address. */
async function requireDesk(context: ApiContext, edge: Edge): Promise<string> {
	if (!mayReadDesk(await roleOf(context, edge))) throw new FivewaysError('not-found');
	return context.req.param('id') ?? '';
}

function momentOf({ length: _, ...moment }: StoredMoment): Moment {
	return moment;
}
