import type { Services } from '../services.ts';

/** A board is still read for so long after it was closed. */
const READ_AFTER_CLOSE_MS = 7 * 86_400_000;

/** Whether a board was closed so long ago that nobody reads it any more. */
export async function isOver({ storage }: Services, boardId: string): Promise<boolean> {
	const workshop = await storage.workshops.byBoard(boardId);
	const closedAt = workshop?.closedAt;
	return closedAt !== undefined && Date.now() > closedAt + READ_AFTER_CLOSE_MS;
}
