/*
 * The words of an edit begin with a marker: who wrote it, and when. It stands in the bytes of every
 * Yjs update as it was written, so that a reader finds it without decoding anything.
 */
const SIGN = Buffer.from('@@');
const WRITER = 3;
const TIME = 10;

/** Characters of a marker. */
export const MARKER_LENGTH = SIGN.length + WRITER + TIME;
/** So many people can be told apart. */
export const MOST_PEOPLE = 36 ** WRITER;

/** Microseconds of the machine's steady clock, which all processes on it share. */
export function microseconds(): number {
	return Number(process.hrtime.bigint() / 1_000n);
}

export function marker(writer: number, at: number): string {
	const digits = (value: number, length: number) => value.toString(36).padStart(length, '0');
	return `${SIGN.toString()}${digits(writer, WRITER)}${digits(at, TIME)}`;
}

/** Tells of every marker in these bytes. */
export function readMarkers(bytes: Buffer, found: (writer: number, at: number) => void): void {
	let start = bytes.indexOf(SIGN);
	while (start !== -1 && start + MARKER_LENGTH <= bytes.length) {
		const writerAt = start + SIGN.length;
		found(digitsAt(bytes, writerAt, WRITER), digitsAt(bytes, writerAt + WRITER, TIME));
		start = bytes.indexOf(SIGN, start + MARKER_LENGTH);
	}
}

function digitsAt(bytes: Buffer, start: number, length: number): number {
	let value = 0;
	for (let at = start; at < start + length; at++) {
		const byte = bytes[at] ?? 0;
		value = value * 36 + (byte < 58 ? byte - 48 : byte - 87);
	}
	return value;
}
