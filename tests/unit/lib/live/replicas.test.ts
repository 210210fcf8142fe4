import { describe, expect, it } from 'vitest';
import { boardRoots, seatRoots } from '#lib/domain/document.ts';
import { shownTexts } from '../../../support/note-texts.ts';
import { openPage } from '../../../support/open-page.ts';

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
		expect(shownTexts(page)).toEqual(['One']);
		clock.advance(1_000);
		expect(server.socket).not.toBe(given);
		server.connect();
		expect(shownTexts(page)).toEqual(['One']);
		server.otherNote('b', { text: 'Two', p: [1, 0] });
		server.flush();
		expect(shownTexts(page)).toEqual(['One', 'Two']);
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
