import { untrack } from 'svelte';
import { timerSaid } from '../domain/timer.ts';
import { isParticipant } from '../domain/permission.ts';
import { Countdown } from '../live/countdown.ts';
import type { LiveBoard } from '../live/types.ts';
import { timerWords } from './stage-words.ts';

/** Seconds left at which everyone is told, the last first. */
const marks = [0, 60, 300] as const;

/**
 * Says when five minutes, one minute and no time are left, and to participants that a timer started.
 * Nothing that was running when the page came is said again.
 */
export function speakTimer(board: LiveBoard, voice: { say(text: string): void }): void {
	const countdown = new Countdown(board);
	let before: number | undefined;
	let known = false;
	$effect(() => {
		const ready = board.serverNow() !== undefined && board.ready;
		const now = countdown.seconds;
		untrack(() => {
			if (known && now !== undefined) {
				const said =
					before === undefined
						? isParticipant(board.role) && now > 0 && timerWords.started(timerSaid(now))
						: saidBetween(before, now);
				if (said) voice.say(said);
			}
			before = now;
			known ||= ready;
		});
	});
}

/** What is said when so many seconds became so few; one sentence, also where two marks were passed. */
export function saidBetween(before: number, now: number): string | undefined {
	const passed = marks.find((mark) => before > mark && now <= mark);
	return passed === undefined ? undefined : timerWords.marks[passed];
}
