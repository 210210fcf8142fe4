import { describe, expect, test } from 'vitest';
import { expectConverged } from '../../../../support/board-checks.ts';
import { testBoard } from '../../../../support/board.ts';

async function withNote(text: string) {
	const test = await testBoard();
	const facilitator = await test.seat('facilitator');
	const writer = await test.seat('stakeholder', 'lw');
	const other = await test.seat('stakeholder', 'hcp');
	const { id = '' } = await test.yes(writer, { t: 'note.post', q: 'how', text });
	const note = () => test.board.snapshot().notes.get(id);
	const edit = (words: string, base?: number) =>
		test.send(writer, {
			t: 'note.edit',
			id,
			text: words,
			...(base === undefined ? {} : { base })
		});
	return { ...test, test, facilitator, writer, other, id, note, edit };
}

describe('note.edit', () => {
	test('[X21] other words replace the former ones in every replica; the version grows by one', async () => {
		const { test, edit, note, read, writer, other } = await withNote('A walk');
		const readers = [read(writer, 'board', 'seat'), read(other, 'board')];
		expect(await edit('A walk in the park', 1)).toMatchObject({ ok: true, rev: 2 });
		expect(note()).toMatchObject({ text: 'A walk in the park', v: 2 });
		await expectConverged(test, [writer, other], readers);
	});

	test('[P2] words written while nobody saw the note are refused once others do, and go when sent again', async () => {
		const { test, id, note, edit, writer, facilitator } = await withNote('A walk');
		const asPrivate = { t: 'note.edit', id, text: 'CANARY', base: 1, asPrivate: true } as const;
		expect(await test.send(writer, asPrivate)).toMatchObject({
			code: 'conflict',
			text: 'A walk',
			v: 1
		});
		expect(note()?.text).toBe('A walk');
		expect(await edit('A walk in the park', 1)).toMatchObject({ ok: true });
		await test.yes(facilitator, { t: 'stage.step', to: 'private' });
		const hidden = await test.yes(writer, { t: 'note.post', q: 'how', text: 'Mine' });
		await test.yes(writer, { ...asPrivate, id: hidden.id ?? '' });
		expect(test.board.snapshot().notes.size).toBe(1);
	});

	test('[X21] the same words again are no change, and nothing to take back', async () => {
		const { edit, note, yes, writer } = await withNote('A walk');
		expect(await edit('A walk', 1)).toMatchObject({ ok: true, rev: 2 });
		expect(note()?.v).toBe(1);
		expect(await yes(writer, { t: 'undo' })).toMatchObject({ undone: 'note.post' });
	});

	test('[P3] nobody else may edit it, the facilitator neither', async () => {
		const { no, id, other, facilitator, note } = await withNote('A walk');
		expect(await no(other, { t: 'note.edit', id, text: 'Mine' })).toBe('not-allowed');
		expect(await no(facilitator, { t: 'note.edit', id, text: 'Mine' })).toBe('not-allowed');
		expect(await no(other, { t: 'note.edit', id: 'unknown', text: 'Mine' })).toBe('not-allowed');
		expect(note()?.text).toBe('A walk');
	});

	test('[P6] an edit on an older version is merged where the two do not meet, in both orders', async () => {
		const first = 'the quick brown fox jumps';
		const changes = ['the slow brown fox jumps', 'the quick brown fox sleeps'] as const;
		for (const [one, two] of [changes, [...changes].reverse() as [string, string]]) {
			const { test, edit, note, writer } = await withNote(first);
			await edit(one, 1);
			expect(await edit(two, 1)).toMatchObject({ ok: true });
			expect(note()).toMatchObject({ text: 'the slow brown fox sleeps', v: 3 });
			await expectConverged(test, [writer]);
		}
	});

	test('[P6] where they meet it is a conflict, with the present words and version in the reply', async () => {
		const { edit, note } = await withNote('A walk');
		await edit('A long walk', 1);
		expect(await edit('A short walk', 1)).toMatchObject({
			ok: false,
			code: 'conflict',
			text: 'A long walk',
			v: 2
		});
		expect(await edit('A later walk', 7)).toMatchObject({ code: 'conflict', v: 2 });
		expect(note()?.text).toBe('A long walk');
		expect(await edit('The last words win')).toMatchObject({ ok: true });
		expect(note()).toMatchObject({ text: 'The last words win', v: 3 });
	});

	test('[P6] an edit on a version from before a restart is merged as well', async () => {
		const { restart, edit, writer, id } = await withNote('the quick brown fox jumps');
		await edit('the slow brown fox jumps', 1);
		const again = await restart();
		await again.yes(writer, {
			t: 'note.edit',
			id,
			text: 'the quick brown fox sleeps',
			base: 1
		});
		expect(again.board.snapshot().notes.get(id)).toMatchObject({
			text: 'the slow brown fox sleeps',
			v: 3
		});
		await expectConverged(again, [writer]);
	});

	test('[P6] and after a commit that failed, where the board is loaded again', async () => {
		const { store, edit, note } = await withNote('the quick brown fox jumps');
		await edit('the slow brown fox jumps', 1);
		store.failNext('before');
		expect(await edit('lost', 2)).toMatchObject({ code: 'storage' });
		expect(await edit('the quick brown fox sleeps', 1)).toMatchObject({ ok: true });
		expect(note()?.text).toBe('the slow brown fox sleeps');
	});

	test('[P6] words that were taken back for good before a restart are no ground to merge on: a conflict', async () => {
		const { restart, edit, yes, writer, id } = await withNote('the quick fox');
		await edit('the slow fox', 1);
		await edit('the old fox', 2);
		await yes(writer, { t: 'undo' });
		// Whoever does something else cannot do again what was taken back.
		await yes(writer, { t: 'note.post', q: 'who', text: 'Another' });
		const again = await restart();
		const text = 'the old fox sleeps';
		expect(await again.send(writer, { t: 'note.edit', id, text, base: 3 })).toMatchObject({
			code: 'conflict',
			text: 'the slow fox',
			v: 4
		});
	});

	test('[P6] two versions that would merge into too long a note are a conflict', async () => {
		const { edit } = await withNote('a b c');
		await edit(`${'x'.repeat(600)} b c`, 1);
		expect(await edit(`a b ${'y'.repeat(600)}`, 1)).toMatchObject({ code: 'conflict' });
	});

	test('[P6] editing a note that is in the bin is gone, and it comes back as it was', async () => {
		const { edit, yes, no, facilitator, other, id, note } = await withNote('A walk');
		await yes(facilitator, { t: 'note.remove', id });
		expect(await edit('A long walk', 1)).toMatchObject({ code: 'gone' });
		expect(await no(other, { t: 'note.edit', id, text: 'Mine' })).toBe('not-allowed');
		await yes(facilitator, { t: 'note.restore', id });
		expect(note()).toMatchObject({ text: 'A walk', v: 1 });
	});

	test('[X17] a private note is edited in its writer’s document, and shared with its last words', async () => {
		const { test, yes, no, facilitator, writer, other } = await withNote('A walk');
		await yes(facilitator, { t: 'stage.step', to: 'private' });
		const { id = '' } = await yes(writer, { t: 'note.post', q: 'why', text: 'First' });
		expect(await no(other, { t: 'note.edit', id, text: 'Mine' })).toBe('not-allowed');
		expect(await no(facilitator, { t: 'note.edit', id, text: 'Mine' })).toBe('not-allowed');
		await yes(writer, { t: 'note.edit', id, text: 'Second', base: 1 });
		await Promise.all([
			yes(writer, { t: 'note.edit', id, text: 'Third', base: 2 }),
			yes(facilitator, { t: 'stage.reveal' }),
			yes(writer, { t: 'note.edit', id, text: 'Fourth', base: 3 })
		]);
		expect(test.board.snapshot().notes.get(id)).toMatchObject({ text: 'Fourth', v: 4 });
		await expectConverged(test, [writer, facilitator, other]);
	});
});
