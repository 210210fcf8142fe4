import { expect, it } from 'vitest';
import type { Note } from '#lib/domain/note.ts';
import type { Snapshot } from '#lib/domain/snapshot.ts';
import { newStage } from '#lib/domain/stage.ts';
import { rowOf } from '../../../../src/routes/workshops/row.ts';

const workshop = {
	workshopId: 'w1',
	boardId: 'b1',
	title: 'Canalside',
	date: '2027-01-14',
	deletedOn: '2027-04-14',
	code: { keyId: 'k', codeHash: 'SECRET', tokenHash: 'SECRET', sealed: 'SECRET' },
	createdAt: 0,
	sample: false,
	role: 'facilitator'
} as const;

const snapshot = (over: Partial<Snapshot>) =>
	({
		stage: newStage('arrive'),
		notes: new Map(),
		clusters: new Map(),
		counts: { people: {}, notes: {} },
		...over
	}) as Snapshot;

it('[X5] a row says the step, the people and the notes, and whether it began', () => {
	expect(rowOf(workshop, snapshot({})).board).toEqual({
		people: 0,
		notes: 0,
		step: 'Arrive, step 1 of 7',
		started: false
	});
	const running = snapshot({
		stage: { ...newStage('share'), step: 'group' },
		notes: new Map([['n1', {} as Note]]),
		counts: { people: { hcp: 2, patient: 3 }, notes: {} }
	});
	expect(rowOf(workshop, running).board).toEqual({
		people: 5,
		notes: 1,
		step: 'Group, step 4 of 7',
		started: true
	});
});

it('[O18] nothing of the stored code goes to the page, and an unread board leaves no counts', () => {
	const row = rowOf(workshop, undefined);
	expect(JSON.stringify(row)).not.toContain('SECRET');
	expect(row.board).toBeUndefined();
});
