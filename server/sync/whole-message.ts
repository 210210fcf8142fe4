const BINARY_AND_FINAL = 0x82;
const SHORT = 126;
const LONG = 65_536;

const made = new WeakMap<Uint8Array, Buffer>();

/**
 * A payload as a server sends it over a WebSocket: one binary frame, not masked (RFC 6455, 5.2).
 * What goes to many readers is put together once, and written as one piece to each.
 */
export function wholeMessage(payload: Uint8Array): Buffer {
	const known = made.get(payload);
	if (known) return known;
	const message = Buffer.concat([head(payload.length), payload]);
	made.set(payload, message);
	return message;
}

function head(length: number): Buffer {
	if (length < SHORT) return Buffer.of(BINARY_AND_FINAL, length);
	const isLong = length >= LONG;
	const bytes = Buffer.alloc(isLong ? 10 : 4);
	bytes[0] = BINARY_AND_FINAL;
	bytes[1] = isLong ? 127 : 126;
	if (isLong) bytes.writeBigUInt64BE(BigInt(length), 2);
	else bytes.writeUInt16BE(length, 2);
	return bytes;
}
