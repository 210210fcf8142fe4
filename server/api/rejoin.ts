import * as v from 'valibot';
import { addressOf } from './address.ts';
import { readJson } from './body.ts';
import { setSeat } from './cookies.ts';
import type { ApiContext, Edge } from './edge.ts';

const short = v.pipe(v.string(), v.maxLength(256));
const rejoinSchema = v.object({ code: short, seatCode: short });

/** The same seat on another device, by the board's code and the seat's. */
export function rejoin(edge: Edge) {
	return async function rejoin(context: ApiContext) {
		const codes = await readJson(context, rejoinSchema);
		const joined = await edge.services.workshops.rejoin(codes, addressOf(context, edge));
		setSeat(context, edge, joined);
		return context.json({ boardId: joined.boardId, seat: joined.seat }, 200);
	};
}
