import type { Box } from './geometry.ts';

/** A press becomes a box after this many px. */
const DRAWN_AFTER_PX = 5;

interface MarqueeHost {
	scroller(): HTMLElement | undefined;
	/** The notes that the box touches, when it is let go of. */
	selected(ids: string[]): void;
}

/** A box drawn with the mouse on empty ground: it selects the notes that it touches. */
export class Marquee {
	readonly #host: MarqueeHost;
	/** Where it began, in the content of the scroll box, so that scrolling does not shift it. */
	#from: { x: number; y: number; pointer: number } | undefined;

	/** As it is drawn, in px of the window. */
	box: (Box & Record<string, number>) | undefined = $state.raw();

	constructor(host: MarqueeHost) {
		this.#host = host;
	}

	press(event: PointerEvent): void {
		const scroller = this.#host.scroller();
		if (!scroller || event.button !== 0 || event.pointerType !== 'mouse') return;
		const ground =
			event.target instanceof Element && event.target.matches('.area__ground, .canvas');
		if (!ground) return;
		const { scrollLeft, scrollTop } = scroller;
		const [x, y] = [event.clientX + scrollLeft, event.clientY + scrollTop];
		this.#from = { x, y, pointer: event.pointerId };
	}

	move(event: PointerEvent): void {
		const [from, scroller] = [this.#from, this.#host.scroller()];
		if (!from || !scroller || event.pointerId !== from.pointer) return;
		const [left, top] = [from.x - scroller.scrollLeft, from.y - scroller.scrollTop];
		const [width, height] = [Math.abs(event.clientX - left), Math.abs(event.clientY - top)];
		if (!this.box && Math.hypot(width, height) < DRAWN_AFTER_PX) return;
		if (!this.box) scroller.setPointerCapture(from.pointer);
		this.box = {
			left: Math.min(left, event.clientX),
			top: Math.min(top, event.clientY),
			width,
			height
		};
	}

	release(event: PointerEvent): void {
		if (event.pointerId !== this.#from?.pointer) return;
		const box = this.box;
		this.cancel();
		if (!box) return;
		const notes = this.#host.scroller()?.querySelectorAll<HTMLElement>('[data-note]') ?? [];
		const touched = [...notes].filter((note) => touches(box, note.getBoundingClientRect()));
		const ids = touched.flatMap(({ dataset }) => dataset['note'] ?? []);
		if (ids.length > 0) this.#host.selected(ids);
	}

	cancel(): void {
		this.#from = undefined;
		this.box = undefined;
	}
}

/** Whether two rectangles have anything in common. */
export function touches(one: Box, other: Box): boolean {
	return (
		one.left < other.left + other.width &&
		other.left < one.left + one.width &&
		one.top < other.top + other.height &&
		other.top < one.top + one.height
	);
}
