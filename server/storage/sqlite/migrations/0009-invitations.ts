/**
 * Who made a workshop, among those who run it: all members of older files did. And links that make
 * somebody a member, by the hash of their token: used once, until a day.
 */
export const invitations = `
ALTER TABLE member ADD COLUMN owner INTEGER NOT NULL DEFAULT 0;
UPDATE member SET owner = 1;

CREATE TABLE invitation (
	invitationId TEXT PRIMARY KEY,
	tokenHash TEXT NOT NULL UNIQUE,
	workshopId TEXT NOT NULL REFERENCES workshop ON DELETE CASCADE,
	role TEXT NOT NULL,
	createdAt INTEGER NOT NULL,
	expiresAt INTEGER NOT NULL,
	usedAt INTEGER
) STRICT, WITHOUT ROWID;
CREATE INDEX invitationByWorkshop ON invitation (workshopId, createdAt);
`;
