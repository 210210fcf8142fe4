import { createContext } from 'svelte';
import type { QuestionId } from '../domain/question.ts';
import type { BoardNote } from '../live/types.ts';
import type { CutTexts } from './cut-text.ts';
import type { NoteDrag } from './drag.svelte.ts';

/** What the notes of a canvas share. */
export interface Canvas {
	drag: NoteDrag;
	cuts: CutTexts;
	/** The note whose menu is open. */
	chosen: string | undefined;
	/** Opens the menu of a note beside it. */
	choose(note: BoardNote, beside: HTMLElement, cut: boolean): void;
	/** Whether this note has a menu now. */
	choosable(note: BoardNote): boolean;
	/** Whether a press on this note may lift it. */
	movable(note: BoardNote): boolean;
	/** The area's ground, told when it is drawn. */
	ground(q: QuestionId, rows: number): (node: HTMLElement) => () => void;
}

export const [getCanvas, setCanvas] = createContext<Canvas>();
