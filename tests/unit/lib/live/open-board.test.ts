import { describe, expect, it } from 'vitest';
import { boardRoots, mapOf, seatRoots } from '#lib/domain/document.ts';
import { Frame } from '#lib/domain/protocol.ts';
import { openPage, type OpenedPage } from '../../../support/open-page.ts';
import { ScriptedServer } from '../../../support/scripted-server.ts';

const textsIn = ({ board }: OpenedPage) =>
	board.questions.flatMap(({ clusters, loose }) =>
		[...clusters.flatMap(({ notes }) => notes), ...loose].map((note) => note.text)
	);
const textsOn = (server: ScriptedServer) =>
	Array.from(boardRoots(server.docs.board).notes.values(), (map) => map.get('text'));

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
			expect(textsIn(page)).toEqual(['Once']);
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
		expect(textsIn(page)).toEqual(['Same', 'Same']);
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
		expect(textsIn(page)).toEqual([]);
		server.flush();
		expect(textsOn(server)).toEqual([]);
	});

	it('[P8] made and removed while offline never leaves the device', async () => {
		const page = openPage();
		const { server, board } = page;
		server.connect();
		server.cut();
		const posted = board.send({ t: 'note.post', q: 'how', text: 'Never mind' });
		const id = board.ownNotes('how')[0]?.id ?? '';
		const removed = board.send({ t: 'note.remove', id });
		expect(textsIn(page)).toEqual([]);
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
});

describe('coming back', () => {
	it.each([false, true])(
		'[X100] sends 5 notes once each, in order (reload between: %s)',
		(reload) => {
			let page = openPage();
			const { server, clock } = page;
			server.connect();
			server.cut();
			clock.advance(2_000);
			const texts = ['1', '2', '3', '4', '5'];
			for (const text of texts) void page.board.send({ t: 'note.post', q: 'how', text });
			expect(page.board.status).toEqual({ kind: 'offline', count: 5 });
			expect(page.board.ownNotes('how').map((note) => note.state)).toEqual(
				texts.map(() => 'waiting')
			);
			clock.advance(120_000);
			if (reload) page = page.reload();
			expect(new Set(textsIn(page))).toEqual(new Set(texts));
			clock.advance(30_000);
			server.connect();
			expect(textsOn(server)).toEqual(texts);
			expect(page.board.ownNotes('how').map((note) => note.text)).toEqual(texts.toReversed());
			expect(page.board.status).toEqual({ kind: 'saved' });
			expect(page.reload().board.unsent).toBe(0);
		}
	);

	it('[P5] asks again under the same cid when the reply was lost, and shows the note once', () => {
		const page = openPage();
		const { server, board, clock } = page;
		server.connect();
		void board.send({ t: 'note.post', q: 'how', text: 'Applied' });
		server.cut();
		expect(textsOn(server)).toEqual(['Applied']);
		clock.advance(1_000);
		server.accept();
		while (server.socket.inbound.length > 0) {
			server.flush(1);
			expect(textsIn(page)).toEqual(['Applied']);
		}
		expect(textsOn(server)).toEqual(['Applied']);
		expect(server.commands).toHaveLength(2);
		expect(server.commands[1]).toEqual(server.commands[0]);
		expect(board.status).toEqual({ kind: 'saved' });
	});

	it('[P5] a reply that comes twice counts once', () => {
		const page = openPage();
		page.server.connect();
		void page.board.send({ t: 'note.post', q: 'how', text: 'Twice answered' });
		const { cid } = page.server.commands[0] ?? { cid: '' };
		page.server.reply({ cid, ok: true, rev: 1, id: 'note-1' });
		page.server.flush();
		expect(textsIn(page)).toEqual(['Twice answered']);
		expect(page.board.unsent).toBe(0);
	});

	it('[P8] asks again on a living connection when a reply stays away', () => {
		const { server, board, clock } = openPage();
		server.connect();
		server.holdReplies = true;
		void board.send({ t: 'note.post', q: 'how', text: 'Unanswered' });
		server.flush();
		clock.advance(9_000);
		server.heartbeat();
		server.flush();
		clock.advance(1_000);
		expect(server.commands).toHaveLength(2);
		server.releaseReplies();
		server.flush();
		expect(textsOn(server)).toEqual(['Unanswered']);
		expect(board.unsent).toBe(0);
	});

	it('[P8] brings only what was missed, and keeps what did not change as it was', () => {
		const { server, board, clock } = openPage();
		server.otherNote('a', { q: 'how' });
		server.otherNote('b', { q: 'why' });
		server.connect();
		const before = board.questions;
		const note = board.note('a');
		server.cut();
		server.otherNote('c', { q: 'why', p: [1, 0] });
		clock.advance(1_000);
		server.connect();
		expect(board.note('a')).toBe(note);
		expect(board.questions[0]).toBe(before[0]);
		expect(board.questions[4]?.loose.map(({ id }) => id)).toEqual(['b', 'c']);
	});
});

