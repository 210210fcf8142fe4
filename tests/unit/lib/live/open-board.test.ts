import { describe, expect, it } from 'vitest';
import { Frame } from '#lib/domain/protocol.ts';
import { boardTexts } from '../../../support/note-texts.ts';
import { openPage } from '../../../support/open-page.ts';
import { ScriptedServer } from '../../../support/scripted-server.ts';

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
});

describe('what a page begins with', () => {
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
		expect(boardTexts(page.server)).toEqual(['early note']);
	});
});
