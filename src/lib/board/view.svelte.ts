import { createContext, untrack } from 'svelte';
import type { ActionFields } from '#lib/domain/action.ts';
import { SvelteMap, SvelteSet } from 'svelte/reactivity';
import type { GroupId } from '../domain/group.ts';
import { Role } from '../domain/protocol.ts';
import { type QuestionId, questionIds } from '../domain/question.ts';
import { isPrivateStep, presentStep } from '../domain/stage.ts';
import type { PostBody } from '../live/never-sent.ts';
import type { BoardNote, LiveBoard } from '../live/types.ts';
import type { DeviceChoices } from './device.ts';
import type { SharedDevice } from './shared-device.svelte.ts';
import type { Spot } from './placing.ts';
import { Selection } from './selection.svelte.ts';

/** How the board is shown: one question to write to, everything as a list, or the areas. */
export type Mode = 'write' | 'list' | 'board';

/** The marked words of a box, or the place between two letters. */
export interface Caret {
	start: number;
	end: number;
	direction: HTMLTextAreaElement['selectionDirection'];
}

/** What is moved by keys; of a cluster the place is that of its frame. */
export interface KeyMove extends Spot {
	id: string;
	kind?: 'cluster';
}

/** What a dialog asks about clusters and several notes. */
export type Clustering =
	{ kind: 'put' | 'move-notes'; ids: string[] } | { kind: 'rename' | 'merge' | 'move'; id: string };

/** What the bar at the foot says until the next action. */
export type Notice =
	/** `unsent` posts again what never left this device. */
	| { kind: 'deleted'; from: BoardNote; unsent?: PostBody }
	| { kind: 'said'; text: string; wrong?: boolean; undo?: boolean }
	/** A step that began out of sight. */
	| { kind: 'step'; text: string };

/** An action that is being written, or changed where it has an id. */
export interface ActionInHand extends ActionFields {
	id?: string;
	v?: number;
	from: readonly string[];
}

/** Whether there is room for the areas side by side: read anew at every change of width. */
export interface ScreenWidth {
	readonly current: boolean;
}

/** The width from which the areas are the first view, as `ScreenWidth` asks for it. */
export const WIDE = 'min-width: 64rem';

interface ViewParts {
	board: LiveBoard;
	device: DeviceChoices;
	group: GroupId | undefined;
	screen: ScreenWidth;
	sharing?: SharedDevice | undefined;
}

/** "Deleted. Undo" stays this long unless something else is done first. */
const UNDO_SHOWN_MS = 20_000;

/** What this screen shows: the view, the question, the note in hand. Nothing here is sent. */
export class BoardView {
	readonly #screen: ScreenWidth;
	readonly #board: LiveBoard;
	readonly #device: DeviceChoices;
	#reading: 'list' | 'board' | undefined = $state();
	/** A choice to write or not to write, and the step it was made in: the next step starts afresh. */
	#writing: { step: string; on: boolean } | undefined = $state();
	#question: QuestionId = $state('how');
	#notice: Notice | undefined = $state.raw();
	#timer: ReturnType<typeof setTimeout> | undefined;

	/** Where the caret was in the words of notes in hand, for when their boxes are drawn anew. */
	readonly carets = new Map<string, Caret>();

	/** The note that had focus last: it has it again after a change of view. */
	current: string | undefined = $state();
	/** Notes whose long texts are shown whole in the areas. */
	readonly wholes = new SvelteSet<string>();
	/** The note, or the box, being moved by keys, and where it is by now. */
	keyMove: KeyMove | undefined = $state();
	/** Notes that are selected. */
	readonly selection = new Selection();
	/** The dialog about clusters or several notes that is open. */
	clustering: Clustering | undefined = $state();
	/** The note whose "Move to…" is open. */
	movingTo: string | undefined = $state();
	/** The group chosen for the next note of a question, where it is not the own one. */
	writeAs: Partial<Record<QuestionId, GroupId | undefined>> = $state({});
	/** The question of the box that is open over the board. */
	adding: QuestionId | undefined = $state();
	/** The action whose box is open. */
	action: ActionInHand | undefined = $state.raw();
	/** The list of actions is shown in a step that is not about it. */
	actionsShown = $state(false);
	keysOpen = $state(false);
	leaveOpen = $state(false);
	seatOpen = $state(false);
	/** Somebody has just joined with this device: their seat code is shown to them once. */
	joined = $state(false);
	/** The code, and the step in which they came: with the next one it makes room. */
	firstSeatCode: { code: string; step: string | undefined } | undefined = $state.raw();
	zoom = $state(1);
	shortcuts: boolean = $state(true);
	/** Whether this person goes wherever the facilitator points. */
	#follows = $state(false);
	/** What was put away, by name, with the mark of the one that it was. */
	readonly #away = new SvelteMap<string, string>();
	/** On a phone a facilitator sees the desk or the board. */
	tab: 'run' | 'board' = $state('run');
	/** The own group, until the seat's own document has come. */
	readonly group: GroupId | undefined;
	/** Who sits at this device, where several people share it. */
	readonly sharing: SharedDevice | undefined;
	#started = $state(false);
	/** Boxes that have a message now. */
	#wrong = $state(0);
	/** As one text, so that a key typed in one note redraws no other. */
	#inHand = $derived.by(() => this.#board.edits.map(({ id }) => id).join(' '));

