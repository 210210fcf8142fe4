import { createHash } from 'node:crypto';
import { deflateSync, inflateSync } from 'node:zlib';
import type { DatabaseSync } from 'node:sqlite';
import type { HistoryCommit } from '../port.ts';

/** Fast rather than small: it is done while the commits of all boards wait. */
const DEFLATE_LEVEL = 1;

/** What a commit does to the moments of a board. All of it is called inside the write queue's transaction. */
export function historyRows(database: DatabaseSync) {
	const hasContent = database.prepare('SELECT 1 FROM momentContent WHERE boardId = ? AND hash = ?');
	const putContent = database.prepare(
		'INSERT INTO momentContent (boardId, hash, content) VALUES (?, ?, ?)'
	);
	const putMoment = database.prepare(
		`INSERT INTO moment (boardId, id, at, kind, name, step, notes, clusters, actions, length, hash)
		VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`
	);
	const dropMoment = database.prepare('DELETE FROM moment WHERE boardId = ? AND id = ?');
	const dropUnused = database.prepare(
		`DELETE FROM momentContent WHERE boardId = ? AND hash NOT IN
			(SELECT hash FROM moment WHERE boardId = ?)`
	);

	return {
		commit(boardId: string, { added, dropped }: HistoryCommit): void {
			for (const { moment, content } of added) {
				const hash = createHash('sha256').update(content).digest('hex');
				if (!hasContent.get(boardId, hash))
					putContent.run(boardId, hash, deflateSync(content, { level: DEFLATE_LEVEL }));
				const { id, at, kind, name, step, notes, clusters, actions, length } = moment;
				putMoment.run(
					boardId,
					id,
					at,
					kind,
					name ?? null,
					step,
					notes,
					clusters,
					actions,
					length,
					hash
				);
			}
			for (const id of dropped) dropMoment.run(boardId, id);
			if (dropped.length > 0) dropUnused.run(boardId, boardId);
		}
	};
}

/** The text of a stored content. @throws when it is not whole */
export function contentText(content: Uint8Array): string {
	return inflateSync(content).toString('utf8');
}