describe('another history', () => {
	it.each(['at hello', 'by control'])('[P5] of the board doubles nothing (told %s)', (how) => {
		const page = openPage();
		const { server, clock } = page;
		server.otherNote('a', { text: 'One' });
		server.connect();
		server.epochs.board = 'board-2';
		const before = server.docs.board;
		const fresh = server.freshDoc('board');
		boardRoots(fresh).meta.set('title', 'A workshop');
		for (const [key, value] of boardRoots(before).stage.entries())
			boardRoots(fresh).stage.set(key, value);
		server.otherNote('a', { text: 'One' });
		if (how === 'at hello') {
			server.cut();
			clock.advance(1_000);
			server.accept();
		} else server.control({ kind: 'epoch', doc: 'board', epoch: 'board-2' });
		const given = server.socket;
		server.flush();
		expect(given.readyState).toBe(3);
		expect(textsIn(page)).toEqual(['One']);
		clock.advance(1_000);
		expect(server.socket).not.toBe(given);
		server.connect();
		expect(textsIn(page)).toEqual(['One']);
		server.otherNote('b', { text: 'Two', p: [1, 0] });
		server.flush();
		expect(textsIn(page)).toEqual(['One', 'Two']);
		expect(page.board.status).toEqual({ kind: 'saved' });
	});

	it('[P5] of the seat is asked for again on the same socket', () => {
		const { server, board } = openPage();
		server.connect();
		server.epochs.seat = 'seat-2';
		server.freshDoc('seat');
		seatRoots(server.docs.seat).me.set('group', 'hcp');
		const given = server.socket;
		server.control({ kind: 'epoch', doc: 'seat', epoch: 'seat-2' });
		server.flush();
		expect(server.socket).toBe(given);
		expect(board.me).toEqual({ group: 'hcp' });
	});
});

