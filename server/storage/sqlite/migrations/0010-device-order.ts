/**
 * The order in which devices came to a seat by its code, from 1, so that the oldest can go. Those of
 * before count as older than all that come now.
 */
export const deviceOrder = `
ALTER TABLE furtherDevice ADD COLUMN arrival INTEGER NOT NULL DEFAULT 0;
`;
