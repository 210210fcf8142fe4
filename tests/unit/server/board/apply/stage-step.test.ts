import { describe, expect, test } from 'vitest';
import * as Y from 'yjs';
import { deskRoots } from '#lib/domain/document.ts';
import type { Seat } from '#lib/domain/seat.ts';
import { expectConverged, fresh } from '../../../../support/board-checks.ts';
import type { Inverse } from '../../../../../server/board/inverse.ts';
import { type TestBoard, testBoard } from '../../../../support/board.ts';
import type { MemoryBoardStore } from '../../../../support/memory-board-store.ts';

describe('stage.step', () => {
	test('[X51] any step may follow any; one that is not in the running order is malformed', async () => {
		const { seat, yes, no, board } = await testBoard({ board: { step: 'arrive' } });
		const facilitator = await seat('facilitator');
		expect(board.snapshot().stage.step).toBe('arrive');
		for (const to of ['close', 'private', 'arrive']) {
			await yes(facilitator, { t: 'stage.step', to });
			expect(board.snapshot().stage.step).toBe(to);
		}
		expect(await no(facilitator, { t: 'stage.step', to: 'lunch' })).toBe('malformed');
	});
});

describe('two desks', () => {
	test('[X70] that press next at the same time move one step', async () => {
		const { seat, send, board } = await testBoard();
		const desks = [await seat('facilitator'), await seat('facilitator')];
		const press = { t: 'stage.step', to: 'group', from: 'share' } as const;
		const replies = await Promise.all(desks.map((desk) => send(desk, press)));
		expect(replies.map(({ ok }) => ok)).toEqual([true, true]);
		expect(board.snapshot().stage.step).toBe('group');
	});

	test('[X70] of which one was offline do not throw the room back when it returns', async () => {
		const { seat, yes, send, board } = await testBoard();
		const [here, away] = [await seat('facilitator'), await seat('facilitator')];
		for (const to of ['group', 'vote']) await yes(here, { t: 'stage.step', to });
		const late = await send(away, { t: 'stage.step', to: 'group', from: 'share' });
		expect(late).toMatchObject({ ok: false, code: 'conflict' });
		expect(board.snapshot().stage.step).toBe('vote');
		await yes(away, { t: 'stage.step', to: 'group', from: 'vote' });
		expect(board.snapshot().stage.step).toBe('group');
	});

	test('[X70] of which one presses a step that is dropped by then look again, too', async () => {
		const { seat, yes, no, board } = await testBoard();
		const [here, away] = [await seat('facilitator'), await seat('facilitator')];
		await yes(here, { t: 'stage.step', to: 'vote' });
		const steps = board.snapshot().stage.steps.filter(({ id }) => id !== 'group');
		await yes(here, { t: 'stage.plan', steps });
		expect(await no(away, { t: 'stage.step', to: 'group', from: 'share' })).toBe('conflict');
	});
});

/** A store as it was when a step did not say yet who had finished and when steps had begun. */
function storedBefore(store: MemoryBoardStore): MemoryBoardStore {
	const load = store.load.bind(store);
	store.load = async (boardId) => {
		const stored = await load(boardId);
		for (const command of stored?.batches.flatMap(({ commands }) => commands) ?? []) {
			const { finished: _, begun: __, ...inverse } = JSON.parse(command.inverse ?? '{}') as Step;
			if (command.inverse) command.inverse = JSON.stringify(inverse);
		}
		return stored;
	};
	return store;
}

type Step = Extract<Inverse, { t: 'stage.step' }>;

