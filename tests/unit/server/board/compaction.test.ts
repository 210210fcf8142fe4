import { describe, expect, onTestFinished, test, vi } from 'vitest';
import * as Y from 'yjs';
import { readSnapshot } from '#lib/domain/snapshot.ts';
import { expectConverged } from '../../../support/board-checks.ts';
import { BOARD, type TestBoard, testBoard } from '../../../support/board.ts';

describe('compaction', () => {
	test('[P1] the journal is replaced while the board lives: same epochs, same content, nobody notices', async () => {
		const test = await testBoard();
		const writer = await test.seat('stakeholder', 'lw');
		const facilitator = await test.seat('facilitator');
		const { id = '' } = await test.yes(writer, { t: 'note.post', q: 'how', text: 'CANARY' });
		const readers = [test.read(writer, 'board', 'seat'), test.read(facilitator, 'desk')];
		const epochs = test.store.documents(BOARD).map(({ epoch }) => epoch);
		await test.yes(writer, { t: 'note.edit', id, text: 'Moving' });
		const rows = () => test.store.documents(BOARD).map(({ updates }) => updates.length);
		for (let n = 0; n < 200 || Math.max(...rows()) > 100; n++) {
			if (n > 3_000) throw new Error('The journal was never compacted.');
			await test.yes(writer, { t: 'note.move', id, p: [0, n % 400] });
		}
		const documents = test.store.documents(BOARD);
		const board = documents.find(({ name }) => name === 'board');
		expect(board?.updates.length).toBeLessThan(3);
		expect(documents.map(({ epoch }) => epoch)).toEqual(epochs);
		expect(Buffer.concat(board?.updates ?? []).includes('CANARY')).toBe(false);
		expect(Buffer.concat(board?.updates ?? []).length).toBeLessThan(20_000);
		await test.yes(writer, { t: 'note.edit', id, text: 'Arrived' });
		expect(test.errors).toEqual([]);
		await expectConverged(test, [writer, facilitator], readers);
	}, 30_000);

	test('[P1] one that fails keeps the journal, and the board goes on', async () => {
		const test = await testBoard();
		const writer = await test.seat('stakeholder', 'lw');
		let tries = 0;
		test.store.compact = () => {
			tries++;
			return Promise.reject(new Error('The disk is full.'));
		};
		const { id = '' } = await test.yes(writer, { t: 'note.post', q: 'how', text: 'Moving' });
		for (let n = 0; tries === 0 && n < 3_000; n++)
			await test.yes(writer, { t: 'note.move', id, p: [0, n % 400] });
		expect(tries).toBe(1);
		await test.yes(writer, { t: 'note.edit', id, text: 'Arrived' });
		expect(test.errors).toEqual([expect.stringContaining('The disk is full.')]);
		await expectConverged(test, [writer]);
	}, 30_000);

	test('[P1] 18,000 moves of 200 notes leave less than 100 kB, under epochs of which replicas hear', async () => {
		const test = await testBoard();
		const facilitator = await test.seat('facilitator');
		const people = [await test.seat('stakeholder', 'lw'), await test.seat('stakeholder', 'hcp')];
		const ids: string[] = [];
		for (let n = 0; n < 200; n++) {
			const body = { t: 'note.post', q: 'how', text: `Note ${n}` } as const;
			ids.push((await test.yes(at(people, n % 2), body)).id ?? '');
		}
		const readers = [test.read(at(people, 0), 'board', 'seat'), test.read(facilitator, 'desk')];
		const silent = test.read(at(people, 1));
		const before = storedBytes(test);
		for (let n = 0; n < 18_000; n += 20)
			await Promise.all(
				Array.from({ length: 20 }, (_, k) => {
					const id = at(ids, (n + k) % 200);
					return test.yes(facilitator, { t: 'note.move', id, p: [0, (n + k * 7) % 400] });
				})
			);
		expect(storedBytes(test) - before).toBeLessThan(100_000);
		// Five bytes a command for good, and what was not folded yet.
		expect(test.store.commandBytes(BOARD)).toBeLessThan(18_200 * 5 + 150_000);
		const epochs = readers[0]?.controls.filter(({ kind }) => kind === 'epoch') ?? [];
		expect(epochs.length).toBeGreaterThan(0);
		const latest = epochs.at(-1);
		const stored = test.store.documents(BOARD).find(({ name }) => name === 'board');
		expect(latest).toEqual({ kind: 'epoch', doc: 'board', epoch: stored?.epoch });
		expect(silent.controls, 'who has not asked yet').toContainEqual(latest);
		expect(test.board.snapshot().meta.epoch).toBe(stored?.epoch);
		expect(test.errors).toEqual([]);
		const newcomer = test.read(at(people, 0), 'board', 'seat');
		await test.yes(at(people, 0), { t: 'note.edit', id: at(ids, 0), text: 'Afterwards' });
		await expectConverged(test, [...people, facilitator], [newcomer]);
		expect((await test.yes(at(people, 0), { t: 'undo' })).ok).toBe(true);
	}, 60_000);

	test('[P3] a stock client, which knows of no epochs, reads on after one, at once or when it comes back', async () => {
		vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
		onTestFinished(() => void vi.useRealTimers());
		const test = await testBoard();
		const facilitator = await test.seat('facilitator');
		const [one, two = '', three, four = '', gone = ''] = await Promise.all(
			['One', 'Two', 'Three', 'Four', 'Five'].map(async (text) => {
				const { id = '' } = await test.yes(facilitator, { t: 'note.post', q: 'how', text });
				return id;
			})
		);
		const [stock, away] = [test.read(facilitator, 'board'), test.read(facilitator, 'board')];
		const renewed = (n: number) =>
			stock.controls.filter(({ kind }) => kind === 'epoch').length >= n;
		for (const [epoch, removed] of [
			[1, one],
			[2, three]
		] as const) {
			if (epoch === 2) {
				away.attachment.detach();
				await test.yes(facilitator, { t: 'note.remove', id: gone });
			}
			for (let n = 0; !renewed(epoch); n++)
				await test.yes(facilitator, {
					t: 'note.move',
					// In turn: of one note's places Yjs keeps no trace.
					id: n % 2 ? two : four,
					p: [0, n % 400]
				});
			await test.yes(facilitator, { t: 'note.remove', id: removed ?? '' });
			expect(readSnapshot(stock.doc('board')), 'not yet').not.toEqual(test.board.snapshot());
			vi.advanceTimersByTime(5_000);
			expect(readSnapshot(stock.doc('board'))).toEqual(test.board.snapshot());
			await test.yes(facilitator, { t: 'note.edit', id: two, text: `Edit ${epoch}` });
			expect(readSnapshot(stock.doc('board'))).toEqual(test.board.snapshot());
		}
		const back = test.board.attach(away);
		const update = back.sync('board', Y.encodeStateVector(away.doc('board')));
		Y.applyUpdate(away.doc('board'), update ?? new Uint8Array());
		expect(readSnapshot(away.doc('board'))).toEqual(test.board.snapshot());
		await test.yes(facilitator, { t: 'note.edit', id: two, text: 'After all' });
		expect(readSnapshot(away.doc('board'))).toEqual(test.board.snapshot());
	}, 30_000);

	test.each(['before', 'after'] as const)(
		'[P1] a new epoch that fails %s it is stored is the one that storage says',
		async (when) => {
			const test = await testBoard();
			const facilitator = await test.seat('facilitator');
			const { id = '' } = await test.yes(facilitator, { t: 'note.post', q: 'how', text: 'One' });
			const other = await test.yes(facilitator, { t: 'note.post', q: 'how', text: 'Two' });
			const reader = test.read(facilitator, 'board');
			const compact = test.store.compact.bind(test.store);
			let failed = 0;
			test.store.compact = async (boardId, documents, past) => {
				if (!documents.some(({ name, epoch }) => name === 'board' && epoch !== first))
					return compact(boardId, documents, past);
				if (failed++ > 0) return compact(boardId, documents, past);
				if (when === 'after') await compact(boardId, documents, past);
				throw new Error('The connection broke.');
			};
			const first = test.store.documents(BOARD).find(({ name }) => name === 'board')?.epoch;
			for (let n = 0; failed === 0 && n < 9_000; n++)
				await test.yes(facilitator, {
					t: 'note.move',
					id: n % 2 ? id : (other.id ?? ''),
					p: [0, n % 400]
				});
			expect(failed).toBe(1);
			await test.yes(facilitator, { t: 'note.edit', id, text: 'Afterwards' });
			const renewed = test.store.documents(BOARD).find(({ name }) => name === 'board')?.epoch;
			expect(renewed === first).toBe(when === 'before');
			expect(reader.controls.some(({ kind }) => kind === 'epoch')).toBe(when === 'after');
			await expectConverged(test, [facilitator], [test.read(facilitator, 'board')]);
		},
		60_000
	);
});

function at<Item>(items: readonly Item[], index: number): Item {
	const item = items[index];
	if (item === undefined) throw new Error(`There is no item ${index}.`);
	return item;
}

/** Bytes of all documents of the board as they are stored. */
function storedBytes({ store }: Pick<TestBoard, 'store'>): number {
	return store
		.documents(BOARD)
		.flatMap(({ updates }) => updates)
		.reduce((sum, { length }) => sum + length, 0);
}
