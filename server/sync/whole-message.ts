const BINARY_AND_FINAL = 0x82;
/** From so many bytes on the head says the length in two bytes of its own, after this number. */
const SHORT = 126;
/** A message is shorter than this: of larger ones a second copy costs more than what it saves. */
export const LARGE = 65_536;

const made = new WeakMap<Uint8Array, Buffer>();

/**
 * A payload as a server sends it over a WebSocket: one binary frame, not masked (RFC 6455, 5.2).
 * @param payload shorter than `LARGE`
 */
export function message(payload: Uint8Array): Buffer {
	return Buffer.concat([head(payload.length), payload]);
}

/** The same for what goes to many readers: put together once. */
export function sharedMessage(payload: Uint8Array): Buffer {
	const known = made.get(payload);
	if (known) return known;
	const whole = message(payload);
	made.set(payload, whole);
	return whole;
}

function head(length: number): Buffer {
	if (length < SHORT) return Buffer.of(BINARY_AND_FINAL, length);
	const bytes = Buffer.of(BINARY_AND_FINAL, SHORT, 0, 0);
	bytes.writeUInt16BE(length, 2);
	return bytes;
}
