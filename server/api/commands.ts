import * as v from 'valibot';
import { FivewaysError } from '#lib/domain/errors.ts';
import type { Reply } from '#lib/domain/command.ts';
import { limits } from '#lib/domain/limits.ts';
import { seatKey } from '../sync/sockets.ts';
import { asSchema } from './as-seat.ts';
import { readVersionedJson } from './body.ts';
import type { ApiContext, Edge } from './edge.ts';
import { seatOf, somebodyOf } from './seated.ts';

/** Above the size of all commands that may come together, with room for the frame around them. */
const MOST_BYTES = limits.commandBytes * (limits.commandsPerRequest + 4);
const RETRY_AFTER_SECONDS = 5;
const commandsSchema = v.object({ commands: v.array(v.unknown()), as: v.optional(asSchema) });

/** Commands without a socket: the same gates, the same replies, in the order they came. */
export function postCommands(edge: Edge) {
	return async function postCommands(context: ApiContext) {
		// Nobody's words are read who has no seat here at all.
		await somebodyOf(context, edge);
		const { commands, as } = await readVersionedJson(context, commandsSchema, MOST_BYTES);
		if (commands.length > limits.commandsPerRequest) throw new FivewaysError('too-large');
		// A body may take its time: who was let in at its beginning may be out at its end.
		const { board, seat } = await seatOf(context, edge, as);
		const key = seatKey(board.id, seat.number);
		if (edge.overRate.isOver(key, performance.now())) throw tooFast();
		const replies = await Promise.all(
			commands.map((value) => board.command(seat.number, measured(value)))
		);
		const over = replies.filter(isTooFast).map(() => edge.overRate.refused(key, performance.now()));
		if (over.at(-1) && replies.every(isTooFast)) throw tooFast();
		return context.json({ replies });
	};
}

/** A command as it would have come alone. What nests too deep to be written again is no command. */
function measured(value: unknown): { value: unknown; bytes: number } {
	try {
		return { value, bytes: Buffer.byteLength(JSON.stringify(value)) };
	} catch {
		return { value: null, bytes: 4 };
	}
}

function isTooFast(reply: Reply): boolean {
	return !reply.ok && reply.code === 'too-fast';
}

function tooFast(): FivewaysError {
	return new FivewaysError('too-many', { retryAfterSeconds: RETRY_AFTER_SECONDS });
}
