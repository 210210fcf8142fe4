import type { Component } from 'svelte';
import type { QuestionId } from '#lib/domain/question.ts';

type Canvas = Component<{ onadd: (q: QuestionId) => void }>;

let part: Canvas | undefined = $state.raw();

/**
 * The canvas is the largest part of the board, and phones seldom show it: it is fetched when it is
 * wanted, and drawn at once from then on.
 */
export const canvasPart = {
	get view(): Canvas | undefined {
		return part;
	},

	/** Rejects where the network does not give it; another try asks again. */
	async load(): Promise<void> {
		part ??= (await import('./CanvasView.svelte')).default;
	}
};