describe('a step that is taken back', () => {
	const deskOf = ({ board }: TestBoard, facilitator: Seat) => {
		const doc = fresh(board, facilitator, 'desk');
		if (!doc) throw new Error('There is no desk.');
		const { seats, begun } = deskRoots(doc);
		const finished = [...seats.values()].map((seat) => seat.finished);
		return { finished, begun: begun.toJSON() };
	};

	async function room() {
		const board = await testBoard({ board: { step: 'arrive' } });
		const facilitator = await board.seat('facilitator');
		const [first, second] = [await board.seat('stakeholder'), await board.seat('stakeholder')];
		return { board, facilitator, first, second };
	}

	test('[X85] brings back who had finished, and the time goes on from when it began', async () => {
		const { board, facilitator, first, second } = await room();
		await board.yes(facilitator, { t: 'stage.step', to: 'private' });
		await board.yes(first, { t: 'flag.finished', on: true });
		board.clock.now += 600_000;
		const before = deskOf(board, facilitator);
		expect(before.finished).toEqual([false, true, false]);
		await board.yes(facilitator, { t: 'stage.step', to: 'share' });
		await board.yes(second, { t: 'flag.finished', on: true });
		board.clock.now += 60_000;
		const again = await board.restart();
		await again.yes(facilitator, { t: 'undo' });
		expect(deskOf(again, facilitator)).toEqual(before);
		await again.yes(facilitator, { t: 'redo' });
		await again.yes(facilitator, { t: 'undo' });
		expect(deskOf(again, facilitator)).toEqual(before);
		await expectConverged(again, [facilitator, first, second]);
	});

	test('[X85] brings back all times where it had begun the meeting anew', async () => {
		const { board, facilitator } = await room();
		for (const to of ['private', 'share']) {
			board.clock.now += 60_000;
			await board.yes(facilitator, { t: 'stage.step', to });
		}
		const before = deskOf(board, facilitator);
		await board.yes(facilitator, { t: 'stage.step', to: 'arrive' });
		expect(Object.keys(deskOf(board, facilitator).begun)).toEqual(['arrive']);
		await board.yes(facilitator, { t: 'undo' });
		expect(deskOf(board, facilitator)).toEqual(before);
		await expectConverged(board, [facilitator]);
	});

	test('[X85] leaves no time of a meeting that had not begun, which is news for who polls', async () => {
		const { board, facilitator } = await room();
		await board.yes(facilitator, { t: 'stage.step', to: 'private' });
		const { epoch, update } = board.board.since(facilitator.number, 'desk') ?? {};
		const polled = new Y.Doc();
		Y.applyUpdate(polled, update ?? new Uint8Array());
		const stateVector = Y.encodeStateVector(polled);
		await board.yes(facilitator, { t: 'undo' });
		expect(deskOf(board, facilitator).begun).toEqual({});
		const known = { epoch: epoch ?? '', stateVector };
		const news = board.board.since(facilitator.number, 'desk', known);
		if (!news) throw new Error('There is no news.');
		Y.applyUpdate(polled, news.update);
		expect(deskRoots(polled).begun.toJSON()).toEqual({});
		await expectConverged(board, [facilitator]);
	});

	test('[X85] keeps the time of a step that another desk began since', async () => {
		const { board, facilitator } = await room();
		const other = await board.seat('facilitator');
		await board.yes(other, { t: 'stage.step', to: 'share' });
		await board.yes(facilitator, { t: 'stage.step', to: 'group' });
		board.clock.now += 60_000;
		for (const to of ['vote', 'group']) await board.yes(other, { t: 'stage.step', to });
		await board.yes(facilitator, { t: 'undo' });
		const { begun } = deskOf(board, facilitator);
		expect(begun).toEqual({ share: board.clock.now - 60_000, vote: board.clock.now });
	});

	test('[P5] is taken back as before where it was stored without them', async () => {
		const { board, facilitator, first } = await room();
		await board.yes(facilitator, { t: 'stage.step', to: 'private' });
		await board.yes(first, { t: 'flag.finished', on: true });
		await board.yes(facilitator, { t: 'stage.step', to: 'share' });
		board.clock.now += 60_000;
		const again = await board.restart(storedBefore(board.store.copy()));
		expect(await again.yes(facilitator, { t: 'undo' })).toMatchObject({ undone: 'stage.step' });
		expect(again.board.snapshot().stage.step).toBe('private');
		const { finished, begun } = deskOf(again, facilitator);
		expect([finished.includes(true), begun['private']]).toEqual([false, board.clock.now]);
	});
});
