import type { CommandType } from '../domain/command.ts';
import { isGroupingOpen, mayTouch, refuse } from '../domain/permission.ts';
import type { BoardNote, LiveBoard } from '../live/types.ts';
import { words } from './words.ts';

/** What the actions are carried out with; the page gives it. */
export interface ActionHands {
	/** Shows a text that was cut off as a whole, or cuts it again. */
	showAll(note: BoardNote): void;
	change(note: BoardNote): void;
	moveTo(note: BoardNote): void;
	moveByKeys(note: BoardNote): void;
	remove(note: BoardNote): Promise<void>;
	undo(): Promise<void>;
}

/** How a note's text is drawn, where a view cuts long ones. */
export interface Drawn {
	cut: boolean;
	whole: boolean;
}

/** A thing that people can do to a note. Menus, drags and keys ask the same `permitted`. */
export interface NoteAction {
	id: 'show-all' | 'change' | 'move-to' | 'move-keys' | 'remove' | 'undo';
	label: string;
	/** The label that takes it back. */
	back?: string;
	icon: 'eye' | 'pencil' | 'move' | 'board' | 'trash' | 'undo';
	danger?: true;
	/** Another kind of thing begins here. */
	rule?: true;
	permitted(board: BoardRights, note: BoardNote, drawn?: Drawn): boolean;
	run(hands: ActionHands, note: BoardNote): void | Promise<void>;
}

export type BoardRights = Pick<LiveBoard, 'role' | 'stage'>;

/** Whether this seat may do that to this note now: the server asks the same two functions. */
export function may(board: BoardRights, type: CommandType, note: BoardNote): boolean {
	const { role, stage } = board;
	if (!stage || refuse(role, type, stage) !== undefined) return false;
	return mayTouch(role, type, { own: note.own, grouping: isGroupingOpen(stage) });
}

/** Whether this seat may write a new note now. */
export function mayWrite(board: BoardRights): boolean {
	return board.stage !== undefined && refuse(board.role, 'note.post', board.stage) === undefined;
}

/** Every action of a note, once. List and canvas draw their menus from it, in this order. */
export const noteActions: readonly NoteAction[] = [
	{
		// Reading comes first. Views that show every text whole have nothing to show.
		id: 'show-all',
		label: words.showAll,
		back: words.showLess,
		icon: 'eye',
		permitted: (_board, _note, drawn) => drawn !== undefined && (drawn.cut || drawn.whole),
		run: (hands, note) => hands.showAll(note)
	},
	{
		id: 'change',
		label: words.change,
		icon: 'pencil',
		permitted: (board, note) => may(board, 'note.edit', note),
		run: (hands, note) => hands.change(note)
	},
	{
		id: 'move-to',
		label: words.moveTo,
		icon: 'move',
		permitted: (board, note) => may(board, 'note.move', note),
		run: (hands, note) => hands.moveTo(note)
	},
	{
		id: 'move-keys',
		label: words.moveByKeys,
		icon: 'board',
		// A private note has no place of its own, so there is nothing to place finely.
		permitted: (board, note) => !note.private && may(board, 'note.move', note),
		run: (hands, note) => hands.moveByKeys(note)
	},
	{
		id: 'remove',
		label: words.remove,
		icon: 'trash',
		danger: true,
		permitted: (board, note) => may(board, 'note.remove', note),
		run: (hands, note) => hands.remove(note)
	},
	{
		id: 'undo',
		label: words.undo,
		icon: 'undo',
		rule: true,
		permitted: ({ role, stage }) =>
			stage !== undefined && refuse(role, 'undo', stage) === undefined,
		run: (hands) => hands.undo()
	}
];

/** One line of a note's menu, as `ui/Menu` draws it. */
export interface ActionItem extends Pick<NoteAction, 'id' | 'label' | 'icon' | 'danger' | 'rule'> {
	run: () => void;
}

/**
 * Undo is about the last change, whichever note that was, and "Show all" has its own button: by
 * themselves they make no menu of a note.
 */
function permittedActions(board: BoardRights, note: BoardNote, drawn?: Drawn): NoteAction[] {
	const permitted = noteActions.filter((action) => action.permitted(board, note, drawn));
	return permitted.some(({ id }) => id !== 'undo' && id !== 'show-all') ? permitted : [];
}

/** Whether a note has a menu at all now: where it has none, there is no button for it. */
export function hasActions(board: BoardRights, note: BoardNote): boolean {
	return permittedActions(board, note).length > 0;
}

/** The menu of one note, the same for every view; empty where nothing can be done to it now. */
export function actionItems(
	board: BoardRights,
	hands: ActionHands,
	note: BoardNote,
	drawn?: Drawn
): ActionItem[] {
	const permitted = permittedActions(board, note, drawn);
	return permitted.map(({ id, label, back, icon, danger, rule, run }, place) => ({
		id,
		label: drawn?.whole ? (back ?? label) : label,
		icon,
		...(danger ? { danger } : {}),
		...(rule && place > 0 ? { rule } : {}),
		run: () => void run(hands, note)
	}));
}
