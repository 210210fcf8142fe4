/**
 * The commands of a commit as one row, in place of one row and two index entries each: a commit of
 * a busy board then writes one page of them and not ten. What is known by its `cid` is found in
 * memory, so that no index is needed.
 */
export const batches = `
-- rev of the last command. commands: JSON, see batch-row.ts; undone: JSON of [seat, cid], mostly null.
CREATE TABLE batch (
	boardId TEXT NOT NULL REFERENCES board ON DELETE CASCADE,
	rev INTEGER NOT NULL,
	commands TEXT NOT NULL,
	undone TEXT,
	PRIMARY KEY (boardId, rev)
) STRICT, WITHOUT ROWID;

-- At most one a board: what stands for all batches up to rev.
CREATE TABLE past (
	id INTEGER PRIMARY KEY,
	boardId TEXT NOT NULL UNIQUE REFERENCES board ON DELETE CASCADE,
	rev INTEGER NOT NULL,
	keys BLOB NOT NULL,
	rest TEXT NOT NULL
) STRICT;

INSERT INTO batch (boardId, rev, commands)
SELECT boardId, rev, json_array(json_array(
	seat, cid, t, at, json_remove(reply, '$.cid', '$.ok', '$.rev'), inverse
)) FROM command;
DROP TABLE command;
`;
