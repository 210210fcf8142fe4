/**
 * Moments of boards that are kept, and their contents. Many moments are of a board that nobody
 * changed in between: what is the same is stored once.
 */
export const history = `
CREATE TABLE momentContent (
	boardId TEXT NOT NULL REFERENCES board ON DELETE CASCADE,
	-- SHA-256 of the text, hex.
	hash TEXT NOT NULL,
	-- The text, deflated.
	content BLOB NOT NULL,
	PRIMARY KEY (boardId, hash)
) STRICT;

CREATE TABLE moment (
	number INTEGER PRIMARY KEY,
	boardId TEXT NOT NULL REFERENCES board ON DELETE CASCADE,
	id TEXT NOT NULL,
	at INTEGER NOT NULL,
	kind TEXT NOT NULL,
	name TEXT,
	step TEXT NOT NULL,
	notes INTEGER NOT NULL,
	clusters INTEGER NOT NULL,
	actions INTEGER NOT NULL,
	-- Characters of the text.
	length INTEGER NOT NULL,
	hash TEXT NOT NULL,
	UNIQUE (boardId, id),
	FOREIGN KEY (boardId, hash) REFERENCES momentContent ON DELETE CASCADE
) STRICT;
CREATE INDEX momentByContent ON moment (boardId, hash);
`;
