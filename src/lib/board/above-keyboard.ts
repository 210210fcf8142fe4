import { on } from 'svelte/events';

/**
 * Keeps a question, its box and its button in what a phone's keyboard leaves of the screen. Script
 * measures, because the units of style do not know of every keyboard; style decides how high the box
 * is: `--seen` is the height that is left, `--beside` what question and button take of it.
 */
export function aboveKeyboard(sheet: HTMLElement) {
	const screen = window.visualViewport;
	if (!screen) return;

	function fit(seen: number) {
		const box = sheet.querySelector('textarea');
		const go = sheet.querySelector('.write__go');
		if (!box || !go) return;
		const end = () => go.getBoundingClientRect().bottom;
		const beside = end() - sheet.getBoundingClientRect().top - box.offsetHeight;
		sheet.style.setProperty('--seen', `${seen}px`);
		sheet.style.setProperty('--beside', `${beside}px`);
		// The bar of the page gives its place to the words that are being written.
		if (end() > seen && sheet.contains(document.activeElement)) sheet.scrollIntoView();
	}

	let frame = 0;
	// In the next frame: a change of size while sizes are told would be reported as a fault.
	const later = () => {
		cancelAnimationFrame(frame);
		// Two fingers make the part that is seen smaller too; times the scale it is what it was.
		frame = requestAnimationFrame(() => fit(screen.height * screen.scale));
	};
	const sizes = new ResizeObserver(later);
	sizes.observe(sheet);
	const off = on(screen, 'resize', later);
	return () => {
		cancelAnimationFrame(frame);
		sizes.disconnect();
		off();
	};
}
