/**
 * A seat on several devices, and several seats on one: the hash of the code with which a seat goes
 * on with another device, the devices that came by it (the one that joined stands with the seat),
 * and the hash of the PIN that a seat of a shared device may have.
 */
export const devices = `
ALTER TABLE seat ADD COLUMN codeHash TEXT;
ALTER TABLE seat ADD COLUMN pinHash TEXT;
CREATE INDEX seatByCode ON seat (boardId, codeHash) WHERE codeHash IS NOT NULL;

CREATE TABLE furtherDevice (
	boardId TEXT NOT NULL,
	credentialHash TEXT NOT NULL,
	number INTEGER NOT NULL,
	PRIMARY KEY (boardId, credentialHash, number),
	FOREIGN KEY (boardId, number) REFERENCES seat ON DELETE CASCADE
) STRICT, WITHOUT ROWID;
`;
