import { expect, it } from 'vitest';
import { exactField, field } from '#lib/server/field.ts';

it('[X94] a field is read without spaces at its ends, but a password as it was typed', () => {
	const form = new FormData();
	form.set('code', ' K7QF-2M9P ');
	form.set('password', ' three random words ');
	form.set('file', new File(['x'], 'x.csv'));
	expect(field(form, 'code')).toBe('K7QF-2M9P');
	expect(exactField(form, 'password')).toBe(' three random words ');
	expect([field(form, 'file'), exactField(form, 'none')]).toEqual(['', '']);
});
