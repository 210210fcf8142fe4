import type { QuestionId } from '../domain/question.ts';

/**
 * Attached to a list of parts with `data-q`, it tells which question is being read: the one whose
 * part of the page crosses the upper quarter, or the first while all of them begin below that.
 */
export function following(tell: (q: QuestionId) => void) {
	return (list: HTMLElement) => {
		const first = list.querySelector<HTMLElement>('[data-q]');
		// Looked at itself: where it stayed below, the observer has nothing to say of it.
		const isBelow = (line: DOMRectReadOnly | null | undefined) =>
			first && line && first.getBoundingClientRect().top > line.bottom;
		const observer = new IntersectionObserver(
			(entries) => {
				const read = entries.findLast((entry) => entry.isIntersecting)?.target as
					HTMLElement | undefined;
				const now = read ?? (isBelow(entries[0]?.rootBounds) ? first : undefined);
				const q = now?.dataset['q'];
				if (q) tell(q as QuestionId);
			},
			{ rootMargin: '-25% 0px -74% 0px' }
		);
		for (const part of list.querySelectorAll('[data-q]')) observer.observe(part);
		return () => observer.disconnect();
	};
}
