/** Links that open room screens, by the keyed hash of their token. */
export const screenLinks = `
CREATE TABLE screenLink (
	tokenHash TEXT PRIMARY KEY,
	boardId TEXT NOT NULL REFERENCES board ON DELETE CASCADE,
	madeAt INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE INDEX screenLinkByBoard ON screenLink (boardId);
`;
