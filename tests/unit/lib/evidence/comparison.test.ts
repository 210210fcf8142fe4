import { describe, expect, test } from 'vitest';
import { standardGroup, type GroupId } from '#lib/domain/group.ts';
import type { Note } from '#lib/domain/note.ts';
import type { Snapshot } from '#lib/domain/snapshot.ts';
import { comparison, presentGroups } from '#lib/evidence/comparison.ts';
import { context } from '../../../support/exported.ts';

function board(): Snapshot {
	const { snapshot } = context([
		'loose by a patient',
		'in, lw',
		'in, patient',
		'loose, lw',
		'other'
	]);
	const set: Record<string, Partial<Note>> = {
		n0: { group: 'patient' },
		n1: { group: 'lw', cluster: 'c1' },
		n2: { group: 'patient', cluster: 'c1' },
		n3: { group: 'lw' },
		n4: { group: 'lw', q: 'why' }
	};
	const people: Partial<Record<GroupId, number>> = { lw: 4, patient: 3, vcs: 3 };
	return {
		...snapshot,
		notes: new Map([...snapshot.notes].map(([id, note]) => [id, { ...note, ...set[id] }])),
		counts: { ...snapshot.counts, people }
	};
}

describe('question by question, side by side', () => {
	test('[E11] each group that was there has a column: clusters and notes in reading order, counted', () => {
		const [how, , , , why] = comparison(board());
		expect(how?.notes).toBe(4);
		expect(
			how?.columns.map(({ group, notes, clusters, loose }) => [
				group.id,
				notes,
				clusters.map(({ name, notes }) => [name, ...notes.map(({ text }) => text)]),
				loose.map(({ text }) => text)
			])
		).toEqual([
			['lw', 2, [['=Phone "lines"', 'in, lw']], ['loose, lw']],
			['vcs', 0, [], []],
			['patient', 2, [['=Phone "lines"', 'in, patient']], ['loose by a patient']]
		]);
		expect(why?.columns.map(({ notes }) => notes)).toEqual([1, 0, 0]);
	});

	test('[E12] clusters have their line, and none where there is nothing to say', () => {
		expect(comparison(board())[0]?.lines).toEqual([
			{
				id: 'c1',
				name: '=Phone "lines"',
				line: 'Everyone but people from the voluntary and community sector wrote this.'
			}
		]);
	});

	test('[E11] a group that wrote and of which nobody is counted has its column too', () => {
		const whole = board();
		const counts = { ...whole.counts, people: { patient: 3 } };
		expect(presentGroups({ ...whole, counts })).toEqual(
			(['lw', 'patient'] as const).map((id) => standardGroup(id))
		);
	});
});
