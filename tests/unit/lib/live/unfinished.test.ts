import { describe, expect, it } from 'vitest';
import { boardRoots } from '#lib/domain/document.ts';
import { standardGroup } from '#lib/domain/group.ts';
import { boardTexts, shownTexts } from '../../../support/note-texts.ts';
import { openPage } from '../../../support/open-page.ts';

describe('a refusal', () => {
	it('[X22] keeps the words as a draft over a reload, until they are sent again', () => {
		const page = openPage();
		const { server, board } = page;
		server.connect();
		server.refuse = () => 'locked';
		void board.send({ t: 'note.post', q: 'why', text: 'Keep me' });
		server.flush();
		expect(shownTexts(page)).toEqual([]);
		expect(board.drafts).toMatchObject([{ q: 'why', text: 'Keep me', code: 'locked' }]);
		const again = page.reload().board;
		server.connect();
		expect(again.drafts).toHaveLength(1);
		server.refuse = () => undefined;
		again.retryDraft(again.drafts[0]?.id ?? '');
		expect(again.drafts).toEqual([]);
		server.flush();
		expect(boardTexts(server)).toEqual(['Keep me']);
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
			expect(boardTexts(server)).toEqual(['1', '2']);
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

describe('words in the name of a group', () => {
	const post = { t: 'note.post', q: 'how', group: 'patient', via: 'scribe' } as const;

	/** Three people's words were refused while the workshop had both groups. */
	function refused() {
		const { server, board } = openPage();
		const have = (...groups: ('lw' | 'patient')[]) =>
			boardRoots(server.docs.board).meta.set(
				'groups',
				groups.map((id) => standardGroup(id))
			);
		have('lw', 'patient');
		server.connect();
		server.refuse = () => 'locked';
		void board.send({ ...post, text: 'Of a patient' });
		void board.send({ ...post, text: 'Of a link worker', group: 'lw' });
		server.flush();
		server.refuse = () => undefined;
		const sendAll = () => {
			server.commands.length = 0;
			for (const { id } of board.drafts) board.retryDraft(id);
			server.flush();
			return server.commands;
		};
		return { server, board, have, sendAll };
	}

	it('[X67] are sent again in its name, as written down by a facilitator', () => {
		const { sendAll } = refused();
		expect(sendAll()).toMatchObject([
			{ ...post, text: 'Of a patient' },
			{ ...post, text: 'Of a link worker', group: 'lw' }
		]);
	});

	it('[X67] are shown and sent as one’s own once the workshop has that group no more', () => {
		const { server, board, have, sendAll } = refused();
		have('lw');
		server.flush();
		expect(board.drafts.map(({ group, via }) => [group, via])).toEqual([
			[undefined, undefined],
			['lw', 'scribe']
		]);
		const [first, second] = sendAll();
		for (const field of ['group', 'via']) expect(first).not.toHaveProperty(field);
		expect(second).toMatchObject({ group: 'lw', via: 'scribe' });
	});
});

describe('words that their sender keeps', () => {
	const slip = { t: 'note.post', q: 'how', text: 'A slip', group: 'lw', via: 'paper' } as const;

	it('[X69] are no draft too when they are refused, so that they are not sent twice', async () => {
		const { server, board } = openPage();
		server.connect();
		server.refuse = () => 'locked';
		const sent = board.send(slip, () => true);
		server.flush();
		expect(await sent).toMatchObject({ ok: false, code: 'locked' });
		expect(board.drafts).toEqual([]);
		const long = { ...slip, text: '"'.repeat(5_000) };
		expect(await board.send(long, () => true)).toMatchObject({ code: 'too-large' });
		expect(board.drafts).toEqual([]);
	});

	it('[X69] are a draft when they were changed on the board meanwhile', () => {
		const { server, board } = openPage();
		server.connect();
		server.holdReplies = true;
		server.refuse = () => 'locked';
		void board.send(slip, () => true);
		const id = board.ownNotes('how')[0]?.id ?? '';
		void board.send({ t: 'note.edit', id, text: 'Other words' });
		server.releaseReplies();
		server.flush();
		expect(board.drafts).toMatchObject([{ text: 'Other words', group: 'lw', via: 'paper' }]);
	});

	it('[X69] are a draft when the sender is gone by then, also after a reload', () => {
		const page = openPage();
		let isHere = true;
		page.server.connect();
		page.server.refuse = () => 'locked';
		void page.board.send(slip, () => isHere);
		isHere = false;
		page.server.flush();
		expect(page.board.drafts).toMatchObject([{ text: 'A slip', group: 'lw', via: 'paper' }]);
		page.server.cut();
		void page.board.send({ ...slip, text: 'Another' }, () => true);
		const { board } = page.reload();
		page.server.connect();
		expect(board.drafts).toMatchObject([{ text: 'A slip' }, { text: 'Another', via: 'paper' }]);
		board.retryDraft(board.drafts[0]!.id);
		page.server.flush();
		expect(board.drafts, 'refused once more').toHaveLength(2);
	});
});

describe('changed words', () => {
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
		expect(boardTexts(server)).toEqual(['Many new words']);
	});
});
