/**
 * Tells whether a text needs to be cut off, after layout and only for texts in sight: one observer for
 * all, which never asks for a layout by itself. It goes by the lines that there are without "Show
 * all" (`--lines-free`), so that the line which that takes is no reason for it.
 */
export class CutTexts {
	readonly #tell = new WeakMap<Element, (cut: boolean) => void>();
	readonly #observer: ResizeObserver | undefined;

	constructor() {
		if (typeof ResizeObserver === 'undefined') return;
		this.#observer = new ResizeObserver((entries) => {
			for (const { target } of entries) this.#tell.get(target)?.(isTooLong(target));
		});
	}

	/** Watches one text; give what it depends on too, so that a change of that is looked at again. */
	watch(on: unknown, tell: (cut: boolean) => void) {
		return (node: HTMLElement) => {
			void on;
			this.#tell.set(node, tell);
			this.#observer?.observe(node);
			return () => this.#observer?.unobserve(node);
		};
	}
}

function isTooLong(text: Element): boolean {
	const style = getComputedStyle(text);
	const line = Number.parseFloat(style.lineHeight);
	const free = Number(style.getPropertyValue('--lines-free'));
	return text.scrollHeight > (free + 0.5) * line;
}
