import { expect, test } from 'vitest';
import { distinctNames } from '../../../../../server/exports/qda/distinct-names.ts';

test('[E59] no two names are the same, whatever their case, and each is one line', () => {
	const named = distinctNames();
	expect(
		['Transport', 'transport', 'Transport (2)', 'Transport', ' Bus\nfare ', '', '\u0000'].map(named)
	).toEqual([
		'Transport',
		'transport (2)',
		'Transport (2) (2)',
		'Transport (3)',
		'Bus fare',
		'No name',
		'No name (2)'
	]);
});
