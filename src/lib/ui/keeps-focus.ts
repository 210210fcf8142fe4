import { tick } from 'svelte';
import { on } from 'svelte/events';

/** What takes focus in a part of the page: its heading where it has one for this, else what can be pressed. */
const FIRST = `:is(h1, h2, h3)[tabindex="-1"], :is(button, input, select, textarea):not(:disabled), a[href], summary`;

/**
 * For a part of the page whose buttons go once they were used, or that goes itself: focus that went with
 * one comes to what stands in its place, so that the next Tab goes on from there. Whoever has moved focus
 * by then is left alone.
 * @param next where focus goes, when it is there; else it is the first of the part, else of the page
 */
export function handsFocusOn(next?: () => HTMLElement | null | undefined) {
	return (part: HTMLElement) => {
		const active = document.activeElement;
		let held = active && part.contains(active) ? active : undefined;
		const above = ancestors(part);
		const off = [
			on(part, 'focusin', ({ target }) => {
				held = target instanceof Element ? target : undefined;
			}),
			on(part, 'focusout', ({ relatedTarget }) => {
				if (relatedTarget) held = undefined;
			}),
			// A press beside everything takes focus away because it is wished.
			on(document, 'pointerdown', ({ target }) => {
				if (!(target instanceof Node && held?.contains(target))) held = undefined;
			})
		];

		/** After the page has changed, and so after those who give focus to something by themselves. */
		async function look() {
			if (!held) return;
			await tick();
			if (!held || held.isConnected) return;
			held = undefined;
			if (document.activeElement !== document.body) return;
			// What it gives focus back to is its own business.
			if (part instanceof HTMLDialogElement && !part.open) return;
			const place = next?.() ?? part.querySelector<HTMLElement>(FIRST);
			if (place?.isConnected) place.focus();
			// Not scrolled to: it begins at the top, and the person is somewhere in it.
			else rest(above)?.focus({ preventScroll: true });
		}

		const observer = new MutationObserver(() => void look());
		observer.observe(part, { childList: true, subtree: true });
		return () => {
			observer.disconnect();
			off.forEach((stop) => stop());
			void look();
		};
	};
}

/** For a part that stays when its buttons go. */
export const keepsFocus = handsFocusOn();

/**
 * For what opens over the page and gives focus back when it closes: call it as it opens.
 * @returns to be called once it has closed: where the button that opened it has gone meanwhile, focus
 *   comes to the part that the button was in
 */
export function remembersPlace(): () => void {
	const opener = document.activeElement;
	const above = opener instanceof HTMLElement ? ancestors(opener) : [];
	return () => {
		if (opener?.isConnected || document.activeElement !== document.body) return;
		const left = above.find((each) => each.isConnected)?.closest('section, aside');
		const place = left?.querySelector<HTMLElement>(FIRST) ?? rest(above);
		place?.focus({ preventScroll: true });
	};
}

function ancestors(part: HTMLElement): HTMLElement[] {
	const { parentElement: up } = part;
	return up ? [up, ...ancestors(up)] : [];
}

/** What is left of where it was: the nearest that can take focus, else the page's own part. */
function rest(above: readonly HTMLElement[]): HTMLElement | null {
	const near = above.find((each) => each.isConnected && each.matches('[tabindex]'));
	return near ?? document.getElementById('main');
}
