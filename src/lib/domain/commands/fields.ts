import * as v from 'valibot';
import { PROTOCOL_VERSION } from '../protocol.ts';

/** UUID or ULID, made by the browser; the name under which a command is applied once. */
export const cidSchema = v.pipe(
	v.string(),
	v.regex(/^(?:[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}|[0-9A-HJKMNP-TV-Z]{26})$/i)
);
/** An id that the server made, of a note, a cluster, a step. */
export const idSchema = v.pipe(v.string(), v.minLength(1), v.maxLength(64));
export const seatNumberSchema = v.pipe(v.number(), v.integer(), v.minValue(1));

/** A kind of command and its fields. */
export function command<T extends string, Fields extends v.ObjectEntries>(t: T, fields: Fields) {
	return v.object({ v: v.literal(PROTOCOL_VERSION), cid: cidSchema, t: v.literal(t), ...fields });
}
