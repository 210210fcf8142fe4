import { tick } from 'svelte';
import { canvasPart } from './canvas-part.svelte.ts';
import { noteName } from '../domain/note.ts';
import type { QuestionId } from '../domain/question.ts';
import type { LiveBoard } from '../live/types.ts';
import {
	bringIntoSight,
	focusedNote,
	focusNote,
	focusPaper,
	neighbour,
	noteInHand
} from './focus.ts';
import { isSeen, noteInSight } from './reading-place.ts';
import { orderOf } from './reading.ts';
import { SteadyPlace } from './steady.ts';
import type { BoardView, Mode } from './view.svelte.ts';
import { words } from './words.ts';

interface Voice {
	say(text: string): void;
}

/** Keeps focus and place while notes come, move and go, and over a change of view. */
export class ShowAndKeep {
	readonly #board: LiveBoard;
	readonly #view: BoardView;
	readonly #voice: Voice;
	/** Where the page is, whatever comes in above. */
	readonly steady = new SteadyPlace();
	#order: readonly string[] = [];
	/** Whether the person scrolled since a note had focus: then what is in sight is what is read. */
	#wentOn = false;
	#shown: Mode | undefined;
	/** The view that was asked for last: another one that comes late is not shown in its place. */
	#wanted: Mode | undefined;
	/** What had focus last for a note: a menu may be gone before it is asked what has focus. */
	#held: { id: string; control: HTMLElement } | undefined;

	constructor(board: LiveBoard, view: BoardView, voice: Voice) {
		this.#board = board;
		this.#view = view;
		this.#voice = voice;
	}

	/** Remembers the note that got focus, and its question. */
	focused(): void {
		const [held, control] = [noteInHand(), document.activeElement];
		this.#held =
			held !== undefined && control instanceof HTMLElement ? { id: held, control } : undefined;
		const id = focusedNote();
		const note = id === undefined ? undefined : this.#board.note(id);
		if (!note) return;
		this.#view.current = note.id;
		this.#view.question = note.q;
		this.#wentOn = false;
	}

	/** A press somewhere: focus that it takes away was not lost. */
	pressed(): void {
		this.steady.input();
		this.#held = undefined;
	}

	/** The page is being scrolled by wheel or finger. */
	scrolls(): void {
		this.steady.input();
		this.#wentOn = true;
	}

	/** Shows the board in another way; the note that was being read is in sight after it, with focus. */
	show(mode: Mode): void {
		this.#wanted = mode;
		// Fetched first, so that whoever is at a note finds it in the other view at once.
		if (mode === 'board' && !canvasPart.view) {
			const go = () => this.#wanted === mode && this.#show(mode);
			void canvasPart.load().then(go, go);
			return;
		}
		this.#show(mode);
	}

