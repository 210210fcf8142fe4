import { describe, expect, it } from 'vitest';
import { may } from '#lib/board/rights.ts';
import { chosenTarget, offeredPlaces, type PlaceChoice } from '#lib/board/move-choice.ts';
import { OwnWork } from '#lib/board/own-work.ts';
import { notesOf } from '#lib/board/reading.ts';
import { BoardView } from '#lib/board/view.svelte.ts';
import type { Place } from '#lib/domain/place.ts';
import { Role } from '#lib/domain/protocol.ts';
import type { BoardNote } from '#lib/live/types.ts';
import { seededBelow } from '../../../support/seeded-random.ts';
import { aBoard } from './a-board.ts';
import { aNote } from './a-note.ts';

const device = { get: () => undefined, set: () => undefined, forget: () => undefined };
type Board = ReturnType<typeof aBoard>;

/** How people and slots pack a question: few rows, the same columns again, ids in any order. */
function packedBoard(seed: number): { board: () => Board; moved: string } {
	const below = seededBelow(seed);
	const columns = [0, 0, 0.05, 0.5, 0.95, 1, 1];
	const top = below(5) === 0 ? 398 : 0;
	const clusters = Array.from({ length: below(3) }, (_, index) => `c${index}`);
	const notes: BoardNote[] = Array.from({ length: 2 + below(14) }, (_, index) => {
		const cluster = clusters[below(clusters.length + 2)];
		const row = top + below(3);
		return aNote({
			id: `${below(1000)}-${index}`,
			q: 'how',
			own: below(4) === 0,
			p: [columns[below(columns.length)]!, Math.min(400, row + [0, 0, 0, 0.5][below(4)]!)],
			...(cluster ? { cluster } : {})
		});
	});
	const mine = { ...notes[0]!, own: true, ...(below(3) === 0 ? { q: 'who' as const } : {}) };
	if (mine.q === 'who') delete mine.cluster;
	notes[0] = mine;
	const role = below(3) === 0 ? Role.facilitator : Role.stakeholder;
	const step = ['share', 'group'][below(2)]!;
	const board = () =>
		aBoard({
			notes,
			role,
			stage: { step },
			clusters: clusters.map((id, row) => [id, { q: 'how', name: id, p: [0, row] as Place }])
		});
	return { board, moved: mine.id };
}

function choicesOf(board: Board, note: BoardNote): PlaceChoice[] {
	const offer = offeredPlaces(board, note, 'how');
	return [
		...(offer.first ? [{ place: 'first' as const }] : []),
		...(offer.last ? [{ place: 'last' as const }] : []),
		...offer.after.map(({ id }) => ({ place: 'after' as const, after: id })),
		...offer.clusters.map(({ id }) => ({ place: 'cluster' as const, cluster: id }))
	];
}

/** Carries a choice out, and says whether the note is read where the choice says. */
async function keeps(board: Board, moved: string, choice: PlaceChoice): Promise<boolean> {
	const how = () => board.questions.find(({ q }) => q === 'how')!;
	const others = () =>
		[...how().clusters.map(({ notes }) => notes), how().loose].map((notes) =>
			notes.map(({ id }) => id).filter((id) => id !== moved)
		);
	const before = others();
	const note = board.note(moved)!;
	const target = chosenTarget(board, note, 'how', choice);
	if (!target) return false;
	for (const { id } of target.aside ?? [])
		expect(may(board, 'note.move', board.note(id)!)).toBe(true);
	const view = new BoardView({ board, device, group: 'patient', screen: { current: false } });
	await new OwnWork(board, view, { say: () => undefined }).move(note, target);
	expect(others(), 'the others are read as before').toEqual(before);
	const { clusters, loose } = how();
	const read = notesOf(how()).map(({ id }) => id);
	switch (choice.place) {
		case 'first':
			return loose[0]?.id === moved;
		case 'last':
			return loose.at(-1)?.id === moved && read.at(-1) === moved;
		case 'after':
			return (
				read[read.indexOf(choice.after) + 1] === moved &&
				board.note(moved)!.cluster === board.note(choice.after)!.cluster
			);
		case 'cluster':
			return clusters.some(
				({ id, notes }) => id === choice.cluster && notes.some((each) => each.id === moved)
			);
	}
}

describe('what "Move to…" offers', () => {
	it(
		'[X35] is kept exactly, choice by choice, on 200 packed boards',
		{ timeout: 60_000 },
		async () => {
			for (let seed = 1; seed <= 200; seed++) {
				const { board, moved } = packedBoard(seed);
				for (const choice of choicesOf(board(), board().note(moved)!))
					expect(
						await keeps(board(), moved, choice),
						`seed ${seed}, ${JSON.stringify(choice)}`
					).toBe(true);
			}
		}
	);

	it('[X35] is everything for those who may move every note', () => {
		for (let seed = 1; seed <= 400; seed++) {
			const { board, moved } = packedBoard(seed);
			const made = board();
			if (made.role !== Role.facilitator && made.stage?.step !== 'group') continue;
			const offer = offeredPlaces(made, made.note(moved)!, 'how');
			const others = notesOf(made.questions[0]!).filter(({ id }) => id !== moved);
			expect(offer, `seed ${seed}`).toMatchObject({ first: true, last: true });
			expect(offer.after, `seed ${seed}`).toHaveLength(others.length);
		}
	});

	it('[X35] leaves out what another person’s note stands in the way of', () => {
		const notes = [
			aNote({ id: 'm', q: 'who', own: true }),
			aNote({ id: 'a', q: 'how', p: [0, 0] }),
			aNote({ id: 'z', q: 'how', p: [0.95, 0] }),
			aNote({ id: 'b', q: 'how', p: [1, 0] })
		];
		const offered = (step: string) => {
			const board = aBoard({ notes, stage: { step } });
			const { first, last, after, others } = offeredPlaces(board, board.note('m')!, 'how');
			expect(
				others.map(({ id }) => id),
				'all are there to be seen'
			).toEqual(['a', 'z', 'b']);
			return { first, last, after: after.map(({ id }) => id) };
		};
		expect(offered('share')).toEqual({ first: false, last: true, after: ['a', 'b'] });
		expect(offered('group')).toEqual({ first: true, last: true, after: ['a', 'z', 'b'] });
		const board = aBoard({ notes, stage: { step: 'share' } });
		expect(chosenTarget(board, board.note('m')!, 'how', { place: 'first' })).toBeUndefined();
	});

	it('[X85] sends the step aside before the move, so that one Undo takes back the move', async () => {
		const notes = [aNote({ id: 'm', q: 'who', own: true }), aNote({ id: 'a', q: 'how' })];
		const board = aBoard({ notes, stage: { step: 'group' } });
		const view = new BoardView({ board, device, group: 'patient', screen: { current: false } });
		const note = board.note('m')!;
		const target = chosenTarget(board, note, 'how', { place: 'first' })!;
		await new OwnWork(board, view, { say: () => undefined }).move(note, target);
		expect(board.sent).toEqual([
			{ t: 'note.move', id: 'a', p: [0.05, 0] },
			{ t: 'note.move', id: 'm', q: 'how', p: [0, 0.75] }
		]);
	});
});
