import { expect, it } from 'vitest';
import { textForIt } from '../../../../src/routes/check/it-text.ts';
import { fail, pass } from '../../../../src/routes/check/result.ts';

it('[X98] the text for an IT team names host, port, paths and what was found', () => {
	const at = { hostname: 'board.example.org', port: '', protocol: 'https:' };
	const text = textForIt(at, [
		{ name: 'Fast connection', result: fail('This network stops it.', 'Ask.') },
		{ name: 'Clock', result: pass('The clock is right.') },
		{ name: 'Printing', result: undefined }
	]);
	expect(text).toContain('Host name: board.example.org');
	expect(text).toContain('Port: 443 (TCP)');
	for (const path of ['/sync/', '/api/']) expect(text).toContain(path);
	expect(text).toContain('Fast connection: does not work. This network stops it.');
	expect(text).toContain('Printing: not checked.');
	expect(textForIt({ ...at, protocol: 'http:', port: '3000' }, [])).toContain('Port: 3000');
});
