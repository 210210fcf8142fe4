/** Bytes that a command applied long ago is kept in. */
const KEY_BYTES = 5;
const HIGH = 2 ** 32;

/**
 * Names one command of one seat in 40 bits. Two commands of a board share a key by chance once in
 * some 10¹² pairs; nobody can bring it about for another's commands, whose `cid` they do not know.
 * The mixing is that of MurmurHash3 (public domain), over two halves.
 */
export function commandKey(seat: number, cid: string): number {
	let low = 0x9e3779b9 ^ seat;
	let high = 0x85ebca6b ^ seat;
	for (let index = 0; index < cid.length; index++) {
		const unit = cid.charCodeAt(index);
		low = Math.imul(low ^ unit, 0x9e3779b1);
		high = Math.imul(high ^ unit, 0x5f356495);
	}
	low = mixed(low ^ (high >>> 13));
	high = mixed(high ^ (low >>> 16));
	return (high & 0xff) * HIGH + (low >>> 0);
}

/** Keys one after the other, as they are stored. */
export function keyBytes(keys: readonly number[]): Uint8Array {
	const bytes = new Uint8Array(keys.length * KEY_BYTES);
	const view = new DataView(bytes.buffer);
	keys.forEach((key, index) => {
		view.setUint8(index * KEY_BYTES, Math.floor(key / HIGH));
		view.setUint32(index * KEY_BYTES + 1, key % HIGH);
	});
	return bytes;
}

/** @throws when a key is not whole */
export function readKeys(bytes: Uint8Array): number[] {
	if (bytes.length % KEY_BYTES !== 0) throw new Error('The keys of applied commands are cut.');
	const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
	return Array.from(
		{ length: bytes.length / KEY_BYTES },
		(_, index) => view.getUint8(index * KEY_BYTES) * HIGH + view.getUint32(index * KEY_BYTES + 1)
	);
}

function mixed(bits: number): number {
	const half = Math.imul(bits ^ (bits >>> 16), 0x85ebca6b);
	const whole = Math.imul(half ^ (half >>> 13), 0xc2b2ae35);
	return whole ^ (whole >>> 16);
}