	#show(mode: Mode): void {
		const id = this.#noteBeingRead();
		const q = id === undefined ? undefined : this.#board.note(id)?.q;
		if (q) this.#view.question = q;
		this.#view.show(mode);
		this.#shown = this.#view.mode;
		void tick().then(() => {
			if (id === undefined || !focusNote(id, { preventScroll: true }))
				return this.#goToQuestion()?.focus({ preventScroll: true });
			bringIntoSight(id);
		});
	}

	/**
	 * The note that had focus last, or whichever is in sight where that one was scrolled away by hand.
	 * Who writes reads nothing, and on a narrow screen one scrolls to the top of a list to leave it.
	 */
	#noteBeingRead(): string | undefined {
		const { current, mode, wide } = this.#view;
		const held = current === undefined ? null : document.querySelector(noteSelector(current));
		const isOnTop = mode === 'list' && !wide && current !== undefined;
		if (mode === 'write' || isOnTop || (held && (!this.#wentOn || isSeen(held)))) return current;
		return noteInSight() ?? current;
	}

	/**
	 * Called before another view is drawn, by whomever it was changed. One that came with a step or a
	 * width begins at the question that was in hand, the first one with all that stands above it.
	 * Focus is given on only where it was lost.
	 */
	viewChanges(now: Mode | undefined): void {
		const before = this.#shown;
		this.#shown = now;
		if (before === undefined || now === undefined || before === now) return;
		const held = document.activeElement;
		void tick().then(() => {
			const place = now === 'write' ? document.getElementById('main') : this.#goToQuestion();
			const isFirst = this.#board.questions[0]?.q === this.#view.question;
			if (now === 'write' || isFirst) scrollTo({ top: 0 });
			const isLost = (document.activeElement ?? document.body) === document.body;
			if (isLost && held && !held.isConnected) place?.focus({ preventScroll: true });
		});
	}

	/** Brings the question in hand to the top. @returns what can take focus there */
	#goToQuestion(): HTMLElement | null {
		const heading = document.getElementById(`h-${this.#view.question}`);
		heading?.scrollIntoView({ block: 'start', inline: 'nearest' });
		return heading ?? document.getElementById('main');
	}

	/** A box for a new note: over the board where there is room, else the view for writing. */
	add(q: QuestionId): void {
		this.#view.tell(undefined);
		this.#view.question = q;
		if (this.#view.wide) {
			this.#view.adding = q;
			return;
		}
		this.#view.current = undefined;
		this.#view.show('write');
		this.#shown = 'write';
		void tick().then(() => {
			scrollTo({ top: 0 });
			document.querySelector<HTMLElement>('main textarea')?.focus();
		});
	}

	/**
	 * Called before the page is brought up to date. Whatever had focus in a note has it afterwards:
	 * the same control, the same note elsewhere, or its neighbour, with a sentence.
	 */
	beforeChange(): void {
		if (typeof document === 'undefined') return;
		this.steady.beforeChange();
		const former = this.#order;
		this.#order = orderOf(this.#board);
		const { id, control } = this.#inHand() ?? {};
		if (id === undefined || !control) return;
		void tick().then(() => {
			if (document.activeElement === control) return;
			if (document.activeElement !== document.body && document.activeElement !== null) return;
			if (control.isConnected) return control.focus({ preventScroll: true });
			if (this.#board.note(id) && focusNote(id, { preventScroll: true })) return;
			this.#passOn(id, former, control);
		});
	}

	#inHand(): { id: string; control: HTMLElement } | undefined {
		const [id, control] = [noteInHand(), document.activeElement];
		if (id !== undefined && control instanceof HTMLElement) return { id, control };
		const held = this.#held;
		this.#held = undefined;
		return control === document.body && held?.control.isConnected === false ? held : undefined;
	}

	/** To the words of the note where they are kept, else to the note beside it. */
	#passOn(gone: string, former: readonly string[], control: HTMLElement): void {
		const kept = document.querySelector<HTMLElement>(`[data-draft="${CSS.escape(gone)}"]`);
		if (kept) {
			kept.focus({ preventScroll: true });
			kept.scrollIntoView({ block: 'center' });
			return this.#voice.say(words.goneButKept);
		}
		const notice = this.#view.notice;
		if (notice?.kind === 'deleted' && notice.from.id === gone) {
			this.#view.current = neighbour(former, gone, new Set(this.#order));
			return document.querySelector<HTMLElement>('[data-undo]')?.focus();
		}
		const next = neighbour(former, gone, new Set(this.#order));
		const note = next === undefined ? undefined : this.#board.note(next);
		const isTyping = control.matches('textarea');
		if (note && (isTyping ? focusPaper(note.id) : focusNote(note.id)))
			return this.#voice.say(words.removedUnderYou(noteName(note.text)));
		document.getElementById('main')?.focus({ preventScroll: true });
		this.#voice.say(words.removedLast);
	}
}

function noteSelector(id: string): string {
	return `[data-note="${CSS.escape(id)}"]`;
}
