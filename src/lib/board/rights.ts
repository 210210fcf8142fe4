import type { CommandType } from '../domain/command.ts';
import { isGroupingOpen, mayTouch, refuse } from '../domain/permission.ts';
import type { BoardNote, LiveBoard } from '../live/types.ts';

export type BoardRights = Pick<LiveBoard, 'role' | 'stage'>;

/** Whether this seat may do that to this note now: the server asks the same two functions. */
export function may(board: BoardRights, type: CommandType, note: BoardNote): boolean {
	const { role, stage } = board;
	if (!stage || refuse(role, type, stage) !== undefined) return false;
	return mayTouch(role, type, { own: note.own, grouping: isGroupingOpen(stage) });
}

/** The same of what facilitators alone do with notes that others see. */
export function mayModerate(
	{ role, stage }: BoardRights,
	type: 'note.ask' | 'note.hide',
	note: BoardNote
): boolean {
	return stage !== undefined && !note.private && refuse(role, type, stage) === undefined;
}

/** Whether this seat may write a new note now. */
export function mayWrite(board: BoardRights): boolean {
	return board.stage !== undefined && refuse(board.role, 'note.post', board.stage) === undefined;
}

/** Whether this note may be put together with others now: one that is on its way has no id yet. */
export function mayPut(board: BoardRights, note: BoardNote): boolean {
	return mayGroup(board) && !note.private && !(note.own && note.pending);
}

/** Whether notes may be put together on this screen now. */
export function mayGroup({ role, stage }: BoardRights): boolean {
	return stage !== undefined && refuse(role, 'cluster.make', stage) === undefined;
}

export function mayMoveMany({ role, stage }: BoardRights): boolean {
	return stage !== undefined && refuse(role, 'cluster.move', stage) === undefined;
}