describe('what a page may know and say', () => {
	it('[P4] sends neither Yjs content nor awareness, whatever comes', () => {
		const { server, board } = openPage();
		server.connect();
		void board.send({ t: 'note.post', q: 'how', text: 'x' });
		server.otherNote('a');
		server.flush();
		board.close();
		expect(new Set(server.frames)).toEqual(new Set([Frame.sync, Frame.document, Frame.command]));
	});

	it('[P2] asks for the desk as a facilitator alone', () => {
		const { server, board } = openPage();
		server.connect();
		expect(server.socket.asked).toEqual(new Set(['board', 'seat']));
		expect(board.desk).toBeUndefined();
		const facilitators = new ScriptedServer();
		facilitators.role = 'facilitator';
		const desk = openPage({ server: facilitators }).board;
		facilitators.connect();
		facilitators.docs.desk.getMap('writers').set('a', 4);
		facilitators.flush();
		expect(desk.desk?.writers).toEqual(new Map([['a', 4]]));
		expect(desk.role).toBe('facilitator');
	});

	it.each([
		['its seat was removed', 4403, '', 'removed'],
		['its workshop was deleted', 4410, 'deleted', 'deleted']
	])('[P7] forgets everything when %s', (_what, code, said, reason) => {
		const page = openPage();
		const { server, board, store, clock } = page;
		server.otherNote('a');
		server.connect();
		board.setTyped('how', 'half');
		server.refuse = () => 'locked';
		void board.send({ t: 'note.post', q: 'how', text: 'A draft' });
		server.flush();
		expect(store.length).toBeGreaterThan(0);
		server.cut(code, said);
		expect(board.status).toEqual({ kind: 'closed', reason });
		expect(store.length).toBe(0);
		expect(textsIn(page)).toEqual([]);
		expect([board.typed('how'), board.drafts, board.me]).toEqual(['', [], undefined]);
		clock.advance(120_000);
		expect(server.sockets).toHaveLength(1);
	});

	it('[P7] shows all that the facilitator wrote to who is removed, where the close cut it short', () => {
		const { server, board } = openPage();
		server.connect();
		const words = 'Please speak to me outside. '.repeat(7).trim();
		server.deny(words);
		server.flush();
		server.cut(4403, `${words.slice(0, 100)}…`);
		expect(board.status).toEqual({ kind: 'closed', reason: 'removed', message: words });
	});

	it('[P7] has no words for who is removed without any', () => {
		const { server, board } = openPage();
		server.connect();
		server.deny('removed');
		server.flush();
		server.cut(4403, 'removed');
		expect(board.status).toEqual({ kind: 'closed', reason: 'removed' });
	});

	it('[X16] leaving leaves nothing of the board on the device', async () => {
		const { server, board, store } = openPage();
		store.setItem('another-thing', 'stays');
		server.connect();
		board.setTyped('how', 'half');
		await board.leave();
		expect(Array.from({ length: store.length }, (_, n) => store.key(n))).toEqual(['another-thing']);
	});

	it('[P7] shows another seat’s words to nobody, and gives them back to their seat', () => {
		const page = openPage();
		const { server, clock } = page;
		server.connect();
		page.board.setTyped('how', 'mine');
		server.cut();
		void page.board.send({ t: 'note.post', q: 'how', text: 'unsent of seat 7' });
		server.seat = 8;
		server.epochs.seat = 'seat-of-8';
		clock.advance(2_000);
		server.connect();
		expect([page.board.seat, page.board.typed('how'), page.board.unsent]).toEqual([8, '', 0]);
		expect(server.commands).toEqual([]);
		server.seat = 7;
		server.epochs.seat = 'seat-1';
		const back = page.reload();
		server.connect();
		expect(back.board.typed('how')).toBe('mine');
		expect(server.commands).toMatchObject([{ text: 'unsent of seat 7' }]);
	});
});

describe('a refusal', () => {
	it('[X22] keeps the words as a draft over a reload, until they are sent again', () => {
		const page = openPage();
		const { server, board } = page;
		server.connect();
		server.refuse = () => 'locked';
		void board.send({ t: 'note.post', q: 'why', text: 'Keep me' });
		server.flush();
		expect(textsIn(page)).toEqual([]);
		expect(board.drafts).toMatchObject([{ q: 'why', text: 'Keep me', code: 'locked' }]);
		const again = page.reload().board;
		server.connect();
		expect(again.drafts).toHaveLength(1);
		server.refuse = () => undefined;
		again.retryDraft(again.drafts[0]?.id ?? '');
		expect(again.drafts).toEqual([]);
		server.flush();
		expect(textsOn(server)).toEqual(['Keep me']);
	});

	it('[X22] of an edit keeps the new words, and shows the note as it is', () => {
		const { server, board } = openPage();
		server.connect();
		void board.send({ t: 'note.post', q: 'why', text: 'Old' });
		server.flush();
		server.refuse = () => 'conflict';
		void board.send({ t: 'note.edit', id: 'note-1', text: 'New', base: 1 });
		server.flush();
		expect(board.note('note-1')).toMatchObject({ text: 'Old', state: 'sent' });
		expect(board.drafts).toMatchObject([{ noteId: 'note-1', q: 'why', text: 'New' }]);
		board.removeDraft(board.drafts[0]?.id ?? '');
		expect(board.drafts).toEqual([]);
	});

	it('[X22] of a post with later changes keeps the latest words', async () => {
		const { server, board } = openPage();
		server.connect();
		server.holdReplies = true;
		server.refuse = () => 'quota';
		void board.send({ t: 'note.post', q: 'why', text: 'First words' });
		const id = board.ownNotes('why')[0]?.id ?? '';
		const edited = board.send({ t: 'note.edit', id, text: 'Last words' });
		server.releaseReplies();
		server.flush();
		expect(board.drafts).toMatchObject([{ text: 'Last words', code: 'quota' }]);
		expect(await edited).toMatchObject({ ok: false, code: 'gone' });
		expect(board.unsent).toBe(0);
	});

	it.each(['too-fast', 'draining'] as const)(
		'[P6] %s is tried again by itself, in order',
		(code) => {
			const { server, board, clock } = openPage();
			server.connect();
			let refusals = 2;
			server.refuse = () => (refusals-- > 0 ? code : undefined);
			for (const text of ['1', '2']) void board.send({ t: 'note.post', q: 'how', text });
			server.flush();
			expect(board.drafts).toEqual([]);
			expect(board.status).toEqual({ kind: 'waiting', count: 2 });
			clock.advance(4_000);
			server.flush();
			expect(textsOn(server)).toEqual(['1', '2']);
			expect(board.status).toEqual({ kind: 'saved' });
		}
	);

	it('[P6] of a command that is too large comes at once, and nothing is sent', async () => {
		const { server, board } = openPage();
		server.connect();
		const reply = await board.send({ t: 'note.post', q: 'how', text: '"'.repeat(5_000) });
		expect(reply).toMatchObject({ ok: false, code: 'too-large' });
		expect(board.drafts).toHaveLength(1);
		expect(server.commands).toEqual([]);
	});
});

