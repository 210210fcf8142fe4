import { refuse } from '../domain/permission.ts';
import type { BoardNote, LiveBoard } from '../live/types.ts';
import { groupingWords } from './grouping-words.ts';
import { actionWords } from './action-words.ts';
import { canAgree, canGiveDot, canTakeDot, oneMore, rulesOf, type VotingBoard } from './voting.ts';
import { voteWords } from './vote-words.ts';
import { spotlightWords } from './stage-words.ts';
import { moderationWords } from './moderation-words.ts';
import { type BoardRights, may, mayModerate, mayPut } from './rights.ts';
import { words } from './words.ts';

/** What the actions are carried out with; the page gives it. */
export interface ActionHands {
	/** Shows a text that was cut off as a whole, or cuts it again. */
	showAll(note: BoardNote): void;
	change(note: BoardNote): void;
	moveTo(note: BoardNote): void;
	moveByKeys(note: BoardNote): void;
	putInCluster(note: BoardNote): void;
	takeOut(note: BoardNote): Promise<void>;
	select(note: BoardNote): void;
	/** Opens the box of a new action that comes from this note. */
	makeAction(note: BoardNote): void;
	giveDot(note: BoardNote): Promise<void>;
	takeDot(note: BoardNote): Promise<void>;
	agree(note: BoardNote): Promise<void>;
	unagree(note: BoardNote): Promise<void>;
	/** Offers everyone to look at it, or ends that. */
	showToAll(note: BoardNote): Promise<void>;
	hide(note: BoardNote): Promise<void>;
	ask(note: BoardNote): Promise<void>;
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
	id:
		| 'show-all'
		| 'give-dot'
		| 'take-dot'
		| 'agree'
		| 'unagree'
		| 'change'
		| 'move-to'
		| 'move-keys'
		| 'put-in'
		| 'take-out'
		| 'select'
		| 'make-action'
		| 'show-to-all'
		| 'ask'
		| 'hide'
		| 'remove'
		| 'undo';
	/** What holds now, where it depends on it. */
	label: string | ((board: ActionBoard, note: BoardNote) => string);
	/** The label that takes it back. */
	back?: string;
	icon:
		| 'eye'
		| 'pencil'
		| 'move'
		| 'board'
		| 'cluster'
		| 'back'
		| 'tick'
		| 'flag'
		| 'people'
		| 'information'
		| 'eyeoff'
		| 'trash'
		| 'undo'
		| 'plus'
		| 'minus';
	danger?: true;
	/** Another kind of thing begins here. */
	rule?: true;
	permitted(board: ActionBoard, note: BoardNote, drawn?: Drawn): boolean;
	run(hands: ActionHands, note: BoardNote): void | Promise<void>;
}

