/** The audit log: rows are added, never changed. It outlives the boards that it speaks of. */
export const audit = `
CREATE TABLE audit (
	number INTEGER PRIMARY KEY AUTOINCREMENT,
	at INTEGER NOT NULL,
	who TEXT NOT NULL,
	what TEXT NOT NULL,
	boardId TEXT,
	details TEXT NOT NULL,
	hash TEXT NOT NULL
) STRICT;
CREATE INDEX auditByBoard ON audit (boardId, number);

CREATE TRIGGER auditIsNotChanged BEFORE UPDATE ON audit
BEGIN
	SELECT RAISE(ABORT, 'The audit log is not changed.');
END;
`;
