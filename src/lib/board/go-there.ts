import { tick } from 'svelte';
import type { Spotlit } from '../live/spotlit.ts';
import { bringIntoSight, focusPaper } from './focus.ts';
import type { BoardView, Mode } from './view.svelte.ts';

/**
 * Puts focus on what the facilitator shows. Who is writing goes on to the notes, but for a question,
 * which can be written about where they are.
 * @returns false where it is not on this page
 */
export async function goThere(
	{ kind, id, q }: Spotlit,
	view: BoardView,
	show: (mode: Mode) => void
): Promise<boolean> {
	const isWriting = view.mode === 'write';
	view.question = q;
	if (kind === 'question' && isWriting) {
		await tick();
		return focusOn(document.querySelector<HTMLElement>('main h1'));
	}
	if (isWriting) {
		show(view.wide ? 'board' : 'list');
		// The change of view puts focus somewhere itself: this comes after it.
		await tick();
	}
	await tick();
	if (kind === 'note') {
		if (!focusPaper(id)) return false;
		bringIntoSight(id);
		return true;
	}
	const part = kind === 'question' ? `#h-${q}` : `[data-cluster="${CSS.escape(id)}"] h3`;
	return focusOn(document.querySelector<HTMLElement>(part));
}

/** Whether somebody is writing something: then nothing moves by itself. */
export function hasWordsInHand(): boolean {
	const active = document.activeElement;
	const isTyping = active instanceof HTMLTextAreaElement && active.value !== '';
	return isTyping || document.querySelector('dialog[open]') !== null;
}

function focusOn(heading: HTMLElement | null): boolean {
	if (!heading) return false;
	heading.tabIndex = -1;
	heading.focus({ preventScroll: true });
	heading.scrollIntoView({ block: 'center' });
	return true;
}
