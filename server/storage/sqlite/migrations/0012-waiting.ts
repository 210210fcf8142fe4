/** Since when a seat waits to be let in. */
export const waiting = 'ALTER TABLE seat ADD COLUMN waitingSince INTEGER;';
