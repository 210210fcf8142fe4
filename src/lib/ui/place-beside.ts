const GAP = 4; // CSS px between the anchor and what floats beside it
const EDGE = 8; // CSS px kept free to the edges of the window

/**
 * Puts a `position: fixed` node under its anchor, or above where there is more room, inside the
 * window. Through CSSOM, because the content policy allows no style attribute.
 */
export function placeBeside(node: HTMLElement, anchor: Element): void {
	const from = anchor.getBoundingClientRect();
	const size = node.getBoundingClientRect();
	const { innerWidth, innerHeight } = window;
	const below = from.bottom + GAP;
	const above = from.top - GAP - size.height;
	const fitsBelow = below + size.height <= innerHeight - EDGE;
	const top = fitsBelow || above < EDGE ? below : above;
	const rightToLeft = getComputedStyle(anchor).direction === 'rtl';
	const left = rightToLeft ? from.right - size.width : from.left;
	moveTo(node, {
		top: within(top, innerHeight - size.height),
		left: within(left, innerWidth - size.width)
	});
}

/** Once more by the difference: older browsers measure from a container instead of the window. */
function moveTo(node: HTMLElement, to: { top: number; left: number }): void {
	for (const side of ['top', 'left'] as const) {
		node.style.setProperty(side, `${to[side]}px`);
		const off = to[side] - node.getBoundingClientRect()[side];
		if (Math.abs(off) > 1) node.style.setProperty(side, `${to[side] + off}px`);
	}
}

function within(wish: number, room: number): number {
	return Math.max(EDGE, Math.min(wish, room - EDGE));
}
