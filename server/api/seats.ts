import * as v from 'valibot';
import { readJson } from './body.ts';
import { readSeat } from './cookies.ts';
import type { ApiContext, Edge } from './edge.ts';
import { somebodyOf } from './seated.ts';

const personSchema = v.object({
	group: v.pipe(v.string(), v.maxLength(256)),
	name: v.optional(v.pipe(v.string(), v.maxLength(1_000))),
	pin: v.optional(v.pipe(v.string(), v.minLength(1), v.maxLength(64)))
});

/** One more seat on a shared device. Its cookie stands for all of them. */
export function addSeat(edge: Edge) {
	return async function addSeat(context: ApiContext) {
		const boardId = await somebodyOf(context, edge);
		const { group, name, pin } = await readJson(context, personSchema);
		const seat = await edge.services.workshops.addSeat(boardId, readSeat(context, edge, boardId), {
			group,
			...(name ? { name } : {}),
			...(pin ? { pin } : {})
		});
		return context.json({ seat }, 201);
	};
}
