import type { DatabaseSync } from 'node:sqlite';
import type {
	BoardCommit,
	StoredCode,
	StoredDocumentName,
	StoredPast,
	StoredSeat
} from '../port.ts';
import { commandsText, undoneText } from './batch-row.ts';
import { historyRows } from './history-rows.ts';

/** Codes of one workshop that are remembered after they were replaced. */
const FORMER_CODES = 20;

/**
 * The journal path: what one commit of a board becomes. Plain prepared statements, since this runs
 * at every tick. All of it is called inside the write queue's transaction.
 */
export function boardRows(database: DatabaseSync) {
	const makeBoard = database.prepare('INSERT INTO board (boardId, rev) VALUES (?, ?)');
	const readRev = database.prepare('SELECT rev FROM board WHERE boardId = ?');
	const setRev = database.prepare('UPDATE board SET rev = ? WHERE boardId = ?');
	const readEpoch = database.prepare('SELECT epoch FROM document WHERE boardId = ? AND name = ?');
	const dropDocument = database.prepare('DELETE FROM document WHERE boardId = ? AND name = ?');
	const makeDocument = database.prepare(
		'INSERT INTO document (boardId, name, epoch) VALUES (?, ?, ?)'
	);
	const append = database.prepare('INSERT INTO journal (boardId, name, change) VALUES (?, ?, ?)');
	const addBatch = database.prepare(
		'INSERT INTO journal (boardId, rev, commands, undone) VALUES (?, ?, ?, ?)'
	);
	const dropBatches = database.prepare('DELETE FROM journal WHERE boardId = ? AND name IS NULL');
	const putPast = database.prepare(
		`INSERT INTO past (boardId, rev, keys, rest) VALUES (?, ?, ?, ?)
		ON CONFLICT (boardId) DO UPDATE SET rev = excluded.rev, keys = excluded.keys, rest = excluded.rest`
	);
	const putSeat = database.prepare(
		`INSERT INTO seat (boardId, number, role, "group", name, shared, credentialHash,
			codeHash, pinHash, accountId, removedAt, waitingSince, createdAt)
		VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
		ON CONFLICT (boardId, number) DO UPDATE SET role = excluded.role, "group" = excluded."group",
			name = excluded.name, shared = excluded.shared, credentialHash = excluded.credentialHash,
			codeHash = excluded.codeHash, pinHash = excluded.pinHash,
			accountId = excluded.accountId, removedAt = excluded.removedAt,
			waitingSince = excluded.waitingSince`
	);
	const putDevice = database.prepare(
		`INSERT INTO furtherDevice (boardId, number, credentialHash, arrival) VALUES (?1, ?2, ?3,
			(SELECT coalesce(max(arrival), 0) + 1 FROM furtherDevice WHERE boardId = ?1 AND number = ?2))`
	);
	const dropDevices = database.prepare(
		`DELETE FROM furtherDevice WHERE boardId = ?1 AND number = ?2 AND arrival <=
			(SELECT max(arrival) FROM furtherDevice WHERE boardId = ?1 AND number = ?2) - ?3`
	);
	const setCode = database.prepare(
		'UPDATE workshop SET keyId = ?, codeHash = ?, tokenHash = ?, sealed = ? WHERE boardId = ?'
	);
	const keepFormerCode = database.prepare(
		`INSERT INTO formerCode (boardId, codeHash, tokenHash)
		SELECT boardId, codeHash, tokenHash FROM workshop WHERE boardId = ?`
	);
	const dropFormerCodes = database.prepare(
		`DELETE FROM formerCode WHERE boardId = ?1 AND number NOT IN
			(SELECT number FROM formerCode WHERE boardId = ?1 ORDER BY number DESC LIMIT ${FORMER_CODES})`
	);
	const dropScreenLinks = database.prepare('DELETE FROM screenLink WHERE boardId = ?');
	const dropScreenLink = database.prepare(
		'DELETE FROM screenLink WHERE boardId = ? AND tokenHash = ?'
	);
	const putScreenLink = database.prepare(
		'INSERT INTO screenLink (tokenHash, boardId, madeAt) VALUES (?, ?, ?)'
	);
	const readState = database.prepare('SELECT state FROM snapshot WHERE boardId = ? AND name = ?');
	const dropState = database.prepare('DELETE FROM snapshot WHERE boardId = ? AND name = ?');
	const putState = database.prepare('INSERT INTO snapshot (boardId, name, state) VALUES (?, ?, ?)');
	const history = historyRows(database);
	const dropJournal = database.prepare('DELETE FROM journal WHERE boardId = ? AND name = ?');

	/** @throws when the document stands under another epoch: only a whole state may begin a new one */
	function growEpoch(boardId: string, name: StoredDocumentName, epoch: string): void {
		const known = readEpoch.get(boardId, name)?.['epoch'];
		if (known === epoch) return;
		if (known !== undefined)
			throw new Error(`A change of document ${name} came under an epoch that is over.`);
		makeDocument.run(boardId, name, epoch);
	}

	/** A document under another epoch is another document: nothing of the former one stays. */
	function beginEpoch(boardId: string, name: StoredDocumentName, epoch: string): void {
		if (readEpoch.get(boardId, name)?.['epoch'] === epoch) return;
		dropDocument.run(boardId, name);
		makeDocument.run(boardId, name, epoch);
	}

	function saveSeat(boardId: string, seat: StoredSeat): void {
		putSeat.run(
			boardId,
			seat.number,
			seat.role,
			seat.group,
			seat.name ?? null,
			seat.shared ? 1 : 0,
			seat.credentialHash ?? null,
			seat.codeHash ?? null,
			seat.pinHash ?? null,
			seat.accountId ?? null,
			seat.removedAt ?? null,
			seat.waitingSince ?? null,
			seat.createdAt
		);
	}

	function addDevice(boardId: string, number: number, credentialHash: string, most: number): void {
		putDevice.run(boardId, number, credentialHash);
		dropDevices.run(boardId, number, most);
	}

	function saveCode(boardId: string, code: StoredCode): void {
		keepFormerCode.run(boardId);
		dropFormerCodes.run(boardId);
		const { changes } = setCode.run(
			code.keyId,
			code.codeHash,
			code.tokenHash,
			code.sealed,
			boardId
		);
		if (changes !== 1) throw new Error('A new code came for a board without a workshop.');
	}

	function saveScreenLinks(boardId: string, change: BoardCommit['screenLinks']): void {
		if (!change) return;
		if (change.ended) dropScreenLinks.run(boardId);
		for (const tokenHash of change.dropped) dropScreenLink.run(boardId, tokenHash);
		for (const { tokenHash, madeAt } of change.made) putScreenLink.run(tokenHash, boardId, madeAt);
	}

	return {
		create(boardId: string): void {
			makeBoard.run(boardId, 0);
		},

		/** @throws when the commit does not follow the one before it, so that a gap is never stored */
		commit(boardId: string, commit: BoardCommit): void {
			const rev = readRev.get(boardId)?.['rev'];
			if (rev === undefined) throw new Error('A commit came for a board that is not stored.');
			if (commit.rev !== Number(rev) + commit.commands.length)
				throw new Error(
					`A commit of ${commit.commands.length} commands up to rev ${commit.rev} does not follow rev ${String(rev)}.`
				);
			for (const { name, epoch, update } of commit.updates) {
				growEpoch(boardId, name, epoch);
				append.run(boardId, name, update);
			}
			const { commands, undone } = commit;
			if (commands.length > 0) {
				addBatch.run(boardId, commit.rev, commandsText(commands), undoneText(undone));
				setRev.run(commit.rev, boardId);
			}
			for (const seat of commit.seats) saveSeat(boardId, seat);
			if (commit.code) saveCode(boardId, commit.code);
			saveScreenLinks(boardId, commit.screenLinks);
			if (commit.history) history.commit(boardId, commit.history);
		},

		addDevice,

		/** One state in place of a document's journal; read back before the journal goes. */
		compact(boardId: string, name: StoredDocumentName, epoch: string, state: Uint8Array): void {
			beginEpoch(boardId, name, epoch);
			dropState.run(boardId, name);
			putState.run(boardId, name, state);
			const stored = readState.get(boardId, name)?.['state'];
			if (!(stored instanceof Uint8Array) || Buffer.compare(stored, state) !== 0)
				throw new Error('A snapshot did not read back as it was written. The journal is kept.');
			dropJournal.run(boardId, name);
		},

		/** @throws when it is not of the board's present rev: it would take the place of other commands */
		fold(boardId: string, { rev, keys, rest }: StoredPast): void {
			const stored = readRev.get(boardId)?.['rev'];
			if (stored !== rev)
				throw new Error(`A past up to rev ${rev} came for a board at rev ${String(stored)}.`);
			putPast.run(boardId, rev, keys, rest);
			dropBatches.run(boardId);
		}
	};
}
export type BoardRows = ReturnType<typeof boardRows>;
