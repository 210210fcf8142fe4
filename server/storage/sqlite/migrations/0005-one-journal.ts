/**
 * One table for all that a commit adds: the changes of documents and the commands. Rows are added at
 * its end, whichever board they are of, so that the commits of a beat share pages; the one index has
 * the rows of a board side by side, in their order.
 */
export const oneJournal = `
ALTER TABLE journal RENAME TO formerJournal;

CREATE TABLE journal (
	id INTEGER PRIMARY KEY,
	boardId TEXT NOT NULL REFERENCES board ON DELETE CASCADE,
	-- The document whose change this is; null for the commands of a commit.
	name TEXT,
	change BLOB,
	-- rev of the last command. commands: JSON, see batch-row.ts; undone: JSON of [seat, cid], mostly null.
	rev INTEGER,
	commands TEXT,
	undone TEXT,
	FOREIGN KEY (boardId, name) REFERENCES document ON DELETE CASCADE,
	CHECK ((name IS NULL) = (change IS NULL)),
	CHECK ((name IS NULL) = (rev IS NOT NULL AND commands IS NOT NULL))
) STRICT;

INSERT INTO journal (boardId, name, change)
SELECT boardId, name, change FROM formerJournal ORDER BY id;
INSERT INTO journal (boardId, rev, commands, undone)
SELECT boardId, rev, commands, undone FROM batch ORDER BY boardId, rev;

DROP TABLE formerJournal;
DROP TABLE batch;
CREATE INDEX journalByBoard ON journal (boardId);
`;
