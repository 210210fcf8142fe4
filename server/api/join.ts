import * as v from 'valibot';
import { addressOf } from './address.ts';
import { readJson } from './body.ts';
import { readSeat, setSeat } from './cookies.ts';
import type { ApiContext, Edge } from './edge.ts';

const short = v.pipe(v.string(), v.maxLength(256));
const person = {
	group: short,
	name: v.optional(v.pipe(v.string(), v.maxLength(1_000))),
	shared: v.optional(v.boolean())
};
const joinSchema = v.union([
	v.object({ code: short, ...person }),
	v.object({ token: short, ...person })
]);

/** A seat by code or QR. A browser that has one at this board keeps it. */
export function join(edge: Edge) {
	return async function join(context: ApiContext) {
		const { name, shared, ...wanted } = await readJson(context, joinSchema);
		const joined = await edge.services.workshops.join(
			{ ...wanted, ...(name ? { name } : {}), ...(shared ? { shared } : {}) },
			addressOf(context, edge),
			// Which cookie is asked for depends on the board, and that only the code tells.
			(boardId) => readSeat(context, edge, boardId)
		);
		setSeat(context, edge, joined);
		const { number, group } = joined.seat;
		return context.json(
			{ boardId: joined.boardId, seat: { number, group } },
			joined.credential ? 201 : 200
		);
	};
}
