import { createContext } from 'svelte';
import type { QuestionId } from '../domain/question.ts';
import type { BoardNote } from '../live/types.ts';
import type { CutTexts } from './cut-text.ts';
import type { ClusterEntry } from './cluster-actions.ts';
import type { Drag, Draggable } from './drag.svelte.ts';

/** The box of a cluster as it is dragged: its corner is that of its frame. */
export type Box = Draggable & { entry: ClusterEntry };

/** What the notes of a canvas share. */
export interface Canvas {
	drag: Drag<BoardNote>;
	boxes: Drag<Box>;
	/** Resolves when the last move of that box has been answered. */
	boxUnderway(id: string): Promise<unknown>;
	/** Whether anything is in the air: nothing that lies moves then. */
	readonly busy: boolean;
	/** The area that what is in the air would land in. */
	readonly target: QuestionId | undefined;
	cuts: CutTexts;
	/** The note whose menu is open. */
	chosen: string | undefined;
	/** Opens the menu of a note beside it. */
	choose(note: BoardNote, beside: HTMLElement, cut: boolean): void;
	/** Whether this note has a menu now. */
	choosable(note: BoardNote): boolean;
	/** Whether a press on a box may lift it. */
	readonly boxesMove: boolean;
	/** Whether this note can be selected now. */
	selectable(note: BoardNote): boolean;
	/** Whether a press on this note may lift it. */
	movable(note: BoardNote): boolean;
	/** The area's ground, told when it is drawn. */
	ground(q: QuestionId, rows: number): (node: HTMLElement) => () => void;
}

export const [getCanvas, setCanvas] = createContext<Canvas>();
