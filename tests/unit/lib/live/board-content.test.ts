import { describe, expect, it } from 'vitest';
import { boardRoots, mapOf } from '#lib/domain/document.ts';
import { boardTexts, shownTexts } from '../../../support/note-texts.ts';
import { openPage } from '../../../support/open-page.ts';
import { ScriptedServer } from '../../../support/scripted-server.ts';

describe('a note of one’s own', () => {
	it('[X20] shows at once, and says Sent only when the board has it', async () => {
		const { server, board } = openPage();
		server.connect();
		expect(board.status).toEqual({ kind: 'saved' });
		const reply = board.send({ t: 'note.post', q: 'who', text: 'Link workers first' });
		expect(board.ownNotes('who')).toMatchObject([
			{ text: 'Link workers first', pending: true, own: true, group: 'patient' }
		]);
		expect(board.ownNotes('who')[0]?.state).toBeUndefined();
		expect(board.status).toEqual({ kind: 'waiting', count: 1 });
		server.flush();
		expect(await reply).toMatchObject({ ok: true, id: 'note-1' });
		expect(board.ownNotes('who')).toMatchObject([
			{ id: 'note-1', state: 'sent', pending: false, private: false }
		]);
		expect(board.status).toEqual({ kind: 'saved' });
	});

	it('[X20] says Saved in a private step, where only its writer has it', () => {
		const { server, board } = openPage({ server: new ScriptedServer('private') });
		server.connect();
		void board.send({ t: 'note.post', q: 'why', text: 'Loneliness', p: [1, 3] });
		expect(board.ownNotes('why')).toMatchObject([{ private: true, pending: true, p: [0, 0] }]);
		server.flush();
		expect(board.ownNotes('why')).toMatchObject([{ private: true, state: 'saved', p: [0, 0] }]);
	});

	it('[X20] says Waiting to send after 2 s without a reply, and never Sent while it waits', () => {
		const { server, board, clock } = openPage();
		server.connect();
		server.holdReplies = true;
		void board.send({ t: 'note.post', q: 'how', text: 'Slow' });
		server.flush();
		clock.advance(1_999);
		expect(board.ownNotes('how')[0]?.state).toBeUndefined();
		clock.advance(1);
		expect(board.ownNotes('how')[0]?.state).toBe('waiting');
		server.releaseReplies();
		server.flush();
		expect(board.ownNotes('how')[0]?.state).toBe('sent');
	});

	it.each([
		['its document before its reply', false],
		['its reply before its document', true]
	])('[P5] shows once when the server sends %s, frame by frame', (_order, replyFirst) => {
		const page = openPage();
		const { server, board } = page;
		server.replyFirst = replyFirst;
		server.connect();
		void board.send({ t: 'note.post', q: 'how', text: 'Once' });
		const [{ key } = { key: '' }] = board.ownNotes('how');
		for (let step = 0; step < 4; step++) {
			server.flush(1);
			expect(shownTexts(page)).toEqual(['Once']);
			expect(board.ownNotes('how').map((note) => note.key)).toEqual([key]);
		}
		expect(board.ownNotes('how')).toMatchObject([{ id: 'note-1', pending: false, state: 'sent' }]);
	});

	it('[P5] is not taken for the same words of someone else once the reply has come', () => {
		const page = openPage();
		const { server, board } = page;
		server.connect();
		server.holdReplies = true;
		void board.send({ t: 'note.post', q: 'how', text: 'Same' });
		server.otherNote('of-another', { text: 'Same' });
		server.flush();
		server.releaseReplies();
		server.flush();
		expect(shownTexts(page)).toEqual(['Same', 'Same']);
		expect(board.note('of-another')).toMatchObject({ own: false, pending: false });
		expect(board.note('note-1')).toMatchObject({ own: true, state: 'sent' });
	});

	it('[P8] is edited, moved and removed before its reply, in that order and under its id', () => {
		const page = openPage();
		const { server, board } = page;
		server.connect();
		server.holdReplies = true;
		void board.send({ t: 'note.post', q: 'how', text: 'A' });
		const cid = board.ownNotes('how')[0]?.id ?? '';
		void board.send({ t: 'note.edit', id: cid, text: 'B' });
		void board.send({ t: 'note.move', id: cid, q: 'why', p: [1, 2] });
		expect(board.ownNotes('how')).toEqual([]);
		expect(board.ownNotes('why')).toMatchObject([{ text: 'B', v: 2, p: [1, 2] }]);
		for (let turn = 0; turn < 3; turn++) {
			server.releaseReplies();
			server.flush();
			expect(board.note(cid)).toMatchObject({ text: 'B', q: 'why', p: [1, 2] });
		}
		expect(server.commands.map(({ t }) => t)).toEqual(['note.post', 'note.edit', 'note.move']);
		expect(server.commands[1]).toMatchObject({ id: 'note-1' });
		void board.send({ t: 'note.remove', id: cid });
		expect(shownTexts(page)).toEqual([]);
		server.flush();
		expect(boardTexts(server)).toEqual([]);
	});

	it('[P8] made and removed while offline never leaves the device', async () => {
		const page = openPage();
		const { server, board } = page;
		server.connect();
		server.cut();
		const posted = board.send({ t: 'note.post', q: 'how', text: 'Never mind' });
		const id = board.ownNotes('how')[0]?.id ?? '';
		const removed = board.send({ t: 'note.remove', id });
		expect(shownTexts(page)).toEqual([]);
		expect(board.unsent).toBe(0);
		expect(await posted).toMatchObject({ ok: false, code: 'gone' });
		expect(await removed).toMatchObject({ ok: true });
		page.clock.advance(1_000);
		server.connect();
		expect(server.commands).toEqual([]);
	});

	it('[P6] that is refused by the move’s rules goes back to its place', async () => {
		const { server, board } = openPage();
		server.otherNote('n', { p: [1, 1] });
		server.connect();
		server.refuse = () => 'not-allowed';
		const reply = board.send({ t: 'note.move', id: 'n', p: [0, 5] });
		expect(board.note('n')?.p).toEqual([0, 5]);
		server.flush();
		expect(await reply).toMatchObject({ ok: false, code: 'not-allowed' });
		expect(board.note('n')?.p).toEqual([1, 1]);
		expect(board.drafts).toEqual([]);
	});

	it('[P2] private notes take the gaps that the visible ones leave', () => {
		const { server, board } = openPage({ server: new ScriptedServer('private') });
		server.otherNote('a', { p: [0, 0] });
		boardRoots(server.docs.board).clusters.set('c', mapOf({ q: 'how', name: 'C', p: [0, 1] }));
		server.connect();
		for (const text of ['1', '2']) void board.send({ t: 'note.post', q: 'how', text });
		server.flush();
		expect(board.ownNotes('how').map(({ p, text }) => [text, p])).toEqual([
			['2', [0, 2]],
			['1', [1, 0]]
		]);
	});

	it('[X55] “I have finished” shows at once and falls back when refused', () => {
		const { server, board } = openPage();
		server.connect();
		server.refuse = () => 'not-allowed';
		void board.send({ t: 'flag.finished', on: true });
		expect(board.me?.finished).toBe(true);
		server.flush();
		expect(board.me?.finished).toBeUndefined();
	});
});
