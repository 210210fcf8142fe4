import { expect, it } from 'vitest';
import { standardGroup, withOther } from '#lib/domain/group.ts';
import { groupChoices } from '../../../../src/routes/join/choices.ts';

it('[X8] every group has its sign, word and hint; "I would rather not say" is words alone', () => {
	const groups = withOther([standardGroup('patient'), standardGroup('g1', 'Young people')]);
	expect(groupChoices(groups)).toEqual([
		{
			value: 'patient',
			label: 'Patient',
			hint: 'Someone who uses local services',
			icon: 'shape-circle',
			class: 'g-patient'
		},
		{ value: 'g1', label: 'Young people', hint: undefined, icon: 'shape-star', class: 'g-g1' },
		{
			value: 'other',
			label: 'I would rather not say',
			hint: undefined,
			icon: undefined,
			class: 'g-other'
		}
	]);
});
