import { untrack } from 'svelte';
import type { LiveBoard } from '../live/types.ts';
import { stepOf } from './reading.ts';
import type { BoardView } from './view.svelte.ts';
import { turnedAwayWords, words } from './words.ts';

interface Voice {
	say(text: string): void;
	interrupt(text: string): void;
}

/**
 * Says what changed for everyone: a new step, and, cutting in, being offline and the end of the
 * board. A step that begins while somebody types leaves their box where it is.
 */
export function speakChanges(board: LiveBoard, view: BoardView, voice: Voice): void {
	let step: string | undefined;
	$effect.pre(() => {
		const now = board.stage && stepOf(board.stage);
		if (!now || now.id === step) return;
		const first = step === undefined;
		step = now.id;
		if (first) return;
		const { place, count, label, sentence } = now;
		untrack(() => {
			if (isTyping()) view.keepWriting(now.id);
			voice.say(words.stepSaid(place, count, label, sentence));
		});
	});

	let locked = false;
	$effect(() => {
		const now = board.stage?.locks.includes('writing') === true;
		if (now && !locked)
			untrack(() => voice.say(`${words.writingClosed.title} ${words.writingClosed.kept}`));
		locked = now;
	});

	let kind: string | undefined;
	$effect(() => {
		const { status } = board;
		if (status.kind === kind) return;
		kind = status.kind;
		untrack(() => {
			if (status.kind === 'offline') voice.interrupt(words.offline.title);
			if (status.kind === 'turned-away') voice.interrupt(turnedAwayWords[status.reason].title);
			if (status.kind === 'closed' && status.reason === 'board-closed')
				voice.interrupt(words.closedNow);
			if (status.kind === 'closed' && status.reason === 'deleted')
				voice.interrupt(words.deletedNow);
		});
	});
}

function isTyping(): boolean {
	const box = document.activeElement;
	return box instanceof HTMLTextAreaElement && box.closest('.write') !== null && box.value !== '';
}
