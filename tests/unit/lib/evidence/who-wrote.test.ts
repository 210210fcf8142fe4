import { expect, test } from 'vitest';
import { EVERYONE, standardGroup } from '#lib/domain/group.ts';
import { whoWrote } from '#lib/evidence/who-wrote.ts';

const groups = (['hcp', 'lw', 'vcs', 'patient'] as const).map((id) => standardGroup(id));
const notes = (...counts: number[]) =>
	groups.flatMap(({ id }, at) => Array.from({ length: counts[at] ?? 0 }, () => ({ group: id })));

test.each([
	[[0, 0, 0, 3], 'Only patients wrote this.'],
	[[0, 2, 1, 2], 'Everyone but healthcare professionals wrote this.'],
	[[1, 1, 1, 1], 'Every group wrote this.'],
	[[0, 0, 0, 1], 'Said once, by a patient.'],
	[[0, 0, 2, 2], undefined],
	[[0, 0, 3, 0], 'Only people from the voluntary and community sector wrote this.'],
	[[0, 0, 0, 0], undefined]
])('[E12] %j notes of the four groups', (counts, line) => {
	expect(whoWrote(notes(...counts), groups)).toBe(line);
});

test('[E12] "everyone but" needs three groups, "only" and "every group" need two', () => {
	const two = groups.slice(2);
	expect(whoWrote(notes(0, 0, 2, 0), two)).toBe(
		'Only people from the voluntary and community sector wrote this.'
	);
	expect(whoWrote(notes(0, 0, 1, 1), two)).toBe('Every group wrote this.');
	expect(whoWrote(notes(0, 0, 0, 3), groups.slice(3))).toBeUndefined();
});

test('[E12] pools and names of a workshop are told in words that are true of them', () => {
	const [hcp, lw, vcs, patient] = groups as [never, never, never, never];
	const pool = { ...standardGroup('lw', 'Link worker or Patient'), of: [lw, patient] };
	expect(whoWrote([{ group: 'lw' }, { group: 'lw' }], [hcp, pool, vcs])).toBe(
		'Only link workers or patients wrote this.'
	);
	expect(whoWrote([{ group: 'lw' }], [hcp, pool, vcs])).toBe(
		'Said once, by a link worker or a patient.'
	);
	expect(whoWrote([{ group: 'lw' }, { group: 'hcp' }], [hcp, pool])).toBe(
		'Every group that is shown here wrote this.'
	);
	const everyone = { ...standardGroup('hcp', EVERYONE), of: groups };
	expect(whoWrote([{ group: 'hcp' }], [everyone])).toBe('Said once.');
	const young = standardGroup('g1', 'Young people');
	expect(whoWrote([{ group: 'g1' }], [hcp, young])).toBe(
		'Said once, by someone from "Young people".'
	);
	expect(whoWrote([{ group: 'g1' }, { group: 'g1' }], [hcp, young])).toBe(
		'Only people from "Young people" wrote this.'
	);
});
