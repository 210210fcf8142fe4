import { createHash } from 'node:crypto';

/** The space of all names that Fiveways gives, made once at random. */
const NAMESPACE = '8b1f0c5e-4d7a-4f0e-9a3c-62d1b7e5f048';

/**
 * The GUID of a thing on a board. The same thing has the same one in every file, so that whoever opens
 * a later file can tell what is new.
 * @param path what it is and its id, such as `'note', 'n1'`
 */
export function guid(boardId: string, ...path: readonly string[]): string {
	return uuid5(NAMESPACE, JSON.stringify([boardId, ...path]));
}

/** UUID version 5 of a name within a namespace (RFC 9562, 5.5). */
export function uuid5(namespace: string, name: string): string {
	const bytes = createHash('sha1')
		.update(Buffer.from(namespace.replaceAll('-', ''), 'hex'))
		.update(name, 'utf8')
		.digest()
		.subarray(0, 16);
	bytes.writeUInt8((bytes.readUInt8(6) & 0x0f) | 0x50, 6);
	bytes.writeUInt8((bytes.readUInt8(8) & 0x3f) | 0x80, 8);
	return bytes.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}
