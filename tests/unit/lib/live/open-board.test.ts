import { describe, expect, it } from 'vitest';
import { boardRoots, seatRoots } from '#lib/domain/document.ts';
import { Frame } from '#lib/domain/protocol.ts';
import { openPage } from '../../../support/open-page.ts';
import { ScriptedServer } from '../../../support/scripted-server.ts';

const shownTexts = (board: ReturnType<typeof openPage>['board']) =>
	board.questions.flatMap((question) => question.loose.map((note) => note.text));

describe('openBoard', () => {
	it('[P8] shows a note at once, and says Sent only when the board has it', async () => {
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
});
