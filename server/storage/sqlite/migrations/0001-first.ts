/**
 * Tables of the first version. Hashes are lower-case hex, times milliseconds since 1970.
 * Everything of a board hangs on `board` and goes with it.
 */
export const first = `
CREATE TABLE account (
	accountId TEXT PRIMARY KEY,
	email TEXT NOT NULL UNIQUE,
	role TEXT NOT NULL,
	passwordHash TEXT NOT NULL,
	createdAt INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE session (
	idHash TEXT PRIMARY KEY,
	accountId TEXT NOT NULL REFERENCES account ON DELETE CASCADE,
	createdAt INTEGER NOT NULL,
	expiresAt INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX sessionByAccount ON session (accountId);
CREATE INDEX sessionByExpiry ON session (expiresAt);

CREATE TABLE board (
	boardId TEXT PRIMARY KEY,
	rev INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE workshop (
	workshopId TEXT PRIMARY KEY,
	boardId TEXT NOT NULL UNIQUE REFERENCES board ON DELETE CASCADE,
	title TEXT NOT NULL,
	site TEXT,
	date TEXT NOT NULL,
	deletedOn TEXT NOT NULL,
	keyId TEXT NOT NULL,
	codeHash TEXT NOT NULL UNIQUE,
	tokenHash TEXT NOT NULL UNIQUE,
	sealed TEXT NOT NULL,
	createdAt INTEGER NOT NULL,
	closedAt INTEGER,
	sample INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE member (
	workshopId TEXT NOT NULL REFERENCES workshop ON DELETE CASCADE,
	accountId TEXT NOT NULL REFERENCES account ON DELETE CASCADE,
	role TEXT NOT NULL,
	PRIMARY KEY (workshopId, accountId)
) STRICT, WITHOUT ROWID;
CREATE INDEX memberByAccount ON member (accountId);

CREATE TABLE document (
	boardId TEXT NOT NULL REFERENCES board ON DELETE CASCADE,
	name TEXT NOT NULL,
	epoch TEXT NOT NULL,
	PRIMARY KEY (boardId, name)
) STRICT, WITHOUT ROWID;

-- At most one a document: all of it up to the journal rows still there.
CREATE TABLE snapshot (
	id INTEGER PRIMARY KEY,
	boardId TEXT NOT NULL,
	name TEXT NOT NULL,
	state BLOB NOT NULL,
	FOREIGN KEY (boardId, name) REFERENCES document ON DELETE CASCADE
) STRICT;
CREATE UNIQUE INDEX snapshotByDocument ON snapshot (boardId, name);

-- Replayed in order of id. AUTOINCREMENT: an id is never used again, so order holds after deletes.
CREATE TABLE journal (
	id INTEGER PRIMARY KEY AUTOINCREMENT,
	boardId TEXT NOT NULL,
	name TEXT NOT NULL,
	change BLOB NOT NULL,
	FOREIGN KEY (boardId, name) REFERENCES document ON DELETE CASCADE
) STRICT;
CREATE INDEX journalByDocument ON journal (boardId, name);

-- One row an applied command: (boardId, seat, cid) is what makes a command apply once.
CREATE TABLE command (
	boardId TEXT NOT NULL REFERENCES board ON DELETE CASCADE,
	rev INTEGER NOT NULL,
	seat INTEGER NOT NULL,
	cid TEXT NOT NULL,
	t TEXT NOT NULL,
	at INTEGER NOT NULL,
	reply TEXT NOT NULL,
	inverse TEXT,
	PRIMARY KEY (boardId, rev)
) STRICT, WITHOUT ROWID;
CREATE UNIQUE INDEX commandByCid ON command (boardId, seat, cid);
CREATE INDEX commandToUndo ON command (boardId, seat, rev) WHERE inverse IS NOT NULL;

CREATE TABLE seat (
	boardId TEXT NOT NULL REFERENCES board ON DELETE CASCADE,
	number INTEGER NOT NULL,
	role TEXT NOT NULL,
	"group" TEXT NOT NULL,
	name TEXT,
	shared INTEGER NOT NULL,
	credentialHash TEXT,
	accountId TEXT,
	removedAt INTEGER,
	createdAt INTEGER NOT NULL,
	PRIMARY KEY (boardId, number)
) STRICT, WITHOUT ROWID;
CREATE INDEX seatByCredential ON seat (boardId, credentialHash) WHERE credentialHash IS NOT NULL;
CREATE UNIQUE INDEX seatByAccount ON seat (boardId, accountId) WHERE accountId IS NOT NULL;

-- One row that is written to find out whether writing works.
CREATE TABLE probe (
	id INTEGER PRIMARY KEY CHECK (id = 1),
	count INTEGER NOT NULL
) STRICT;
INSERT INTO probe VALUES (1, 0);
`;
