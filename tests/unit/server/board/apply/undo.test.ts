import { describe, expect, test } from 'vitest';
import type { CommandBody } from '#lib/domain/command.ts';
import { seatRoots } from '#lib/domain/document.ts';
import { expectConverged, fresh } from '../../../../support/board-checks.ts';
import { testBoard } from '../../../../support/board.ts';

async function workshop() {
	const test = await testBoard({
		board: {
			clusters: [{ id: 'c1', cluster: { q: 'why', name: 'Loneliness' } }],
			notes: [{ id: 'n1', q: 'why', text: 'One', group: 'lw', at: 0, via: 'import', cluster: 'c1' }]
		}
	});
	const facilitator = await test.seat('facilitator');
	const writer = await test.seat('stakeholder', 'lw');
	const other = await test.seat('stakeholder', 'hcp');
	const note = (id: string) => test.board.snapshot().notes.get(id);
	const post = async (text = 'Mine') =>
		(await test.yes(writer, { t: 'note.post', q: 'how', text })).id ?? '';
	const undo = (seat = writer) => test.send(seat, { t: 'undo' });
	return { ...test, test, facilitator, writer, other, note, post, undo };
}

describe('undo', () => {
	test('[X85] a seat takes back its own commands, newest first, and no one else’s', async () => {
		const { test, yes, undo, post, note, writer, other, board } = await workshop();
		const before = board.snapshot();
		const id = await post();
		const others = Array.from({ length: 10 }, (_, n) => `Others ${n}`);
		for (const text of others) await yes(other, { t: 'note.post', q: 'how', text });
		await yes(writer, { t: 'note.edit', id, text: 'Mine, changed' });
		await yes(writer, { t: 'note.move', id, q: 'who', p: [1, 5] });
		await yes(writer, { t: 'note.remove', id });
		const undone: unknown[] = [];
		for (let n = 0; n < 5; n++) {
			const reply = await undo();
			undone.push(reply.ok ? reply.undone : reply.code);
			if (n === 0) expect(note(id)).toMatchObject({ q: 'who', p: [1, 5], text: 'Mine, changed' });
			if (n === 1) expect(note(id)).toMatchObject({ q: 'how', p: [0, 0], text: 'Mine, changed' });
			if (n === 2) expect(note(id)).toMatchObject({ text: 'Mine', v: 3 });
		}
		expect(undone).toEqual(['note.remove', 'note.move', 'note.edit', 'note.post', 'gone']);
		expect([...board.snapshot().notes.values()].map(({ text }) => text)).toEqual([
			'One',
			...others
		]);
		for (let n = 0; n < others.length; n++) await undo(other);
		expect(board.snapshot().notes).toEqual(before.notes);
		await expectConverged(test, [writer, other]);
	});

	test('[X85] one undo brings back a note for which another stepped aside', async () => {
		const { yes, undo, post, note, facilitator, writer, other } = await workshop();
		const id = await post();
		const { id: there = '' } = await yes(other, { t: 'note.post', q: 'who', text: 'There' });
		await yes(facilitator, { t: 'stage.step', to: 'group' });
		await yes(writer, { t: 'note.move', id: there, p: [0.05, 0] });
		await yes(writer, { t: 'note.move', id, q: 'who', p: [0, 0.75] });
		expect(await undo()).toMatchObject({ ok: true, undone: 'note.move' });
		expect(note(id)).toMatchObject({ q: 'how', p: [0, 0] });
		expect(note(there)).toMatchObject({ q: 'who', p: [0.05, 0] });
	});

	test('[X85] what others built on is a conflict, and older own commands are still taken back', async () => {
		const { yes, no, undo, post, note, facilitator, writer } = await workshop();
		const id = await post();
		await yes(facilitator, { t: 'note.move', id, p: [1, 9] });
		expect(await no(writer, { t: 'undo' })).toBe('conflict');
		await yes(facilitator, { t: 'note.move', id, p: [0, 0] });
		await yes(facilitator, { t: 'stage.step', to: 'group' });
		const second = await post('Second');
		await yes(facilitator, { t: 'note.move', id: second, p: [1, 9] });
		expect(await undo()).toMatchObject({ ok: true, undone: 'note.post' });
		expect(note(id)).toBeUndefined();
		expect(note(second)).toMatchObject({ p: [1, 9] });
	});

	test('[P3] an undo is permitted as the command that it amounts to', async () => {
		const { yes, no, post, facilitator, writer } = await workshop();
		const id = await post();
		await yes(writer, { t: 'note.edit', id, text: 'Changed' });
		await yes(facilitator, { t: 'stage.lock', what: 'writing' });
		expect(await no(writer, { t: 'undo' })).toBe('locked');
		expect(await yes(facilitator, { t: 'undo' })).toMatchObject({ undone: 'stage.lock' });
		await yes(writer, { t: 'note.remove', id });
		await yes(facilitator, { t: 'stage.step', to: 'vote' });
		expect(await no(writer, { t: 'undo' })).toBe('not-open');
		expect(await yes(facilitator, { t: 'undo' })).toMatchObject({ undone: 'stage.step' });
		await yes(facilitator, { t: 'stage.lock', what: 'writing' });
		expect(await no(writer, { t: 'undo' })).toBe('locked');
	});

	test('[P3] a move of another’s note is not taken back when grouping has closed', async () => {
		const { yes, no, post, facilitator, other, writer } = await workshop();
		const id = await post();
		await yes(facilitator, { t: 'stage.step', to: 'group' });
		await yes(other, { t: 'note.move', id, p: [1, 1] });
		await yes(facilitator, { t: 'stage.step', to: 'share' });
		expect(await no(other, { t: 'undo' })).toBe('not-allowed');
		expect(await no(writer, { t: 'undo' })).toBe('conflict');
	});

	test('[X85] what the seat may no longer touch is passed over, and a lock is the answer while it lasts', async () => {
		const { yes, no, post, note, facilitator, other } = await workshop();
		const theirs = await post();
		const { id: own = '' } = await yes(other, { t: 'note.post', q: 'how', text: 'Own' });
		await yes(facilitator, { t: 'stage.step', to: 'group' });
		await yes(other, { t: 'note.move', id: theirs, p: [1, 1] });
		await yes(facilitator, { t: 'stage.lock', what: 'grouping' });
		expect(await no(other, { t: 'undo' })).toBe('locked');
		expect(note(own)).toBeDefined();
		await yes(facilitator, { t: 'stage.step', to: 'share' });
		expect(await yes(other, { t: 'undo' })).toMatchObject({ undone: 'note.post' });
		expect(note(own)).toBeUndefined();
	});

	test('[X45] a cluster that dissolved by a move or a removal comes back with the undo', async () => {
		const { test, yes, undo, facilitator, board } = await workshop();
		const before = board.snapshot();
		for (const body of [
			{ t: 'note.move', id: 'n1', q: 'who', p: [0, 8] },
			{ t: 'note.move', id: 'n1', p: [0, 8], cluster: null },
			{ t: 'note.remove', id: 'n1' }
		] satisfies CommandBody[]) {
			await yes(facilitator, body);
			expect(board.snapshot().clusters.size).toBe(0);
			expect(await undo(facilitator)).toMatchObject({ undone: body.t });
			expect(board.snapshot()).toEqual(before);
		}
		await expectConverged(test, [facilitator]);
	});

	test('[X21] an own private note that vanished comes back private', async () => {
		const { test, yes, undo, facilitator, writer, other, board } = await workshop();
		await yes(facilitator, { t: 'stage.step', to: 'private' });
		const { id = '' } = await yes(writer, { t: 'note.post', q: 'how', text: 'SECRET' });
		const mine = () => {
			const doc = fresh(board, writer, 'seat');
			return doc && seatRoots(doc).private.toJSON()[id];
		};
		const before: unknown = mine();
		await yes(writer, { t: 'note.move', id, q: 'who', p: [0, 8] });
		await undo();
		await yes(writer, { t: 'note.edit', id, text: 'Changed' });
		await undo();
		await yes(writer, { t: 'note.remove', id });
		expect(mine()).toBeUndefined();
		expect(await undo()).toMatchObject({ undone: 'note.remove' });
		expect(mine()).toEqual({ ...(before as object), v: 3 });
		expect(board.snapshot().notes.has(id)).toBe(false);
		expect(await undo()).toMatchObject({ undone: 'note.post' });
		await expectConverged(test, [writer, other, facilitator]);
	});

	test('[P3] what a facilitator put into the bin does not come back by its writer’s undo', async () => {
		const { yes, no, post, note, facilitator, writer } = await workshop();
		const id = await post();
		await yes(writer, { t: 'note.remove', id });
		await yes(facilitator, { t: 'note.restore', id });
		await yes(facilitator, { t: 'note.remove', id });
		expect(await no(writer, { t: 'undo' })).toBe('gone');
		expect(note(id)).toBeUndefined();
	});

	test('[X85] a post that was private is taken back after it was shared', async () => {
		const { yes, undo, facilitator, writer, note } = await workshop();
		await yes(facilitator, { t: 'stage.step', to: 'private' });
		const { id = '' } = await yes(writer, { t: 'note.post', q: 'how', text: 'Shared' });
		await yes(writer, { t: 'note.move', id, q: 'who', p: [0, 8] });
		await yes(facilitator, { t: 'stage.reveal' });
		await yes(facilitator, { t: 'stage.step', to: 'share' });
		expect(await undo()).toMatchObject({ undone: 'note.move' });
		expect(note(id)?.q).toBe('how');
		expect(await undo()).toMatchObject({ undone: 'note.post' });
		expect(note(id)).toBeUndefined();
	});

	test('[X85] a facilitator takes back a note written for somebody, and a restore', async () => {
		const { yes, undo, facilitator, writer, note } = await workshop();
		await yes(facilitator, { t: 'note.remove', id: 'n1' });
		await yes(facilitator, { t: 'note.restore', id: 'n1' });
		expect(await undo(facilitator)).toMatchObject({ undone: 'note.restore' });
		expect(note('n1')).toBeUndefined();
		await yes(facilitator, { t: 'stage.step', to: 'private' });
		await yes(facilitator, { t: 'note.post', q: 'how', text: 'Heard', for: writer.number });
		expect(await undo(facilitator)).toMatchObject({ undone: 'note.post' });
	});

	test('[P5] undo outlives a restart, and is itself applied once', async () => {
		const { test, post, undo, writer, facilitator } = await workshop();
		await post('First');
		await post('Second');
		await undo();
		const again = await test.restart();
		const cid = again.cid();
		const first = await again.yes(writer, { t: 'undo', cid });
		expect(first).toMatchObject({ undone: 'note.post' });
		expect(await again.send(writer, { t: 'undo', cid })).toEqual(first);
		expect(await again.no(writer, { t: 'undo' })).toBe('gone');
		await expectConverged(again, [writer, facilitator]);
	});

	test('[P5] a command and its undo in one batch leave nothing to take back', async () => {
		const { test, send, writer } = await workshop();
		const replies = await Promise.all([
			send(writer, { t: 'note.post', q: 'how', text: 'Oh' }),
			send(writer, { t: 'undo' })
		]);
		expect(replies).toMatchObject([{ ok: true }, { ok: true, undone: 'note.post' }]);
		expect(await (await test.restart()).no(writer, { t: 'undo' })).toBe('gone');
	});
});

