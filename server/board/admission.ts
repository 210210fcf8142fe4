import * as v from 'valibot';
import {
	type Command,
	commandSchema,
	readCid,
	type RefusedReply,
	type Reply
} from '#lib/domain/command.ts';
import { type RefusalCode, sentence, waitingWords } from '#lib/domain/errors.ts';
import { refuseCommandText } from '#lib/domain/command-text.ts';
import { limits } from '#lib/domain/limits.ts';
import { refuse } from '#lib/domain/permission.ts';
import { refusalMessage } from '#lib/domain/refusal-message.ts';
import { utf8Length } from '#lib/domain/text.ts';
import {
	type Act,
	type Applied,
	isRefusal,
	type Operation,
	type Refusal
} from './apply/operation.ts';
import { operations } from './apply/operations.ts';

/*
 * The gates, always in this order: size ▸ parse ▸ rate ▸ schema, which need no state and are judged
 * when the command arrives; then, in the queue and without waiting for anything in between, seat
 * alive ▸ known ▸ step and lock ▸ ownership and role ▸ quota ▸ apply.
 */

/** The text of a command as it came, or a value parsed already with the bytes that it had. */
export type Input = string | { value: unknown; bytes: number };

/** First half: hostile until parsed. `mayGo` takes one token of the seat's rate. */
export function atArrival(input: Input, mayGo: () => boolean): Command | RefusedReply {
	if (bytesOf(input) > limits.commandBytes) return refused(null, 'too-large');
	const value = typeof input === 'string' ? parse(input) : input.value;
	if (value === undefined) return refused(null, 'malformed');
	const cid = readCid(value);
	if (!mayGo()) return refused(cid, 'too-fast', kindOf(value));
	const parsed = v.safeParse(commandSchema, value);
	if (!parsed.success) return refused(cid, 'malformed', kindOf(value));
	const bad = refuseCommandText(parsed.output);
	return bad ? refused(cid, bad, parsed.output.t) : parsed.output;
}

/** Second half: one synchronous step from the check to the change. */
export function inQueue(
	act: Act | undefined,
	command: Command,
	known: () => Reply | undefined
): Reply | { applied: Applied } {
	if (!act || act.seat.removedAt !== undefined)
		return refused(command.cid, 'not-allowed', command.t);
	if (act.seat.waitingSince !== undefined)
		return { ...refused(command.cid, 'not-allowed'), message: sentence(waitingWords) };
	const former = known();
	if (former) return former;
	const code = refuse(act.seat.role, command.t, act.state.stage);
	if (code) return refused(command.cid, code, command.t);
	const operation = operations[command.t] as Operation<Command['t']>;
	const outcome =
		operation.permit?.(act, command) ??
		operation.room?.(act, command) ??
		operation.apply(act, command);
	return isRefusal(outcome) ? refused(command.cid, outcome, command.t) : { applied: outcome };
}

/** A reply that says no, in the words for that kind of command. */
export function refused(cid: string | null, why: RefusalCode | Refusal, t?: string): RefusedReply {
	const { refused: code, ...shown } = typeof why === 'string' ? { refused: why } : why;
	return { cid, ok: false, code, message: refusalMessage(code, t), ...shown };
}

function bytesOf(input: Input): number {
	if (typeof input !== 'string') return input.bytes;
	// A UTF-16 unit takes at least one byte: what is longer need not be encoded to be refused.
	return input.length > limits.commandBytes ? input.length : utf8Length(input);
}

/** The kind of a command that may be anything, for the words of its refusal. */
function kindOf(value: unknown): string | undefined {
	const t = (value as { t?: unknown } | null)?.t;
	return typeof t === 'string' ? t : undefined;
}

function parse(text: string): unknown {
	try {
		return JSON.parse(text) as unknown;
	} catch {
		return undefined;
	}
}
