import { describe, expect, it } from 'vitest';
import { landing } from '#lib/board/landing.ts';
import { chosenTarget } from '#lib/board/move-choice.ts';
import type { Place } from '#lib/domain/place.ts';
import { aBoard } from './a-board.ts';
import { aNote } from './a-note.ts';

const notes = [
	aNote({ id: 'in1', q: 'how', p: [0, 1], cluster: 'c' }),
	aNote({ id: 'in2', q: 'how', p: [1, 1], cluster: 'c' }),
	aNote({ id: 'loose', q: 'how', p: [0, 4] }),
	aNote({ id: 'mine', q: 'who', p: [0, 0], own: true })
];
const clusters: [string, { q: 'how'; name: string; p: Place }][] = [
	['c', { q: 'how', name: 'Say what happens next', p: [0, 0] }]
];
const board = aBoard({ notes, clusters });
const mine = notes[3]!;
const member = notes[0]!;

describe('"Move to…"', () => {
	it('[X35] names the cluster where it puts a note in one, by choice or beside a member', () => {
		expect(chosenTarget(board, mine, 'how', { place: 'cluster', cluster: 'c' })).toEqual({
			q: 'how',
			p: [0, 2],
			cluster: 'c'
		});
		expect(chosenTarget(board, mine, 'how', { place: 'after', after: 'in2' })?.cluster).toBe('c');
	});

	it('[X35] takes a note out of its cluster where its place is among the loose ones', () => {
		expect(chosenTarget(board, member, 'how', { place: 'last' })).toEqual({
			q: 'how',
			p: [1, 4],
			cluster: null
		});
		expect(chosenTarget(board, mine, 'how', { place: 'last' })).toEqual({ q: 'how', p: [1, 4] });
	});

	it('[X35] says nothing of a cluster that stays the same', () => {
		expect(chosenTarget(board, member, 'how', { place: 'after', after: 'in2' })).not.toHaveProperty(
			'cluster'
		);
	});

	it('[X35] changes the question of a note that is still private, and has it lie free if it is shared meanwhile', () => {
		const secret = aNote({ id: 'secret', private: true, own: true, p: [0, 0] });
		expect(chosenTarget(board, secret, 'why', { place: 'first' })).toEqual({ q: 'why', p: [0, 0] });
		const { p } = chosenTarget(board, { ...secret, q: 'why' }, 'how', { place: 'first' }) ?? {};
		expect(p).toEqual(chosenTarget(board, mine, 'how', { place: 'last' })?.p);
	});
});

describe('a note that is put down', () => {
	it('[X33] joins the cluster it lies on, leaves the one it was in, and else says nothing of it', () => {
		expect(landing(board, mine, { q: 'how', p: [0.5, 1.2] })).toEqual({
			q: 'how',
			p: [0.5, 1.2],
			cluster: 'c'
		});
		expect(landing(board, member, { q: 'how', p: [0, 6] })).toEqual({
			q: 'how',
			p: [0, 6],
			cluster: null
		});
		expect(landing(board, member, { q: 'how', p: [0.1, 1] })).toEqual({ q: 'how', p: [0.1, 1] });
		expect(landing(board, member, { q: 'why', p: [0, 1] })).toEqual({ q: 'why', p: [0, 1] });
	});
});
