/**
 * Codes and tokens that were replaced, by their keyed hashes. They open nothing: they tell at which
 * board somebody has a seat already who comes with an old one.
 */
export const formerCodes = `
CREATE TABLE formerCode (
	number INTEGER PRIMARY KEY,
	boardId TEXT NOT NULL REFERENCES board ON DELETE CASCADE,
	codeHash TEXT NOT NULL,
	tokenHash TEXT NOT NULL
) STRICT;
CREATE INDEX formerCodeByBoard ON formerCode (boardId, number);
CREATE INDEX formerCodeByCode ON formerCode (codeHash);
CREATE INDEX formerCodeByToken ON formerCode (tokenHash);
`;
