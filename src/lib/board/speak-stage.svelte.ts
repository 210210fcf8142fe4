import { untrack } from 'svelte';
import { promptWords } from '../domain/prompt.ts';
import type { LiveBoard } from '../live/types.ts';
import { openPrompts } from './prompts.ts';
import { groupOf, labelOf } from './reading.ts';
import { helpWords } from './stage-words.ts';

/** Says what the facilitator answers to this person, and what this person's group is asked for. */
export function speakStage(board: LiveBoard, voice: { say(text: string): void }): void {
	let asked = false;
	$effect(() => {
		const now = board.me?.help === true;
		// Taken back by this person it is said as their own act.
		if (asked && !now && board.unsent === 0) untrack(() => voice.say(helpWords.answered));
		asked = now;
	});

	let heard: number | undefined;
	$effect(() => {
		if (!board.me) return;
		const { group } = board.me;
		const newest = openPrompts(board).sort(([, one], [, other]) => other.at - one.at)[0];
		const last = heard;
		heard = Math.max(heard ?? 0, newest?.[1].at ?? 0);
		if (!newest || newest[1].at <= (last ?? 0)) return;
		const { title, rest } = promptWords(groupOf(board, group), labelOf(board, newest[0]));
		untrack(() => voice.say(`${title} ${rest}`));
	});
}
