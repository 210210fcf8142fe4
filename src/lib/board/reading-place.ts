import type { QuestionId } from '../domain/question.ts';
import type { LiveBoard } from '../live/types.ts';
import type { BoardView } from './view.svelte.ts';

/** The first note whose middle is seen: what is being read, as far as a page can know. */
export function noteInSight(): string | undefined {
	return [...document.querySelectorAll<HTMLElement>('main [data-note]')].find(isSeen)?.dataset[
		'note'
	];
}

/** Whether the middle of a note is in the window and nothing lies over it but a menu, which goes. */
export function isSeen(note: Element): boolean {
	const { left, top, width, height } = note.getBoundingClientRect();
	const parts = document.elementsFromPoint(left + width / 2, top + height / 2);
	const seen = parts.find((part) => part.closest('.menu') === null);
	return seen !== undefined && note.contains(seen);
}

/**
 * Follows the areas through the scroll box: the question that is being read stays the same while its
 * area is well in sight, and else is the first one that is.
 */
export function followAreas(board: Pick<LiveBoard, 'questions'>, view: BoardView) {
	return (box: HTMLElement) => {
		const seen = new Set<QuestionId>();
		const observer = new IntersectionObserver(
			(entries) => {
				for (const { target, isIntersecting } of entries) {
					const q = (target as HTMLElement).dataset['q'] as QuestionId;
					if (isIntersecting) seen.add(q);
					else seen.delete(q);
				}
				if (seen.has(view.question)) return;
				const first = board.questions.find(({ q }) => seen.has(q));
				if (first) view.question = first.q;
			},
			{ root: box, rootMargin: '-25% 0px' }
		);
		for (const area of box.querySelectorAll('[data-q]')) observer.observe(area);
		return () => observer.disconnect();
	};
}
