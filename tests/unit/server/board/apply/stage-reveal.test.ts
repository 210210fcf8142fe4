import { describe, expect, test } from 'vitest';
import { seatRoots } from '#lib/domain/document.ts';
import { bytesFor, expectConverged, fresh } from '../../../../support/board-checks.ts';
import { testBoard } from '../../../../support/board.ts';

const writersPerWorkshop = 4;
const notesEach = 3;

/** Four people write three private notes each, one person after the other. */
async function privateNotes(seed = 1) {
	const test = await testBoard({ seed });
	const facilitator = await test.seat('facilitator');
	await test.yes(facilitator, { t: 'stage.step', to: 'private' });
	const writers = [];
	for (let n = 0; n < writersPerWorkshop; n++) writers.push(await test.seat('stakeholder', 'lw'));
	const ids: string[] = [];
	for (const writer of writers) {
		for (let n = 0; n < notesEach; n++) {
			const q = n === 0 ? 'why' : 'how';
			const text = `CANARY ${writer.number} ${n}`;
			ids.push((await test.yes(writer, { t: 'note.post', q, text })).id ?? '');
			test.clock.now += 61_000;
		}
	}
	return { ...test, test, facilitator, writers, ids };
}

describe('stage.reveal', () => {
	test('[P2] private notes become visible together: same ids, one time, no late ones, one author', async () => {
		const { test, yes, facilitator, writers, ids, board, clock, read } = await privateNotes();
		const seats = [facilitator, ...writers];
		const readers = seats.map((seat) => read(seat, 'board', 'seat', 'desk'));
		for (const [index, seat] of seats.entries())
			for (const writer of writers.filter(({ number }) => number !== seat.number)) {
				const words = `CANARY ${writer.number}`;
				expect(readers[index]?.saw(words)).toBe(false);
				expect(bytesFor(board, seat).includes(words)).toBe(false);
			}
		await yes(facilitator, { t: 'stage.reveal' });
		const notes = board.snapshot().notes;
		expect([...notes.keys()].sort()).toEqual([...ids].sort());
		const at = Math.round(clock.now / 60_000) * 60_000;
		expect([...notes.values()].every((note) => note.at === at && !note.late)).toBe(true);
		expect(board.snapshot().stage.revealed).toEqual(['how', 'who', 'what', 'where', 'why']);
		const doc = fresh(board, facilitator, 'board');
		expect([...(doc?.store.clients.keys() ?? [])]).toEqual([1]);
		await expectConverged(test, seats, readers);
	});

	test('[P2] one question at a time; those who come later are late', async () => {
		const { test, yes, facilitator, writers, board } = await privateNotes();
		await yes(facilitator, { t: 'stage.reveal', q: 'why' });
		expect([...board.snapshot().notes.values()].map(({ q }) => q)).toEqual(
			Array<string>(writersPerWorkshop).fill('why')
		);
		const [writer] = writers;
		if (!writer) throw new Error('There is no writer.');
		const mine = fresh(board, writer, 'seat');
		expect(mine && seatRoots(mine).private.size).toBe(notesEach - 1);
		expect(mine && seatRoots(mine).own.size).toBe(notesEach);
		const { id = '' } = await yes(writer, { t: 'note.post', q: 'why', text: 'One more' });
		expect(board.snapshot().notes.has(id)).toBe(false);
		await yes(facilitator, { t: 'stage.reveal', q: 'why' });
		expect(board.snapshot().notes.get(id)?.late).toBe(true);
		await expectConverged(test, [facilitator, ...writers]);
	});

	test('[P2] leaving the private step shares nothing', async () => {
		const { yes, facilitator, writers, board } = await privateNotes();
		for (const to of ['share', 'group', 'close', 'arrive'])
			await yes(facilitator, { t: 'stage.step', to });
		expect(board.snapshot().notes.size).toBe(0);
		const [writer, other] = writers;
		if (!writer || !other) throw new Error('There are no writers.');
		expect(bytesFor(board, other).includes(`CANARY ${writer.number}`)).toBe(false);
	});

	test('[P2] a reveal is shuffled: neither place nor struct tells who wrote or when (200 seeds)', async () => {
		const count = writersPerWorkshop * (notesEach - 1);
		const placeOfFirst: number[] = [];
		let neighboursOfOneWriter = 0;
		let correlation = 0;
		for (let seed = 1; seed <= 200; seed++) {
			const { yes, facilitator, ids, board } = await privateNotes(seed);
			await yes(facilitator, { t: 'stage.reveal', q: 'how' });
			const shown = [...board.snapshot().notes]
				.sort(([, a], [, b]) => a.p[1] - b.p[1] || a.p[0] - b.p[0])
				.map(([id]) => Math.floor(ids.indexOf(id) / notesEach) * 2 + (ids.indexOf(id) % notesEach));
			const written = [...shown].sort((a, b) => a - b);
			const ranks = shown.map((order) => written.indexOf(order));
			placeOfFirst.push(ranks.indexOf(0));
			const middle = (count - 1) / 2;
			ranks.forEach((rank, place) => (correlation += (rank - middle) * (place - middle)));
			for (let n = 1; n < count; n++)
				if (Math.floor((ranks[n] ?? 0) / 2) === Math.floor((ranks[n - 1] ?? 0) / 2))
					neighboursOfOneWriter++;
		}
		const variance = (count * (count * count - 1)) / 12;
		expect(Math.abs(correlation / 200 / variance)).toBeLessThan(0.1);
		// Chance: each of the 7 pairs of neighbours is of one writer in 1 of 7 cases.
		expect(Math.abs(neighboursOfOneWriter / 200 - 1)).toBeLessThan(0.25);
		expect(new Set(placeOfFirst).size).toBe(count);
	}, 30_000);

	test('[P5] a reveal while thirty people write: each note once, with its last acknowledged words', async () => {
		const test = await testBoard();
		const facilitator = await test.seat('facilitator');
		await test.yes(facilitator, { t: 'stage.step', to: 'private' });
		const writers = await Promise.all(
			Array.from({ length: 30 }, () => test.seat('stakeholder', 'vcs'))
		);
		const last = new Map<string, string>();
		let reveal: Promise<unknown> | undefined;
		await Promise.all(
			writers.map(async (writer, index) => {
				for (let n = 0; n < 3; n++) {
					const { id = '' } = await test.yes(writer, { t: 'note.post', q: 'who', text: 'First' });
					if (index === 15 && n === 1) reveal = test.yes(facilitator, { t: 'stage.reveal' });
					const text = `Last ${writer.number} ${n}`;
					await test.yes(writer, { t: 'note.edit', id, text });
					last.set(id, text);
				}
			})
		);
		await reveal;
		await test.yes(facilitator, { t: 'stage.reveal' });
		const notes = test.board.snapshot().notes;
		expect(new Map([...notes].map(([id, note]) => [id, note.text]))).toEqual(last);
		expect(new Set([...notes.values()].map(({ p }) => p.join())).size).toBe(90);
		await expectConverged(test, [facilitator, ...writers.slice(0, 3)]);
	});
});
