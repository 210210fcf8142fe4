import { describe, expect, it } from 'vitest';
import { boardTexts, shownTexts } from '../../../support/note-texts.ts';
import { openPage } from '../../../support/open-page.ts';

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
			expect(new Set(shownTexts(page))).toEqual(new Set(texts));
			clock.advance(30_000);
			server.connect();
			expect(boardTexts(server)).toEqual(texts);
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
		expect(boardTexts(server)).toEqual(['Applied']);
		clock.advance(1_000);
		server.accept();
		while (server.socket.inbound.length > 0) {
			server.flush(1);
			expect(shownTexts(page)).toEqual(['Applied']);
		}
		expect(boardTexts(server)).toEqual(['Applied']);
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
		expect(shownTexts(page)).toEqual(['Twice answered']);
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
		expect(boardTexts(server)).toEqual(['Unanswered']);
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

describe('the end of a seat', () => {
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
		expect(shownTexts(page)).toEqual([]);
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

describe('the clock', () => {
	it('[X52] knows how far this device’s clock is off', () => {
		const { server, board, clock } = openPage();
		server.now = clock.now() + 3_600_000;
		server.connect();
		expect(board.clockOffset).toBe(3_600_000);
		server.control({ kind: 'time', now: clock.now() + 5 });
		server.flush();
		expect(board.clockOffset).toBe(5);
	});
});

describe('waiting to be let in', () => {
	it('[X14] has the title alone, keeps it up to date, and goes on with the board once it is in', () => {
		const page = openPage();
		const { server, board, clock } = page;
		server.waiting = { title: 'Five ways' };
		server.otherNote('inside', { text: 'Seen inside' });
		server.connect();
		expect([board.waiting, board.ready, board.status]).toEqual([
			{ title: 'Five ways' },
			false,
			{ kind: 'saved' }
		]);
		server.waiting = { title: 'Six ways' };
		server.hello();
		server.flush();
		expect(board.waiting).toEqual({ title: 'Six ways' });
		expect(server.socket.asked.has('seat'), 'nothing is asked for but by the provider').toBe(false);

		clock.advance(8_000);
		server.letIn();
		server.flush();
		expect([board.waiting, board.ready]).toEqual([undefined, true]);
		expect(shownTexts(page)).toEqual(['Seen inside']);
		void board.send({ t: 'note.post', q: 'how', text: 'Mine' });
		server.flush();
		expect(boardTexts(server)).toContain('Mine');
		expect(board.status).toEqual({ kind: 'saved' });
	});

	it('[X14] says when the line is gone, and asks again whether it is in by now', () => {
		const { server, board, clock } = openPage();
		server.waiting = { title: 'Five ways' };
		server.connect();
		server.cut();
		clock.advance(3_000);
		expect([board.status.kind, board.waiting]).toEqual(['offline', { title: 'Five ways' }]);
		server.waiting = undefined;
		clock.advance(30_000);
		server.connect();
		expect([board.status.kind, board.waiting, board.ready]).toEqual(['saved', undefined, true]);
	});

	it('[X14] turned away, it knows that it was never in', () => {
		const { server, board } = openPage();
		server.waiting = { title: 'Five ways' };
		server.connect();
		server.deny('Come on Friday.');
		server.flush();
		server.cut(4403, 'removed');
		expect(board.status).toEqual({ kind: 'closed', reason: 'removed', message: 'Come on Friday.' });
		expect(board.waiting).toEqual({ title: 'Five ways' });
	});
});

describe('a new code', () => {
	it('[X65] is counted, so that a desk asks for the one that holds now', () => {
		const { server, board } = openPage();
		server.connect();
		expect(board.newCodes).toBe(0);
		server.control({ kind: 'code' });
		server.flush();
		expect(board.newCodes).toBe(1);
	});
});

describe('many wrong codes', () => {
	it('[O19] are told until somebody has seen it', () => {
		const { server, board } = openPage();
		server.connect();
		expect(board.wrongCodes).toBe(false);
		server.control({ kind: 'wrong-codes' });
		server.flush();
		expect(board.wrongCodes).toBe(true);
		board.wrongCodesSeen();
		expect(board.wrongCodes).toBe(false);
	});
});
