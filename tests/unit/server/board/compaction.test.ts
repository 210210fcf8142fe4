import { describe, expect, test } from 'vitest';
import { expectConverged } from '../../../support/board-checks.ts';
import { BOARD, testBoard } from '../../../support/board.ts';

describe('compaction', () => {
	test('[P1] the journal is replaced while the board lives: same epochs, same content, nobody notices', async () => {
		const test = await testBoard();
		const writer = await test.seat('stakeholder', 'lw');
		const facilitator = await test.seat('facilitator');
		const { id = '' } = await test.yes(writer, { t: 'note.post', q: 'how', text: 'CANARY' });
		const readers = [test.read(writer, 'board', 'seat'), test.read(facilitator, 'desk')];
		const epochs = test.store.documents(BOARD).map(({ epoch }) => epoch);
		await test.yes(writer, { t: 'note.edit', id, text: 'Moving' });
		for (let n = 0; test.store.compactions === 0; n++) {
			if (n > 600) throw new Error('The journal was never compacted.');
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
		for (let n = 0; tries === 0 && n < 600; n++)
			await test.yes(writer, { t: 'note.move', id, p: [0, n % 400] });
		await test.yes(writer, { t: 'note.edit', id, text: 'Arrived' });
		expect(test.errors).toEqual([expect.stringContaining('The disk is full.')]);
		await expectConverged(test, [writer]);
	}, 30_000);
});
