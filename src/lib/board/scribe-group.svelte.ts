import { untrack } from 'svelte';
import { scribeWords } from '../domain/scribe-words.ts';
import type { LiveBoard } from '../live/types.ts';
import type { WritingFor } from '../live/writing-for.svelte.ts';
import type { Voice } from './sending.ts';
import type { BoardView } from './view.svelte.ts';
import { words } from './words.ts';

/**
 * A group that became part of another is written for no more: each note in its name would be refused.
 * Whoever did so is told that they write as themselves again, and stays so if the group comes back.
 */
export function keepToGroups(
	writingFor: WritingFor,
	board: Pick<LiveBoard, 'meta'>,
	view: Pick<BoardView, 'tell'>,
	voice: Voice
): void {
	$effect(() => {
		const { group } = writingFor;
		const groups = board.meta?.groups;
		if (!group || !groups || groups.some(({ id }) => id === group)) return;
		untrack(() => {
			writingFor.group = undefined;
			const text = `${words.groupGone} ${scribeWords.nowMyself}`;
			voice.say(text);
			view.tell({ kind: 'said', text });
		});
	});
}
