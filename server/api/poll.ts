import * as v from 'valibot';
import { FivewaysError } from '#lib/domain/errors.ts';
import { limits } from '#lib/domain/limits.ts';
import { isStateVector } from '../sync/frames.ts';
import { answerPoll, type PollRequest } from '../sync/poll.ts';
import { asSchema } from './as-seat.ts';
import { readVersionedJson } from './body.ts';
import type { ApiContext, Edge } from './edge.ts';
import { isOver } from './over.ts';
import { seatOf, somebodyOf } from './seated.ts';

const MOST_BYTES = 32_768;
const LONGEST_VECTOR = Math.ceil(limits.stateVectorBytes / 3) * 4;

const stateVectorSchema = v.pipe(
	v.string(),
	v.maxLength(LONGEST_VECTOR),
	v.base64(),
	v.transform((text): Uint8Array => Buffer.from(text, 'base64')),
	v.check((bytes) => bytes.length <= limits.stateVectorBytes),
	v.check((bytes) => isStateVector(bytes, limits.stateVectorEntries))
);
const hasSchema = v.optional(
	v.pipe(
		v.object({ epoch: v.pipe(v.string(), v.maxLength(64)), sv: stateVectorSchema }),
		v.transform(({ epoch, sv }) => ({ epoch, stateVector: sv }))
	)
);
const pollSchema = v.object({
	have: v.object({ board: hasSchema, seat: hasSchema, desk: hasSchema }),
	presence: v.optional(v.unknown()),
	wait: v.optional(v.boolean()),
	as: v.optional(asSchema)
});

/** What a seat lacks of its documents, for networks that stop sockets. */
export function poll(edge: Edge) {
	return async function poll(context: ApiContext) {
		await somebodyOf(context, edge);
		const { have, presence, wait, as } = await readVersionedJson(context, pollSchema, MOST_BYTES);
		const { board, seat, session } = await seatOf(context, edge, as);
		if (await isOver(edge.services, board.id)) throw new FivewaysError('board-closed');
		const request: PollRequest = {
			have: Object.fromEntries(Object.entries(have).filter(([, has]) => has !== undefined)),
			presence,
			wait: wait ?? false
		};
		const who = { board, seat: seat.number, sessionHash: session?.hash };
		return context.json(await answerPoll(edge.pollers, who, request, context.req.raw.signal));
	};
}
