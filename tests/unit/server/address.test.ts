import { expect, test } from 'vitest';
import { visitorAddress } from '../../../server/address.ts';

test('[O19] a forwarded address is believed only as far as our own proxies wrote it', () => {
	const forged = '1.1.1.1, 2.2.2.2, 3.3.3.3';
	expect(visitorAddress('10.0.0.9', forged, 0)).toBe('10.0.0.9');
	expect(visitorAddress('10.0.0.9', forged, 1)).toBe('3.3.3.3');
	expect(visitorAddress('10.0.0.9', forged, 2)).toBe('2.2.2.2');
	expect(visitorAddress('10.0.0.9', forged, 9)).toBe('1.1.1.1');
	expect(visitorAddress('10.0.0.9', undefined, 1)).toBe('10.0.0.9');
	expect(visitorAddress('10.0.0.9', '', 1)).toBe('10.0.0.9');
	expect(visitorAddress('::ffff:10.0.0.9', undefined, 0)).toBe('10.0.0.9');
	expect(visitorAddress(undefined, undefined, 0)).toBe('unknown');
});
