import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { RefusedReply } from '#lib/domain/command.ts';
import { OwnWork } from '#lib/board/own-work.ts';
import { BoardView } from '#lib/board/view.svelte.ts';
import { refusalMessage } from '#lib/domain/refusal-message.ts';
import { boardTexts } from '../../../support/note-texts.ts';
import { openPage } from '../../../support/open-page.ts';
import { aBoard } from './a-board.ts';
import { aNote } from './a-note.ts';

const device = { get: () => undefined, set: () => undefined, forget: () => undefined };
const refused: RefusedReply = {
	cid: 'c',
	ok: false,
	code: 'locked',
	message: 'Writing is closed.'
};

function at(options: Parameters<typeof aBoard>[0]) {
	const board = aBoard(options);
	const said: string[] = [];
	const view = new BoardView({ board, device, group: 'patient', screen: { current: false } });
	const work = new OwnWork(board, view, { say: (text) => said.push(text) });
	return { board, view, work, said };
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

const eight = Array.from({ length: 7 }, (_, place) =>
	aNote({ id: `n${place}`, p: [place % 2, Math.floor(place / 2)] })
);

describe('what this person does', () => {
	it('[X46] is spoken once, with the place in its question', async () => {
		const { board, work, said } = at({
			notes: eight,
			answer: () => {
				board.notes.set('new', aNote({ id: 'new', own: true, p: [1, 3] }));
				return Promise.resolve({ cid: 'c', ok: true, rev: 1, id: 'new' });
			}
		});
		await work.post('who', '  My neighbour \r\n helped ');
		expect(board.sent).toEqual([{ t: 'note.post', q: 'who', text: 'My neighbour \n helped' }]);
		expect(said).toEqual(['Added to Who, 8 of 8']);
	});

	it('[X46] is spoken within a second also when no answer comes, and says that it waits', async () => {
		const { board, work, said } = at({ notes: eight, answer: () => new Promise(() => undefined) });
		const posting = work.post('who', 'Young people too');
		board.notes.set('cid', aNote({ id: 'cid', own: true, p: [1, 3], pending: true }));
		await vi.advanceTimersByTimeAsync(999);
		await posting;
		expect(said).toEqual(['Added to Who, 8 of 8. Waiting to send.']);
	});

	it('[X20] is not said to be done before it is', async () => {
		const note = aNote({ id: 'm', q: 'how', own: true, text: 'Before' });
		const { board, work, said } = at({
			notes: [...eight, note],
			answer: () => new Promise(() => undefined)
		});
		const does: (() => Promise<unknown>)[] = [
			() => {
				work.change(note);
				board.setEdit({ ...board.edits[0]!, text: 'After' });
				return work.save('m');
			},
			() => work.move(note, { q: 'who', p: [1, 3] }),
			() => work.undo(),
			() => work.signs.finished(true)
		];
		for (const each of does) {
			const doing = each();
			await vi.advanceTimersByTimeAsync(999);
			await doing;
		}
		expect(said).toEqual([
			'Note changed. Waiting to send.',
			'Moved to Who, 8 of 8. Waiting to send.',
			'Waiting to send.',
			'Waiting to send.'
		]);
	});

	it('[X33] is one command for a move, told with the place that came of it', async () => {
		const { board, work, said } = at({
			notes: [...eight, aNote({ id: 'm', q: 'how', own: true })]
		});
		const note = board.note('m')!;
		expect(await work.move(note, { q: 'who', p: [1, 3] })).toBe(true);
		expect(board.sent).toEqual([{ t: 'note.move', id: 'm', q: 'who', p: [1, 3] }]);
		expect(said).toEqual(['Moved to Who, 8 of 8']);
	});

	it('[X33] names a place in every move, also of a private note, which has none', async () => {
		const { board, work } = at({ notes: [aNote({ id: 'm', own: true, private: true })] });
		await work.move(board.note('m')!, { q: 'why', p: [1, 3] });
		expect(board.sent).toEqual([{ t: 'note.move', id: 'm', q: 'why', p: [1, 3] }]);
	});

	it('[P6] that is refused says why, on screen and aloud', async () => {
		const { board, view, work, said } = at({
			notes: eight,
			answer: () => Promise.resolve(refused)
		});
		expect(await work.move(board.note('n0')!, { q: 'who', p: [0, 9] })).toBe(false);
		expect(said).toEqual(['Writing is closed.']);
		expect(view.notice).toEqual({ kind: 'said', text: 'Writing is closed.', wrong: true });
	});

	it('[P6] that is refused late is still told', async () => {
		let answer: (reply: RefusedReply) => void = () => undefined;
		const { board, view, work, said } = at({
			notes: eight,
			answer: () => new Promise((resolve) => (answer = resolve))
		});
		void work.move(board.note('n0')!, { q: 'who', p: [0, 9] });
		await vi.advanceTimersByTimeAsync(5000);
		answer(refused);
		await vi.advanceTimersByTimeAsync(0);
		expect(said.at(-1)).toBe('Writing is closed.');
		expect(view.notice).toMatchObject({ wrong: true });
	});
});

describe('an undo that finds nothing', () => {
	it('[X85] is told as a fact, and not as something that went wrong', async () => {
		const message = refusalMessage('gone', 'undo');
		const { view, work, said } = at({
			answer: () => Promise.resolve({ cid: 'c', ok: false, code: 'gone', message })
		});
		await work.undo();
		expect(said).toEqual([message]);
		expect(view.notice).toEqual({ kind: 'said', text: message, wrong: false });
	});
});

describe('a note that is taken back before it was sent', () => {
	it('[X21] is said to be deleted, and nothing is said of its own going', async () => {
		let answer: (reply: RefusedReply) => void = () => undefined;
		const { board, view, work, said } = at({
			notes: [aNote({ id: 'cid', own: true, text: 'Never sent' })],
			answer: (body) =>
				body.t === 'note.post'
					? new Promise((resolve) => (answer = resolve))
					: Promise.resolve({ cid: 'c', ok: true, rev: 0 })
		});
		void work.post('who', 'Never sent');
		await vi.advanceTimersByTimeAsync(5000);
		said.length = 0;
		await work.remove(board.note('cid')!);
		answer({ cid: 'cid', ok: false, code: 'gone', message: '' });
		await vi.advanceTimersByTimeAsync(0);
		expect(said).toEqual(['Deleted. Never sent']);
		expect(view.notice).toMatchObject({ kind: 'deleted' });
	});
});

describe('"Deleted. Undo"', () => {
	it('[X21] stays for 20 seconds', async () => {
		const { board, view, work } = at({ notes: eight });
		await work.remove(board.note('n1')!);
		expect(board.sent).toEqual([{ t: 'note.remove', id: 'n1' }]);
		await vi.advanceTimersByTimeAsync(19_900);
		expect(view.notice).toMatchObject({ kind: 'deleted', from: { id: 'n1' } });
		await vi.advanceTimersByTimeAsync(200);
		expect(view.notice).toBeUndefined();
	});

	it('[X21] goes with the next action, and Undo takes the deletion back', async () => {
		const { board, view, work, said } = at({ notes: eight });
		await work.remove(board.note('n1')!);
		work.change(board.note('n2')!);
		expect(view.notice).toBeUndefined();
		await work.remove(board.note('n3')!);
		await work.undo();
		expect(board.sent.at(-1)).toEqual({ t: 'undo' });
		expect(view.notice).toBeUndefined();
		expect(said.at(-1)).toBe('Your last change is undone.');
	});
});

describe('"Deleted. Undo" of a note that never left this device', () => {
	/** One note is on the board; another was written and deleted without a line. */
	async function deletedOffline() {
		const { server, board, clock } = openPage();
		const said: string[] = [];
		const view = new BoardView({ board, device, group: 'patient', screen: { current: false } });
		const work = new OwnWork(board, view, { say: (text) => said.push(text) });
		const within = async (doing: Promise<void>) => {
			await vi.advanceTimersByTimeAsync(1_000);
			await doing;
		};
		server.connect();
		void board.send({ t: 'note.post', q: 'how', text: 'On the board' });
		server.flush();
		server.cut();
		await within(work.post('who', 'Never sent', { group: 'patient', via: 'scribe' }));
		await within(work.remove(board.ownNotes('who')[0]!));
		expect(board.ownNotes('who')).toEqual([]);
		said.length = 0;
		const comeBack = () => {
			clock.advance(30_000);
			server.connect();
			server.flush();
			return server.commands.map(({ t }) => t);
		};
		return { server, board, view, work, said, within, comeBack };
	}

	it('[X85] posts its words again, and takes back nothing else', async () => {
		const { server, board, view, work, said, within, comeBack } = await deletedOffline();
		await within(work.undo());
		expect(board.ownNotes('who')).toMatchObject([
			{ text: 'Never sent', group: 'patient', via: 'scribe' }
		]);
		expect(said).toEqual(['Your note is back. Waiting to send.']);
		expect(view.notice).toBeUndefined();
		expect(comeBack()).toEqual(['note.post', 'note.post']);
		expect(boardTexts(server)).toEqual(['On the board', 'Never sent']);
	});

	it('[X85] is over once it is no more what was done last', async () => {
		const { board, work, within, comeBack } = await deletedOffline();
		await within(work.post('why', 'Another'));
		await within(work.undo());
		expect(board.ownNotes('who')).toEqual([]);
		expect(comeBack()).toEqual(['note.post', 'note.post', 'undo']);
	});

	it('[X85] takes a second undo as one of the note that is back', async () => {
		const { work, within, comeBack } = await deletedOffline();
		await within(work.undo());
		await within(work.undo());
		expect(comeBack()).toEqual(['note.post', 'note.post', 'undo']);
	});
});

/** Types into the box of the note whose change was begun last. */
function type(board: ReturnType<typeof aBoard>, text: string) {
	board.setEdit({ ...board.edits.at(-1)!, text });
}

describe('a change of words', () => {
	it('[X21] is sent with the version that the writer began with, and only when there is one', async () => {
		const { board, work, said } = at({
			notes: [aNote({ id: 'm', own: true, text: 'Old', v: 3 })]
		});
		work.change(board.note('m')!);
		await work.save('m');
		expect(board.sent).toEqual([]);
		work.change(board.note('m')!);
		type(board, 'New');
		await work.save('m');
		expect(board.sent).toEqual([{ t: 'note.edit', id: 'm', text: 'New', base: 3 }]);
		expect(said).toEqual(['Note changed.']);
	});

	it('[P6] that is broken off ends at once where no word was changed, and else not', () => {
		const { board, work } = at({ notes: [aNote({ id: 'm', own: true, text: 'Old' })] });
		work.change(board.note('m')!);
		expect(work.breakOff('m')).toBe(true);
		expect(board.edits).toEqual([]);
		work.change(board.note('m')!);
		type(board, ' Old\n');
		expect(work.breakOff('m')).toBe(true);
		work.change(board.note('m')!);
		type(board, 'Older');
		board.notes.set('m', aNote({ id: 'm', own: true, text: 'Older' }));
		expect(work.breakOff('m'), 'somebody else wrote the same by now').toBe(false);
		expect(board.edits).toMatchObject([{ id: 'm', text: 'Older' }]);
	});

	it('[X24] is kept while another note is changed, and goes when no word of it was', () => {
		const { board, work } = at({
			notes: ['m', 'n', 'o'].map((id) => aNote({ id, own: true, text: 'Old' }))
		});
		work.change(board.note('m')!);
		type(board, 'Many new words');
		work.change(board.note('n')!);
		work.change(board.note('o')!);
		work.change(board.note('m')!);
		expect(board.edits).toMatchObject([{ id: 'm', text: 'Many new words' }]);
	});
});
