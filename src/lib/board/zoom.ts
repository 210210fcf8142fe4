import { tick } from 'svelte';
import { on } from 'svelte/events';

const LEAST = 0.5;
const MOST = 2;
/** One event of a wheel counts as at most so many px: a notch of a mouse is 120, two fingers on a pad 1 to 10. */
const MOST_WHEEL_PX = 20;
const LINE_PX = 16;

interface Point {
	x: number;
	y: number;
}

export function clampZoom(zoom: number): number {
	return Math.min(MOST, Math.max(LEAST, zoom));
}

/** By how much one event of a wheel zooms: up is larger, and as much up as down is the same again. */
export function wheelFactor({ deltaY, deltaMode }: Pick<WheelEvent, 'deltaY' | 'deltaMode'>) {
	const px = deltaY * (deltaMode === 0 ? 1 : LINE_PX);
	return Math.exp(-Math.max(-MOST_WHEEL_PX, Math.min(MOST_WHEEL_PX, px)) / 100);
}

interface ZoomHost {
	zoom: number;
	/** Whether a note is in the air: its grounds are measured, so nothing may grow under it. */
	readonly busy: boolean;
	/** A second finger came: what the first one pressed is no longer meant. */
	pinched(): void;
}

/** Ctrl + wheel, a pinch on a pad (which is the same to a page) and two fingers on the screen. */
export class CanvasZoom {
	readonly #host: ZoomHost;
	/** What is at `from` goes to `to`. Both are the middle of the box where a button zooms. */
	#hold: { from: Point; to: Point } | undefined;
	#pinch: { middle: Point; apart: number; zoom: number } | undefined;

	constructor(host: ZoomHost) {
		this.#host = host;
	}

	/** Attached to the scroll box alone: elsewhere wheel and fingers stay the browser's own. */
	listen(box: HTMLElement): () => void {
		const off = [
			on(box, 'wheel', (event) => this.#wheel(event), { passive: false }),
			on(box, 'touchstart', (event) => this.#touch(event), { passive: false }),
			on(box, 'touchmove', (event) => this.#touch(event), { passive: false }),
			on(box, 'touchend', () => (this.#pinch = undefined)),
			on(box, 'touchcancel', () => (this.#pinch = undefined))
		];
		return () => off.forEach((stop) => stop());
	}

	/** Called before the canvas is drawn at another size: one point of it stays where it is. */
	keep(box: HTMLElement): void {
		const { left, top } = box.getBoundingClientRect();
		const middle = { x: left + box.clientWidth / 2, y: top + box.clientHeight / 2 };
		const { from, to } = this.#hold ?? { from: middle, to: middle };
		this.#hold = undefined;
		// A ground grows evenly; the heads above it and the edges of the canvas do not.
		const ground = document.elementFromPoint(from.x, from.y)?.closest('.area__ground, .area');
		if (!ground || !box.contains(ground)) return;
		const before = ground.getBoundingClientRect();
		void tick().then(() => {
			const after = ground.getBoundingClientRect();
			const x = after.left + ((from.x - before.left) / before.width) * after.width;
			const y = after.top + ((from.y - before.top) / before.height) * after.height;
			box.scrollBy(x - to.x, y - to.y);
		});
	}

	#wheel(event: WheelEvent): void {
		if (!event.ctrlKey) return;
		event.preventDefault();
		const at = { x: event.clientX, y: event.clientY };
		this.#set(this.#host.zoom * wheelFactor(event), at, at);
	}

	#touch(event: TouchEvent): void {
		const [one, other] = event.touches;
		if (!one || !other || event.touches.length > 2) return;
		if (event.cancelable) event.preventDefault();
		const middle = { x: (one.clientX + other.clientX) / 2, y: (one.clientY + other.clientY) / 2 };
		const apart = Math.hypot(one.clientX - other.clientX, one.clientY - other.clientY) || 1;
		if (!this.#pinch) {
			this.#host.pinched();
			this.#pinch = { middle, apart, zoom: this.#host.zoom };
			return;
		}
		this.#set((this.#pinch.zoom * apart) / this.#pinch.apart, this.#pinch.middle, middle);
		this.#pinch.middle = middle;
	}

	#set(wanted: number, from: Point, to: Point): void {
		const zoom = clampZoom(wanted);
		if (this.#host.busy || zoom === this.#host.zoom) return;
		this.#hold = { from, to };
		this.#host.zoom = zoom;
	}
}
