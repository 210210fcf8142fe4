/** Groups that are shown as one in whatever leaves the desk, two by two. Never taken away. */
export const poolJoins = `
CREATE TABLE poolJoin (
	boardId TEXT NOT NULL REFERENCES board ON DELETE CASCADE,
	one TEXT NOT NULL,
	other TEXT NOT NULL,
	PRIMARY KEY (boardId, one, other)
) STRICT, WITHOUT ROWID;
`;
