/**
 * The address that limits are counted by. A forwarded address is believed only as far as our own
 * proxies wrote it: with `hops` proxies the last `hops` entries are theirs, and the first of those
 * names the visitor. Anything further left was sent by the visitor and may say what it likes.
 */
export function visitorAddress(
	remote: string | undefined,
	forwarded: string | undefined,
	hops: number
): string {
	const chain = hops > 0 && forwarded ? forwarded.split(',').map((part) => part.trim()) : [];
	const named = chain.length > 0 ? chain[Math.max(0, chain.length - hops)] : undefined;
	return plain(named || remote || 'unknown');
}

/** IPv4 in its IPv6 dress (`::ffff:10.0.0.1`) and in plain is one address. */
function plain(address: string): string {
	return address.toLowerCase().replace(/^::ffff:(?=\d+\.\d+\.\d+\.\d+$)/, '');
}