	constructor({ board, device, group, screen, sharing }: ViewParts) {
		this.#screen = screen;
		this.group = group;
		this.sharing = sharing;
		this.adding = sharing?.adding;
		this.#board = board;
		this.#device = device;
	}

	/**
	 * Whether nobody knows who looks at this screen: a device that several people share asks who is
	 * using it, and what its last writer alone may see is off the screen meanwhile.
	 */
	get hidesPrivate(): boolean {
		return this.sharing?.asking === true;
	}

	/** Asks who is next. What was said of the last one's work goes, and so does its undo. */
	askWhoWrites(): void {
		this.tell(undefined);
		this.sharing?.ask();
	}

	/** From 1024 px. The page as the server draws it is narrow. */
	get wide(): boolean {
		return this.#started && this.#screen.current;
	}

	/** Whether the words of a note are being changed. */
	isInHand(id: string): boolean {
		return this.#inHand.split(' ').includes(id);
	}

	get isStarted(): boolean {
		return this.#started;
	}

	/** The page is in a browser: its width counts, and what was kept there is taken up. */
	started(): void {
		this.#started = true;
		const reading = this.#device.get('reading');
		if (reading === 'list' || reading === 'board') this.#reading = reading;
		const [step, on] = this.#device.get('writing')?.split(' ') ?? [];
		if (step) this.#writing = { step, on: on === 'on' };
		const question = questionIds.find((id) => id === this.#device.get('question'));
		if (question) this.#question = question;
		this.shortcuts = this.#device.get('shared:shortcuts') !== 'off';
		this.#follows = this.#device.get('follow') === 'on';
	}

	/** Whether the page is as high as the window and its parts scroll by themselves. */
	fills(withDesk: boolean): boolean {
		if (withDesk && !this.wide && this.tab === 'run') return false;
		return this.mode === 'board' || (withDesk && this.wide);
	}

	/** In a private step people write; else they read, as areas where there is room. */
	get mode(): Mode {
		const stage = this.#board.stage;
		const step = stage && presentStep(stage).id;
		const writer = this.#board.role === Role.stakeholder;
		const chosen = this.#writing?.step === step ? this.#writing?.on : undefined;
		if (chosen ?? (writer && stage !== undefined && isPrivateStep(stage))) return 'write';
		return this.#reading ?? (this.wide ? 'board' : 'list');
	}

	show(mode: Mode): void {
		const stage = this.#board.stage;
		if (stage) this.#setWriting(presentStep(stage).id, mode === 'write');
		if (mode === 'write') return;
		this.#reading = mode;
		this.#device.set('reading', mode);
	}

	/** A step that begins while somebody types leaves the box where it is. */
	keepWriting(step: string): void {
		this.#setWriting(step, true);
	}

	#setWriting(step: string, on: boolean): void {
		this.#writing = { step, on };
		this.#device.set('writing', `${step} ${on ? 'on' : 'off'}`);
	}

	/** The question that is being read or written about. */
	get question(): QuestionId {
		return this.#question;
	}

	set question(q: QuestionId) {
		if (q === this.#question) return;
		this.#question = q;
		this.#device.set('question', q);
	}

	get notice(): Notice | undefined {
		return this.#notice;
	}

	/** Shows a notice in the place of the one before. */
	tell(notice: Notice | undefined): void {
		clearTimeout(this.#timer);
		this.#notice = notice;
		if (notice) this.#timer = setTimeout(() => (this.#notice = undefined), UNDO_SHOWN_MS);
	}

	/** Whether this step is another than the one that was seen last on this device. */
	takesNewStep(step: string): boolean {
		if (this.#device.get('step') === step) return false;
		this.#device.set('step', step);
		return true;
	}

	get follows(): boolean {
		return this.#follows;
	}

	useFollowing(on: boolean): void {
		this.#follows = on;
		this.#device.set('follow', on ? 'on' : 'off');
	}

	/** Whether this person has put that very one away, here or before a reload. */
	isAway(name: string, mark: number): boolean {
		return (this.#away.get(name) ?? this.#device.get(`away-${name}`)) === String(mark);
	}

	putAway(name: string, mark: number): void {
		this.#away.set(name, String(mark));
		this.#device.set(`away-${name}`, String(mark));
	}

	hideSeatCode(): void {
		this.joined = false;
		this.firstSeatCode = undefined;
	}

	useShortcuts(on: boolean): void {
		this.shortcuts = on;
		this.#device.set('shared:shortcuts', on ? 'on' : 'off');
	}

	/** Whether something waits to be put right: the title of the page says so. */
	get hasError(): boolean {
		return this.#wrong > 0;
	}

	/** A box has a message. @returns what is called when it has none any more */
	countError(): () => void {
		untrack(() => (this.#wrong += 1));
		return () => (this.#wrong -= 1);
	}
}

export const [getView, setView] = createContext<BoardView>();
