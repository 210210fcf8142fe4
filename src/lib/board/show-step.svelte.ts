import { tick, untrack } from 'svelte';
import { isParticipant } from '../domain/permission.ts';
import type { LiveBoard } from '../live/types.ts';
import { mayWrite } from './rights.ts';
import { hasKeptWords } from './half-typed.ts';
import { stepOf } from './reading.ts';
import type { BoardView } from './view.svelte.ts';
import { words } from './words.ts';

/**
 * On a phone the sentence of the step stands at one end of a long page. Whoever does not see it when
 * a step begins, or when they come, has it in the bar at the foot.
 */
export function showStep(board: LiveBoard, view: BoardView): void {
	$effect(() => {
		const { stage, ready, role } = board;
		if (!stage || !ready || !role || !isParticipant(role)) return;
		if (!view.isStarted || view.wide) return;
		const step = stepOf(stage);
		untrack(() => {
			if (view.takesNewStep(step.id)) void afterDrawing().then(() => tell(board, view, step));
		});
	});
}

function tell(board: LiveBoard, view: BoardView, step: ReturnType<typeof stepOf>): void {
	// What was said of the step before is no longer so.
	if (view.notice?.kind === 'step') view.tell(undefined);
	if (isInSight(document.querySelector('.stepline .sentence'))) return;
	const said = words.stepSaid(step.place, step.count, step.label, step.sentence);
	const isKept = !mayWrite(board) && hasKeptWords(board);
	const { title, kept } = words.writingClosed;
	view.tell({ kind: 'step', text: isKept ? `${said} ${title} ${kept}` : said });
}

/** The page is drawn in another way, and scrolled to the question in hand, before one can look. */
async function afterDrawing(): Promise<void> {
	await tick();
	await new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn)));
}

function isInSight(part: Element | null): boolean {
	if (!part) return false;
	const { top, bottom, height } = part.getBoundingClientRect();
	return height > 0 && top >= 0 && bottom <= innerHeight;
}
