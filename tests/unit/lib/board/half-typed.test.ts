import { describe, expect, it } from 'vitest';
import { halfTyped, hasKeptWords, takeAlong } from '#lib/board/half-typed.ts';
import { BoardView } from '#lib/board/view.svelte.ts';
import { aBoard } from './a-board.ts';

const device = { get: () => undefined, set: () => undefined, forget: () => undefined };

/** The box for a new note, open in How. */
function boxInHow() {
	const board = aBoard({});
	const view = new BoardView({ board, device, group: 'hcp', screen: { current: true } });
	view.adding = 'how';
	const typed = () => halfTyped(board).map(({ label, text }) => `${label}: ${text}`);
	return { board, view, typed };
}

describe('choosing another question for the note in the open box', () => {
	it('[X24] takes its words and the group it is written as along', () => {
		const { board, view, typed } = boxInHow();
		board.setTyped('how', 'The library on Mondays');
		view.writeAs.how = 'patient';
		takeAlong(board, view, 'where');
		expect(view.adding).toBe('where');
		expect(view.question).toBe('where');
		expect(typed()).toEqual(['Where: The library on Mondays']);
		expect(view.writeAs).toEqual({ how: undefined, where: 'patient' });
	});

	it('[X24] leaves each its own where words wait there already, and both can be found', () => {
		const { board, view, typed } = boxInHow();
		board.setTyped('how', 'Shorter forms');
		board.setTyped('where', 'The library');
		view.writeAs.how = 'patient';
		takeAlong(board, view, 'where');
		expect(view.adding).toBe('where');
		expect(typed()).toEqual(['How: Shorter forms', 'Where: The library']);
		expect(view.writeAs).toEqual({ how: 'patient' });
		takeAlong(board, view, 'why');
		expect(typed()).toEqual(['How: Shorter forms', 'Why: The library']);
	});

	it('[X24] keeps the words where the question was chosen already, and counts spaces as none', () => {
		const { board, view, typed } = boxInHow();
		board.setTyped('how', 'Shorter forms');
		board.setTyped('who', ' \n');
		takeAlong(board, view, 'how');
		expect(typed()).toEqual(['How: Shorter forms']);
		takeAlong(board, view, 'who');
		expect(typed()).toEqual(['Who: Shorter forms']);
	});
});

describe('words that are kept and not sent', () => {
	it('[X24] are half-typed ones, changed ones and drafts, and nothing where nobody typed', () => {
		const of = (parts: { typed?: string; now?: string; drafts?: number }) => {
			const board = aBoard({});
			board.setTyped('how', parts.typed ?? ' ');
			board.setEdit({ id: 'n', q: 'how', text: parts.now ?? 'Was', was: 'Was', base: 1 });
			return hasKeptWords(Object.assign(board, { drafts: Array(parts.drafts ?? 0) }));
		};
		expect([of({}), of({ typed: 'Half' }), of({ now: 'Is' }), of({ drafts: 1 })]).toEqual([
			false,
			true,
			true,
			true
		]);
	});
});
