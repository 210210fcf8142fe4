import { tick } from 'svelte';
import { noteName } from '../domain/note.ts';
import type { QuestionId } from '../domain/question.ts';
import type { LiveBoard } from '../live/types.ts';
import { focusedNote, focusNote, neighbour } from './focus.ts';
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
	#shown: Mode | undefined;

	constructor(board: LiveBoard, view: BoardView, voice: Voice) {
		this.#board = board;
		this.#view = view;
		this.#voice = voice;
	}

	/** Remembers the note that got focus, and its question. */
	focused(): void {
		const id = focusedNote();
		const note = id === undefined ? undefined : this.#board.note(id);
		if (!note) return;
		this.#view.current = note.id;
		this.#view.question = note.q;
	}

	/** Shows the board in another way; the same note has focus after it. */
	show(mode: Mode): void {
		const id = this.#view.current;
		this.#view.show(mode);
		this.#shown = this.#view.mode;
		void tick().then(() => {
			if (id !== undefined && focusNote(id)) return;
			this.#goToQuestion()?.focus({ preventScroll: true });
		});
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
		const control = document.activeElement;
		const id = focusedNote();
		if (id === undefined || !(control instanceof HTMLElement)) return;
		void tick().then(() => {
			if (document.activeElement === control) return;
			if (document.activeElement !== document.body && document.activeElement !== null) return;
			if (control.isConnected) return control.focus({ preventScroll: true });
			if (this.#board.note(id) && focusNote(id, { preventScroll: true })) return;
			this.#passOn(id, former);
		});
	}

	#passOn(gone: string, former: readonly string[]): void {
		const notice = this.#view.notice;
		if (notice?.kind === 'deleted' && notice.from.id === gone) {
			this.#view.current = neighbour(former, gone, new Set(this.#order));
			return document.querySelector<HTMLElement>('[data-undo]')?.focus();
		}
		const next = neighbour(former, gone, new Set(this.#order));
		const note = next === undefined ? undefined : this.#board.note(next);
		if (note && focusNote(note.id))
			return this.#voice.say(words.removedUnderYou(noteName(note.text)));
		document.getElementById('main')?.focus({ preventScroll: true });
		this.#voice.say(words.removedLast);
	}
}
