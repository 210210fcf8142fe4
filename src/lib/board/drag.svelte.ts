import type { Place } from '../domain/place.ts';
import type { QuestionId } from '../domain/question.ts';
import { type Box, distanceTo, placeOn } from './geometry.ts';

/** A press becomes a drag after this many px, so that a shaky tap stays a tap. */
const DRAG_AFTER_PX = 5;
/** Within this distance of an edge of the scroll box it scrolls, at most so far a frame. */
const EDGE_PX = 56;
const SCROLL_PX = 18;

interface Ground {
	q: QuestionId;
	box: Box;
	rows: number;
}

/** What is dragged: a note, or the frame of a cluster. `p` is the place of its corner. */
export interface Draggable {
	readonly id: string;
	readonly q: QuestionId;
	readonly p: Place;
}

/** Draws what is dragged so far from its place; undefined when it is put down. */
export type Follow = (by: { x: number; y: number } | undefined) => void;

/** What a drag needs of the canvas, and whom it tells. */
export interface DragHost<Item extends Draggable> {
	scroller(): HTMLElement | undefined;
	/** The grounds of all areas with their rows, as they are drawn now. */
	grounds(): { q: QuestionId; node: HTMLElement; rows: number }[];
	/** At most once a frame, while the place changes. */
	moved(id: string, spot: { q: QuestionId; p: Place }): void;
	dropped(item: Item, spot: { q: QuestionId; p: Place }): void;
	/** Nothing was moved: by the person's wish, because the pointer was lost, or for its own place. */
	cancelled(item: Item, why: 'wish' | 'lost' | 'same'): void;
}

interface Press<Item> {
	item: Item;
	node: HTMLElement;
	follow: Follow;
	pointer: number;
	startX: number;
	startY: number;
}

/**
 * One note, or the box of one cluster, under one pointer. It follows by transform alone; nothing is
 * measured while it moves, but when it is lifted and when it is put down. Coordinates are those of the
 * scroll box's content.
 */
export class Drag<Item extends Draggable> {
	readonly #host: DragHost<Item>;
	#press: Press<Item> | undefined;
	#grounds: Ground[] = [];
	#view: Box = { left: 0, top: 0, width: 0, height: 0 };
	#corner = { left: 0, top: 0 };
	#scrolled = { left: 0, top: 0 };
	#pointer = { x: 0, y: 0 };
	#frame = 0;
	#spot: { q: QuestionId; p: Place } | undefined;
	/** The pointer of a drag that was called off: its release is no click. */
	#spent: number | undefined;

	/** The lifted note and where it was; what is drawn of it stays so until it is put down. */
	lifted: { id: string; q: QuestionId; p: Place } | undefined = $state.raw();
	/** The area it would land in. */
	target: QuestionId | undefined = $state();

	constructor(host: DragHost<Item>) {
		this.#host = host;
	}

	/**
	 * A press on a note's own ground.
	 * @param node what moves: the note's place
	 * @param follow how it is drawn there
	 */
	press(event: PointerEvent, item: Item, node: HTMLElement, follow = byTransform(node)): void {
		this.#spent = undefined;
		if (event.button !== 0 || !event.isPrimary || this.#press) return;
		this.#press = {
			item,
			node,
			follow,
			pointer: event.pointerId,
			startX: event.clientX,
			startY: event.clientY
		};
	}

	move(event: PointerEvent): void {
		const press = this.#press;
		if (!press || event.pointerId !== press.pointer) return;
		this.#pointer = { x: event.clientX, y: event.clientY };
		if (!this.lifted) {
			const far = Math.hypot(event.clientX - press.startX, event.clientY - press.startY);
			if (far < DRAG_AFTER_PX) return;
			this.#lift(press, event.currentTarget);
		}
		this.#frame ||= requestAnimationFrame(() => this.#draw());
	}

	/** @returns true when this ended a drag, so that the click after it means nothing */
	release(event: PointerEvent): boolean {
		const press = this.#press;
		if (event.pointerId === this.#spent) {
			this.#spent = undefined;
			return true;
		}
		if (!press || event.pointerId !== press.pointer) return false;
		const lifted = this.lifted;
		if (!lifted) {
			this.#press = undefined;
			return false;
		}
		this.#pointer = { x: event.clientX, y: event.clientY };
		// It lands where it is drawn, whatever came above the areas meanwhile.
		this.#measure(press, this.#follow(press));
		this.#place();
		const spot = this.#spot;
		this.#putDown();
		if (!spot || (spot.q === lifted.q && spot.p[0] === lifted.p[0] && spot.p[1] === lifted.p[1]))
			this.#host.cancelled(press.item, 'same');
		else this.#host.dropped(press.item, spot);
		return true;
	}

