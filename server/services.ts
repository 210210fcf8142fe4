import type { DeskCells } from '#lib/domain/document.ts';
import type { Group } from '#lib/domain/group.ts';
import type { QuestionId } from '#lib/domain/question.ts';
import type { Boards } from './board/types.ts';
import type { Invitations } from './accounts/invitations.ts';
import type { Account, Accounts } from './accounts/types.ts';
import type { Settings } from './config.ts';
import type { ReportedBoard } from './exports/reported-board.ts';
import type { Storage } from './storage/port.ts';
import type { MadeWorkshop, Workshops } from './accounts/workshop-types.ts';

/**
 * What the composition root makes once, and pages reach through `src/lib/server/services.ts`.
 * Kept at `globalThis[Symbol.for('fiveways.services')]`: the built pages are another module graph.
 */
export interface Services {
	settings: Settings;
	storage: Storage;
	boards: Boards;
	accounts: Accounts;
	workshops: Workshops;
	invitations: Invitations;
	library: Library;
	reports: Reports;
	/** The server's log. Never a name, a text, a code or an address in it. */
	log: {
		error: (details: object, message: string) => void;
		warn: (details: object, message: string) => void;
	};
	/** True from SIGTERM on. */
	draining: boolean;
}

/** Boards as they may leave the desk: no group of fewer than three people stands alone in them. */
export interface Reports {
	/**
	 * @param leaves whether what is made of it leaves the desk, so that what is joined for it stays so.
	 * `FivewaysError` `no-board`, `storage`.
	 */
	ofBoard(boardId: string, leaves: boolean): Promise<ReportedBoard>;
}

/** A file as it was sent. Its type is told by its content type and, failing that, by its first bytes. */
export interface ImportFile {
	bytes: Uint8Array;
	/** `text/csv` or `application/json`; browsers may leave it empty. */
	type: string;
	/** Of the new workshop; a JSON file brings its own. */
	title?: string;
}

/** What an import would make, for showing it before anything is made. */
export interface ImportPreview {
	/** From a JSON file. */
	title?: string;
	notes: number;
	/** Votes that come with the notes; whose they were is not known. */
	dots: number;
	clusters: number;
	groups: Group[];
	/** Question to group to number of notes. */
	cells: DeskCells;
	/** The first few notes, in the order of the file. */
	first: { q: QuestionId; group: Group; text: string }[];
}

/** Workshops that begin with notes: the sample, and files from elsewhere. */
export interface Library {
	loadSample(owner: Account): Promise<MadeWorkshop>;
	/** Reads a file without keeping anything. `FivewaysError` `bad-rows` (with rows), `malformed`, `too-large`. */
	preview(file: ImportFile): Promise<ImportPreview>;
	/** All or nothing. The same errors as `preview`, and `malformed` for a bad title. */
	importFile(owner: Account, file: ImportFile): Promise<MadeWorkshop & { notes: number }>;
}