describe('redo', () => {
	test('[X85] does again what was taken back, last first, as often as it is asked', async () => {
		const { test, yes, undo, post, note, writer, other, board } = await workshop();
		const id = await post();
		await yes(other, { t: 'note.post', q: 'how', text: 'Others' });
		await yes(writer, { t: 'note.edit', id, text: 'Mine, changed' });
		await yes(writer, { t: 'note.move', id, q: 'who', p: [1, 5] });
		await yes(writer, { t: 'note.remove', id });
		await yes(writer, { t: 'undo' });
		await yes(writer, { t: 'note.move', id, q: 'why', p: [1, 7] });
		const after = board.snapshot();
		for (let round = 0; round < 2; round++) {
			for (let n = 0; n < 4; n++) await undo();
			expect(note(id)).toBeUndefined();
			const redone: unknown[] = [];
			for (let n = 0; n < 5; n++) {
				const reply = await test.send(writer, { t: 'redo' });
				redone.push(reply.ok ? reply.redone : reply.code);
			}
			expect(redone).toEqual(['note.post', 'note.edit', 'note.move', 'note.move', 'gone']);
			const { v: _, ...again } = note(id) ?? {};
			expect(after.notes.get(id)).toMatchObject(again);
		}
		await expectConverged(test, [writer, other]);
	});

	test('[X85] another own command ends it; what others do does not', async () => {
		const { yes, no, undo, post, writer, other } = await workshop();
		await post('First');
		await undo();
		await yes(other, { t: 'note.post', q: 'how', text: 'Others' });
		expect(await yes(writer, { t: 'redo' })).toMatchObject({ redone: 'note.post' });
		await undo();
		await post('Second');
		expect(await no(writer, { t: 'redo' })).toBe('gone');
	});

	test('[X21] an own private note comes, goes and comes again, and stays private', async () => {
		const { yes, undo, facilitator, writer, board } = await workshop();
		await yes(facilitator, { t: 'stage.step', to: 'private' });
		const { id = '' } = await yes(writer, { t: 'note.post', q: 'how', text: 'SECRET' });
		const mine = () => {
			const doc = fresh(board, writer, 'seat');
			return doc && seatRoots(doc).private.toJSON()[id];
		};
		const before: unknown = mine();
		await undo();
		expect(mine()).toBeUndefined();
		expect(await yes(writer, { t: 'redo' })).toMatchObject({ redone: 'note.post' });
		expect(mine()).toEqual(before);
		await yes(writer, { t: 'note.remove', id });
		await undo();
		await yes(writer, { t: 'redo' });
		expect(mine()).toBeUndefined();
		expect(board.snapshot().notes.has(id)).toBe(false);
	});

	test('[P3] is permitted as the command that it amounts to, and told when others built on it', async () => {
		const { yes, no, undo, post, facilitator, writer } = await workshop();
		const id = await post();
		await yes(writer, { t: 'note.edit', id, text: 'Changed' });
		await undo();
		await yes(facilitator, { t: 'stage.lock', what: 'writing' });
		expect(await no(writer, { t: 'redo' })).toBe('locked');
		await yes(facilitator, { t: 'undo' });
		expect(await yes(facilitator, { t: 'redo' })).toMatchObject({ redone: 'stage.lock' });
		await yes(facilitator, { t: 'undo' });
		await yes(facilitator, { t: 'note.remove', id });
		expect(await no(writer, { t: 'redo' })).toBe('gone');
	});

	test('[P5] outlives a restart and a compaction of the journal', async () => {
		const { test, post, undo, note, writer } = await workshop();
		const id = await post('First');
		await undo();
		const again = await test.restart();
		expect(await again.yes(writer, { t: 'redo' })).toMatchObject({ redone: 'note.post' });
		expect(again.board.snapshot().notes.get(id)?.text).toBe('First');
		expect(note(id)).toBeUndefined();
		await again.yes(writer, { t: 'undo' });
		const third = await again.restart();
		await third.yes(writer, { t: 'redo' });
		expect(await third.yes(writer, { t: 'undo' })).toMatchObject({ undone: 'note.post' });
		expect(await third.no(writer, { t: 'undo' })).toBe('gone');
	});

	test('[P4] a private note that was written for somebody comes again to them, and to nobody else', async () => {
		const { test, yes, facilitator, writer, other } = await workshop();
		await yes(facilitator, { t: 'stage.step', to: 'private' });
		const body = { t: 'note.post', q: 'how', text: 'Heard', for: writer.number } as const;
		const { id = '' } = await yes(facilitator, body);
		const notesOf = (seat: typeof writer) => {
			const doc = fresh(test.board, seat, 'seat');
			return doc ? Object.keys(seatRoots(doc).private.toJSON()) : [];
		};
		await yes(facilitator, { t: 'undo' });
		expect(notesOf(writer)).toEqual([]);
		expect(await yes(facilitator, { t: 'redo' })).toMatchObject({ redone: 'note.post' });
		expect(notesOf(writer)).toEqual([id]);
		expect(notesOf(facilitator)).toEqual([]);
		await expectConverged(test, [writer, other, facilitator]);
	});

	test('[P5] what a command and its undo in one batch ended stays ended after a restart', async () => {
		const { test, send, post, undo, writer, facilitator } = await workshop();
		await post('First');
		await undo();
		await Promise.all([
			send(writer, { t: 'note.post', q: 'how', text: 'Second' }),
			send(writer, { t: 'undo' })
		]);
		const again = await test.restart();
		expect(await again.yes(writer, { t: 'redo' })).toMatchObject({ redone: 'note.post' });
		expect(await again.no(writer, { t: 'redo' })).toBe('gone');
		await expectConverged(again, [writer, facilitator]);
	});

	test('[P5] after a restart as much can be taken back as before it', async () => {
		const { test, send, writer } = await workshop();
		for (let n = 0; n < 50; n++) await send(writer, { t: 'note.post', q: 'how', text: `${n}` });
		await Promise.all([
			send(writer, { t: 'undo' }),
			send(writer, { t: 'note.post', q: 'how', text: 'Last' })
		]);
		const again = await test.restart();
		for (let n = 0; n < 50; n++) await again.yes(writer, { t: 'undo' });
		expect(await again.no(writer, { t: 'undo' })).toBe('gone');
	});
});
