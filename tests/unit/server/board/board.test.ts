import { describe, expect, test } from 'vitest';
import { readSnapshot } from '#lib/domain/snapshot.ts';
import { testBoard } from '../../../support/board.ts';

describe('a board', () => {
	test('[P1] a post is committed, then broadcast, then answered', async () => {
		const { board, store, seat, send, read } = await testBoard();
		const writer = await seat('stakeholder', 'lw');
		const other = read(await seat('stakeholder', 'hcp'), 'board');
		store.hold();
		const reply = send(writer, { t: 'note.post', q: 'who', text: 'A link worker' });
		await expect.poll(() => store.holding).toBe(1);
		expect(board.snapshot().notes.size).toBe(0);
		expect(other.saw('A link worker')).toBe(false);
		store.release();
		expect(await reply).toMatchObject({ ok: true, rev: 1 });
		expect(readSnapshot(other.doc('board'))).toEqual(board.snapshot());
		expect([...board.snapshot().notes.values()]).toEqual([
			{
				q: 'who',
				text: 'A link worker',
				v: 1,
				group: 'lw',
				at: Date.UTC(2026, 5, 1, 10),
				via: 'self',
				p: [0, 0]
			}
		]);
	});
});
