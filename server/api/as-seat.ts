import * as v from 'valibot';

/** Which seat of a shared device speaks: frame 68 `as`, and `as` of a request. */
export const asSchema = v.object({
	seat: v.pipe(v.number(), v.integer(), v.minValue(1)),
	pin: v.optional(v.pipe(v.string(), v.maxLength(64)))
});
export type As = v.InferOutput<typeof asSchema>;

/** The seat that a socket's address names: no secret, and so without a PIN. Undefined for anything else. */
export function asInQuery(text: string | undefined): As | undefined {
	return text !== undefined && /^[1-9]\d{0,8}$/.test(text) ? { seat: Number(text) } : undefined;
}
