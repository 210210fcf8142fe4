import { describe, expect, test } from 'vitest';
import { expectConverged } from '../../../../support/board-checks.ts';
import { testBoard } from '../../../../support/board.ts';

describe('stage.lock and stage.unlock', () => {
	test('[P3] no acknowledged write lies inside a lock, however they meet (40 flips)', async () => {
		const test = await testBoard();
		const facilitator = await test.seat('facilitator');
		const writers = await Promise.all(
			Array.from({ length: 12 }, () => test.seat('stakeholder', 'lw'))
		);
		const written: number[] = [];
		let refused = 0;
		let flipping = true;
		const typing = writers.map(async (writer) => {
			while (flipping) {
				const reply = await test.send(writer, { t: 'note.post', q: 'how', text: 'Typing' });
				if (reply.ok) written.push(reply.rev);
				else if (reply.code === 'locked') refused++;
				else if (reply.code !== 'quota') throw new Error(reply.code);
			}
		});
		const locks: [number, number][] = [];
		for (let flip = 0; flip < 40; flip++) {
			const { rev: from } = await test.yes(facilitator, { t: 'stage.lock', what: 'writing' });
			await test.board.command(facilitator.number, '{');
			const { rev: to } = await test.yes(facilitator, { t: 'stage.unlock', what: 'writing' });
			locks.push([from, to]);
		}
		flipping = false;
		await Promise.all(typing);
		const inside = written.filter((rev) => locks.some(([from, to]) => rev > from && rev < to));
		expect(inside).toEqual([]);
		expect(written.length).toBeGreaterThan(40);
		expect(refused).toBeGreaterThan(10);
		expect(test.board.snapshot().notes.size).toBe(written.length);
		await expectConverged(test, [facilitator]);
	});

	test('[P3] a lock behind a post in one batch lets it pass; before it, it does not', async () => {
		const { seat, send, board } = await testBoard();
		const facilitator = await seat('facilitator');
		const writer = await seat('stakeholder', 'lw');
		const post = { t: 'note.post', q: 'how', text: 'Just in time' } as const;
		const [before, locked, after] = await Promise.all([
			send(writer, post),
			send(facilitator, { t: 'stage.lock', what: 'writing' }),
			send(writer, post)
		]);
		expect(before).toMatchObject({ ok: true, rev: 1 });
		expect(locked).toMatchObject({ ok: true, rev: 2 });
		expect(after).toMatchObject({ ok: false, code: 'locked' });
		expect(board.snapshot().stage.locks).toEqual(['writing']);
	});

	test('[P3] under the lock facilitators still remove and restore, and write no more than others', async () => {
		const { seat, yes, no } = await testBoard();
		const facilitator = await seat('facilitator');
		const writer = await seat('stakeholder', 'lw');
		const { id = '' } = await yes(writer, { t: 'note.post', q: 'how', text: 'Here' });
		await yes(facilitator, { t: 'stage.lock', what: 'writing' });
		expect(await no(writer, { t: 'note.remove', id })).toBe('locked');
		expect(await no(facilitator, { t: 'note.move', id, p: [0, 1] })).toBe('locked');
		await yes(facilitator, { t: 'note.remove', id });
		await yes(facilitator, { t: 'note.restore', id });
	});

	test('[P5] locking what is locked is one more rev and no change', async () => {
		const { seat, yes, board } = await testBoard();
		const facilitator = await seat('facilitator');
		await yes(facilitator, { t: 'stage.lock', what: 'joining' });
		await yes(facilitator, { t: 'stage.lock', what: 'writing' });
		expect(await yes(facilitator, { t: 'stage.lock', what: 'joining' })).toMatchObject({ rev: 3 });
		expect(board.snapshot().stage.locks).toEqual(['writing', 'joining']);
		expect(board.joiningLocked).toBe(true);
	});
});
