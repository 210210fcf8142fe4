import { expect, it } from 'vitest';
import { standardGroup } from '#lib/domain/group.ts';
import { commonName, partnersOf, smallGroups } from '#lib/desk/small-groups.ts';

const groups = (['hcp', 'lw', 'vcs', 'patient'] as const).map((id) => standardGroup(id));
const [hcp, , vcs, patient] = groups as [
	(typeof groups)[0],
	(typeof groups)[0],
	(typeof groups)[0],
	(typeof groups)[0]
];

it('[X72] a group of fewer than 3 people is small once it has notes, counted people or not', () => {
	const cells = { how: { hcp: 4, vcs: 1 }, who: { lw: 1 } };
	const found = smallGroups(groups, { hcp: 3, vcs: 2, patient: 1 }, cells);
	expect(found.map(({ group, people }) => [group.id, people])).toEqual([
		['lw', 0],
		['vcs', 2]
	]);
	expect(smallGroups(groups, {}, {})).toEqual([]);
});

it('[X72] a small group is offered the one that is nearest to it first, under a name of both', () => {
	const partners = partnersOf({ group: vcs, people: 1 }, groups);
	expect(partners.map(({ id }) => id)).toEqual(['patient', 'hcp', 'lw']);
	expect(commonName(vcs, patient)).toBe('Patient or voluntary sector');
	expect(commonName(patient, vcs)).toBe('Patient or voluntary sector');
	expect(commonName(vcs, hcp)).toBe('Healthcare or voluntary');
});
