import { beforeEach, expect, test, vi } from 'vitest';
import { Grouping } from '#lib/board/grouping.ts';
import { OwnWork } from '#lib/board/own-work.ts';
import { BoardView } from '#lib/board/view.svelte.ts';
import type { AcceptedReply, RefusedReply } from '#lib/domain/command.ts';
import { aBoard } from './a-board.ts';
import { aNote } from './a-note.ts';

const device = { get: () => undefined, set: () => undefined, forget: () => undefined };
const refused: RefusedReply = { cid: 'c', ok: false, code: 'storage', message: 'Not saved.' };
const accepted: AcceptedReply = { cid: 'c', ok: true, rev: 1, id: 'new' };

function at(answer: () => Promise<AcceptedReply | RefusedReply>) {
	const board = aBoard({ notes: [aNote({ id: 'a' }), aNote({ id: 'b', p: [1, 0] })], answer });
	const view = new BoardView({ board, device, group: 'patient', screen: { current: false } });
	const said: string[] = [];
	const work = new OwnWork(board, view, { say: (text) => said.push(text) });
	return { view, said, grouping: new Grouping(board, view, work) };
}

// Focus has nowhere to go without a page.
beforeEach(() => {
	vi.stubGlobal('document', { querySelector: () => null });
	vi.stubGlobal('CSS', { escape: (text: string) => text });
	vi.useFakeTimers();
	return () => {
		vi.useRealTimers();
		vi.unstubAllGlobals();
	};
});

test('[X38] a cluster that is refused is told where its name was typed, and its notes stay selected', async () => {
	const { view, said, grouping } = at(() => Promise.resolve(refused));
	view.selection.start(['a', 'b']);
	const answers: (string | undefined)[] = [];
	await grouping.make(['a', 'b'], 'who', 'Warm places', (why) => answers.push(why));
	expect(answers).toEqual(['Not saved.']);
	expect(view.selection.ids).toEqual(['a', 'b']);
	expect(said).toEqual([]);
	expect(view.notice).toBeUndefined();
});

test('[X38] a name whose answer is late goes on its way, and is told with its reason after all', async () => {
	let answer: (reply: RefusedReply) => void = () => undefined;
	const { grouping } = at(() => new Promise((resolve) => (answer = resolve)));
	const answers: (string | undefined)[] = [];
	const renaming = grouping.rename('c', 'Warm places', (why) => answers.push(why));
	await vi.advanceTimersByTimeAsync(1_000);
	await renaming;
	expect(answers).toEqual([undefined]);
	answer(refused);
	await vi.advanceTimersByTimeAsync(0);
	expect(answers).toEqual([undefined, 'Not saved.']);
});

test('[X38] a cluster that is made ends the selection and is said once', async () => {
	const { view, said, grouping } = at(() => Promise.resolve(accepted));
	view.selection.start(['a', 'b']);
	await grouping.make(['a', 'b'], 'who', 'Warm places', () => undefined);
	expect(view.selection.ids).toEqual([]);
	expect(said).toEqual(['2 notes put together as “Warm places”.']);
});
