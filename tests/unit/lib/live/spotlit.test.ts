import { expect, test } from 'vitest';
import { spotlit } from '#lib/live/spotlit.ts';
import { aBoard } from '../board/a-board.ts';
import { aNote } from '../board/a-note.ts';

const shown = (spotlight: string | null) =>
	spotlit(
		aBoard({
			notes: [aNote({ id: 'n', q: 'who', text: 'Carers', cluster: 'c' })],
			clusters: [['c', { q: 'who', name: 'People at home', p: [0, 0] }]],
			stage: { spotlight }
		})
	);

test('[X57] a note, a cluster and a question are named, with the question they lie in', () => {
	expect(shown('n')).toEqual({ kind: 'note', id: 'n', q: 'who', name: 'Carers' });
	expect(shown('c')).toEqual({ kind: 'cluster', id: 'c', q: 'who', name: 'People at home' });
	expect(shown('where')).toMatchObject({ kind: 'question', q: 'where', name: 'Where' });
});

test('[X57] nothing, and what is not here, is nothing', () => {
	expect(shown(null)).toBeUndefined();
	expect(shown('gone')).toBeUndefined();
});
