import { boardRoots } from '#lib/domain/document.ts';
import type { OpenedPage } from './open-page.ts';
import type { ScriptedServer } from './scripted-server.ts';

/** The words of all notes that a page shows, in reading order. */
export const shownTexts = ({ board }: OpenedPage) =>
	board.questions.flatMap(({ clusters, loose }) =>
		[...clusters.flatMap(({ notes }) => notes), ...loose].map((note) => note.text)
	);

/** The words of all notes that stand on the server's board. */
export const boardTexts = (server: ScriptedServer) =>
	Array.from(boardRoots(server.docs.board).notes.values(), (map) => map.get('text'));
