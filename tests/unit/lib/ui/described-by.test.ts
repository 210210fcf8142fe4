import { expect, test } from 'vitest';
import { describedBy } from '#lib/ui/described-by.ts';

test('[X94] a field is described by its hint, then by its error', () => {
	expect(describedBy({ id: 'email', hint: 'A hint', error: 'An error' })).toBe(
		'email-hint email-error'
	);
	expect(describedBy({ id: 'email', error: 'An error' })).toBe('email-error');
	expect(describedBy({ id: 'email' })).toBeUndefined();
});
