/**
 * A random UUID (version 4). `crypto.randomUUID` is missing on pages that a laptop in the room
 * serves by its plain address, so the bytes are drawn here.
 */
export function newCid(): string {
	const bytes = crypto.getRandomValues(new Uint8Array(16));
	bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x40;
	bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80;
	const hex = Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
	return [8, 12, 16, 20, 32]
		.map((end, index) => hex.slice([0, 8, 12, 16, 20][index], end))
		.join('-');
}
