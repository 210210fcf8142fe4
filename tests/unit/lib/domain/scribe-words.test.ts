import { expect, test } from 'vitest';
import { standardGroup } from '#lib/domain/group.ts';
import { addFor } from '#lib/domain/scribe-words.ts';

test('[X67] the button says in whose name the next note goes', () => {
	expect(addFor(standardGroup('patient'))).toBe('Add for a patient');
	expect(addFor(standardGroup('hcp'))).toBe('Add for a healthcare professional');
	expect(addFor(standardGroup('patient', 'Service users'))).toBe('Add for: Service users');
	expect(addFor(standardGroup('g1', 'Young people'))).toBe('Add for: Young people');
});