describe('the rest', () => {
	it('[X24] half-typed words survive a reload, per question', () => {
		const page = openPage();
		page.server.connect();
		page.board.setTyped('how', 'half a th');
		const again = page.reload().board;
		expect([again.typed('how'), again.typed('who')]).toEqual(['half a th', '']);
	});

	it('[X24] words typed before the first hello are kept too', () => {
		const page = openPage();
		page.board.setTyped('how', 'early');
		void page.board.send({ t: 'note.post', q: 'how', text: 'early note' });
		page.server.accept();
		page.server.flush(1);
		const again = page.reload();
		expect(again.board.typed('how')).toBe('early');
		page.server.connect();
		expect(textsOn(page.server)).toEqual(['early note']);
	});

	it('[X24] changed words survive a reload, and the name that their note gets', () => {
		const page = openPage();
		void page.board.send({ t: 'note.post', q: 'how', text: 'Old' });
		const { id, q } = page.board.ownNotes('how')[0]!;
		page.board.setEdit({ id, q, text: 'Many new words', was: 'Old', base: 0 });
		page.server.connect();
		expect(page.board.ownNotes('how')).toMatchObject([{ id: 'note-1' }]);
		expect(page.board.edits).toMatchObject([{ id: 'note-1', text: 'Many new words' }]);
		expect(page.board.drafts).toEqual([]);
		const again = page.reload();
		expect(again.board.edits).toMatchObject([{ id: 'note-1', text: 'Many new words' }]);
	});

	it('[P6] changed words of a note that is gone are a draft, and of one that is back are none', () => {
		const { server, board } = openPage();
		server.connect();
		void board.send({ t: 'note.post', q: 'how', text: 'Old' });
		server.flush();
		board.setEdit({ id: 'note-1', q: 'how', text: 'Many new words', was: 'Old', base: 1 });
		void board.send({ t: 'note.remove', id: 'note-1' });
		server.flush();
		expect(board.drafts).toMatchObject([{ q: 'how', text: 'Many new words', code: 'gone' }]);
		board.retryDraft(board.drafts[0]!.id);
		server.flush();
		expect([board.drafts, board.edits]).toEqual([[], []]);
		expect(textsOn(server)).toEqual(['Many new words']);
	});

	it('[X52] knows how far this device’s clock is off', () => {
		const { server, board, clock } = openPage();
		server.now = clock.now() + 3_600_000;
		server.connect();
		expect(board.clockOffset).toBe(3_600_000);
		server.control({ kind: 'time', now: clock.now() + 5 });
		server.flush();
		expect(board.clockOffset).toBe(5);
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

	it('[X104] shows what the page was served with until the socket has more', async () => {
		const { openBoard } = await import('#lib/live/open-board.ts');
		const { readSnapshot } = await import('#lib/domain/snapshot.ts');
		const server = new ScriptedServer();
		server.otherNote('a', { text: 'Served' });
		const snapshot = readSnapshot(server.docs.board);
		const board = openBoard({
			boardId: 'b',
			initial: { seat: 3, role: 'facilitator', ...(snapshot ? { snapshot } : {}) }
		});
		expect(board.ready).toBe(true);
		expect([board.seat, board.role, board.note('a')?.text]).toEqual([3, 'facilitator', 'Served']);
		expect(server.sockets).toEqual([]);
		board.close();
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
});
