import { isIPv6 } from 'node:net';

/**
 * What counts as one address for limits: an IPv4 address, or the first 64 bits of an IPv6 one, since
 * one household or phone has all the rest to itself. Never logged.
 */
export function addressKey(address: string): string {
	const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address)?.[1];
	if (mapped) return mapped;
	const bare = address.split('%')[0] ?? '';
	if (!isIPv6(bare)) return address;
	const [head = '', tail] = bare.split('::');
	const before = head === '' ? [] : head.split(':');
	const after = tail ? tail.split(':') : [];
	const zeros = tail === undefined ? 0 : 8 - before.length - after.length;
	const groups = [...before, ...Array<string>(Math.max(0, zeros)).fill('0'), ...after];
	const network = groups.slice(0, 4).map((group) => Number.parseInt(group, 16).toString(16));
	return network.join(':');
}