	/** Escape, a lost pointer, a note that went away: it is back where it was. */
	cancel(why: 'wish' | 'lost'): void {
		const press = this.#press;
		const wasLifted = this.lifted !== undefined;
		this.#putDown();
		if (press && wasLifted) this.#spent = press.pointer;
		if (press && wasLifted) this.#host.cancelled(press.item, why);
	}

	scrolled(): void {
		const scroller = this.#host.scroller();
		if (!this.lifted || !scroller) return;
		this.#scrolled = { left: scroller.scrollLeft, top: scroller.scrollTop };
		this.#frame ||= requestAnimationFrame(() => this.#draw());
	}

	#lift(press: Press<Item>, taker: EventTarget | null): void {
		const scroller = this.#host.scroller();
		if (!scroller) return;
		if (taker instanceof Element) taker.setPointerCapture(press.pointer);
		press.startX += scroller.scrollLeft;
		press.startY += scroller.scrollTop;
		this.#measure(press, { x: 0, y: 0 });
		const { id, q, p } = press.item;
		this.lifted = { id, q, p };
	}

	/** Looks where the grounds are, and where the note is that is drawn so far from its place. */
	#measure(press: Press<Item>, by: { x: number; y: number }): void {
		const scroller = this.#host.scroller();
		if (!scroller) return;
		this.#scrolled = { left: scroller.scrollLeft, top: scroller.scrollTop };
		const view = scroller.getBoundingClientRect();
		this.#view = view;
		const inContent = (box: DOMRect): Box => ({
			left: box.left - view.left + this.#scrolled.left,
			top: box.top - view.top + this.#scrolled.top,
			width: box.width,
			height: box.height
		});
		this.#grounds = this.#host
			.grounds()
			.map(({ q, node, rows }) => ({ q, rows, box: inContent(node.getBoundingClientRect()) }));
		const drawn = inContent(press.node.getBoundingClientRect());
		const gap = Number.parseFloat(getComputedStyle(press.node).marginLeft) || 0;
		this.#corner = { left: drawn.left - gap - by.x, top: drawn.top - gap - by.y };
	}

	#delta(): { x: number; y: number } {
		const press = this.#press;
		if (!press) return { x: 0, y: 0 };
		return {
			x: this.#pointer.x + this.#scrolled.left - press.startX,
			y: this.#pointer.y + this.#scrolled.top - press.startY
		};
	}

	/** Draws the note under the pointer. @returns how far that is from its place */
	#follow(press: Press<Item>): { x: number; y: number } {
		const delta = this.#delta();
		press.follow(delta);
		return delta;
	}

	#draw(): void {
		this.#frame = 0;
		const press = this.#press;
		if (!press || !this.lifted) return;
		this.#follow(press);
		if (this.#place() && this.#spot) this.#host.moved(press.item.id, this.#spot);
		this.#scrollAtEdges();
	}

	/** @returns true when the place is another one than before */
	#place(): boolean {
		const x = this.#pointer.x - this.#view.left + this.#scrolled.left;
		const y = this.#pointer.y - this.#view.top + this.#scrolled.top;
		const nearest = this.#grounds.reduce<Ground | undefined>(
			(best, each) =>
				best && distanceTo(best.box, x, y) <= distanceTo(each.box, x, y) ? best : each,
			undefined
		);
		if (!nearest) return false;
		const delta = this.#delta();
		const p = placeOn(nearest.box, nearest.rows, {
			left: this.#corner.left + delta.x,
			top: this.#corner.top + delta.y
		});
		const before = this.#spot;
		this.#spot = { q: nearest.q, p };
		this.target = nearest.q;
		return before?.q !== nearest.q || before.p[0] !== p[0] || before.p[1] !== p[1];
	}

	#scrollAtEdges(): void {
		const { left, top, width, height } = this.#view;
		const x = pull(this.#pointer.x - left, width);
		const y = pull(this.#pointer.y - top, height);
		if (x === 0 && y === 0) return;
		this.#host.scroller()?.scrollBy(x, y);
		this.#frame ||= requestAnimationFrame(() => this.#draw());
	}

	#putDown(): void {
		cancelAnimationFrame(this.#frame);
		this.#frame = 0;
		this.#press?.follow(undefined);
		this.#press = undefined;
		this.#spot = undefined;
		this.lifted = undefined;
		this.target = undefined;
	}
}

function byTransform(node: HTMLElement): Follow {
	return (by) => {
		if (by) node.style.setProperty('transform', `translate(${by.x}px, ${by.y}px)`);
		else node.style.removeProperty('transform');
	};
}

/** Px to scroll in one frame for a pointer at `at` of `size`: more the nearer it is to the edge. */
export function pull(at: number, size: number): number {
	const near = Math.min(EDGE_PX, size / 4);
	if (at < near) return -Math.ceil((Math.min(near, near - at) / near) * SCROLL_PX);
	if (at > size - near) return Math.ceil((Math.min(near, at - size + near) / near) * SCROLL_PX);
	return 0;
}
