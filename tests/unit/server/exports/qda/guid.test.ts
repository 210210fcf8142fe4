import { expect, test } from 'vitest';
import { guid, uuid5 } from '../../../../../server/exports/qda/guid.ts';

test('[E60] a GUID is a UUID version 5, as the example of RFC 9562 (A.4) is', () => {
	expect(uuid5('6ba7b810-9dad-11d1-80b4-00c04fd430c8', 'www.example.com')).toBe(
		'2ed6657d-e927-568b-95e1-2665a8aea6a2'
	);
});

test('[E60] the same thing has the same GUID, and another board or kind has another', () => {
	expect(guid('b1', 'note', 'n1')).toBe(guid('b1', 'note', 'n1'));
	const others = [
		guid('b1', 'note', 'n1'),
		guid('b2', 'note', 'n1'),
		guid('b1', 'case', 'n1'),
		guid('b1', 'note', 'n', '1'),
		guid('b1', 'note', 'n2')
	];
	expect(new Set(others).size).toBe(others.length);
});
