import { on } from 'svelte/events';

/**
 * For a section whose buttons go once they were used: focus that went with one comes to the heading of
 * the section, so that the next Tab goes on from there.
 */
export function keepsFocus(section: HTMLElement) {
	let held: Element | undefined;
	const off = [
		on(section, 'focusin', ({ target }) => {
			held = target instanceof Element ? target : undefined;
		}),
		on(section, 'focusout', ({ relatedTarget }) => {
			if (relatedTarget) held = undefined;
		}),
		// A press beside everything takes focus away because it is wished.
		on(document, 'pointerdown', () => (held = undefined))
	];
	const observer = new MutationObserver(() => {
		if (!held || held.isConnected) return;
		held = undefined;
		if (document.activeElement === document.body) section.querySelector('h2')?.focus();
	});
	observer.observe(section, { childList: true, subtree: true });
	return () => {
		observer.disconnect();
		off.forEach((stop) => stop());
	};
}
