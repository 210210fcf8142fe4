/** When it was last looked for boards whose day has come: a jump of the clock is seen by it. */
export const retention = `
CREATE TABLE retention (
	id INTEGER PRIMARY KEY CHECK (id = 1),
	ranAt INTEGER NOT NULL
) STRICT;
`;