/** What the actions are judged by. */
export type ActionBoard = BoardRights & VotingBoard & Pick<LiveBoard, 'agreed'>;

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
		id: 'give-dot',
		label: (board, { id }) => voteWords.give(oneMore(board, id), rulesOf(board)),
		icon: 'plus',
		permitted: (board, note) => !note.private && canGiveDot(board, note.id),
		run: (hands, note) => hands.giveDot(note)
	},
	{
		id: 'take-dot',
		label: (board) => voteWords.takeBack(rulesOf(board)),
		icon: 'minus',
		permitted: (board, note) => canTakeDot(board, note.id),
		run: (hands, note) => hands.takeDot(note)
	},
	{
		id: 'agree',
		label: voteWords.agree,
		icon: 'tick',
		permitted: (board, note) => canAgree(board, note) && !board.agreed.has(note.id),
		run: (hands, note) => hands.agree(note)
	},
	{
		id: 'unagree',
		label: voteWords.unagree,
		icon: 'undo',
		permitted: (board, note) => canAgree(board, note) && board.agreed.has(note.id),
		run: (hands, note) => hands.unagree(note)
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
		id: 'put-in',
		label: groupingWords.putIn,
		icon: 'cluster',
		permitted: mayPut,
		run: (hands, note) => hands.putInCluster(note)
	},
	{
		id: 'take-out',
		label: groupingWords.takeOut,
		icon: 'back',
		permitted: (board, note) => mayPut(board, note) && note.cluster !== undefined,
		run: (hands, note) => hands.takeOut(note)
	},
	{
		id: 'select',
		label: groupingWords.selectOne,
		icon: 'tick',
		permitted: mayPut,
		run: (hands, note) => hands.select(note)
	},
	{
		id: 'make-action',
		label: actionWords.make,
		icon: 'flag',
		// What an action comes from is seen by everyone.
		permitted: ({ role, stage }, note) =>
			!note.private && stage !== undefined && refuse(role, 'action.add', stage) === undefined,
		run: (hands, note) => hands.makeAction(note)
	},
	{
		id: 'show-to-all',
		label: ({ stage }, { id }) =>
			stage?.spotlight === id ? spotlightWords.stop : spotlightWords.show,
		icon: 'people',
		permitted: ({ role, stage }, note) =>
			!note.private && stage !== undefined && refuse(role, 'stage.spotlight', stage) === undefined,
		run: (hands, note) => hands.showToAll(note)
	},
	{
		id: 'ask',
		label: moderationWords.ask,
		icon: 'information',
		// Of a note from a file nobody is here to answer.
		permitted: (board, note) =>
			!note.own && note.via !== 'import' && mayModerate(board, 'note.ask', note),
		run: (hands, note) => hands.ask(note)
	},
	{
		id: 'hide',
		label: moderationWords.hide,
		icon: 'eyeoff',
		permitted: (board, note) => mayModerate(board, 'note.hide', note),
		run: (hands, note) => hands.hide(note)
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

/** How a note is looked at, and by whom. */
interface Looking {
	drawn?: Drawn;
	/**
	 * A device that several people share asks who is there. Until somebody says so, nothing is done in
	 * the name of whoever was there last.
	 */
	asks?: boolean;
}

/** What is done in somebody's own name to any note, and by its writer to an own one. */
const ofOnePerson: ReadonlySet<NoteAction['id']> = new Set([
	'give-dot',
	'take-dot',
	'agree',
	'unagree',
	'undo'
]);
const ofWriter: ReadonlySet<NoteAction['id']> = new Set(['change', 'remove']);

/** One line of a note's menu, as `ui/Menu` draws it. */
export interface ActionItem extends Pick<NoteAction, 'id' | 'icon' | 'danger' | 'rule'> {
	label: string;
	run: () => void;
}

/**
 * Undo is about the last change, whichever note that was, and "Show all" has its own button: by
 * themselves they make no menu of a note.
 */
function permittedActions(
	board: ActionBoard,
	note: BoardNote,
	{ drawn, asks }: Looking
): NoteAction[] {
	const isTheirs = ({ id }: NoteAction) => ofOnePerson.has(id) || (note.own && ofWriter.has(id));
	const permitted = noteActions.filter(
		(action) => !(asks && isTheirs(action)) && action.permitted(board, note, drawn)
	);
	return permitted.some(({ id }) => id !== 'undo' && id !== 'show-all') ? permitted : [];
}

/** Whether a note has a menu at all now: where it has none, there is no button for it. */
export function hasActions(board: ActionBoard, note: BoardNote, looking: Looking = {}): boolean {
	return permittedActions(board, note, looking).length > 0;
}

/** The menu of one note, the same for every view; empty where nothing can be done to it now. */
export function actionItems(
	board: ActionBoard,
	hands: ActionHands,
	note: BoardNote,
	looking: Looking = {}
): ActionItem[] {
	const { drawn } = looking;
	const permitted = permittedActions(board, note, looking);
	return permitted.map(({ id, label, back, icon, danger, rule, run }, place) => ({
		id,
		label: drawn?.whole && back ? back : typeof label === 'string' ? label : label(board, note),
		icon,
		...(danger ? { danger } : {}),
		...(rule && place > 0 ? { rule } : {}),
		run: () => void run(hands, note)
	}));
}
