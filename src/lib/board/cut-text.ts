/**
 * Tells whether a text is cut off, after layout and only for texts in sight: one observer for all,
 * which never asks for a layout by itself.
 */
export class CutTexts {
	readonly #tell = new WeakMap<Element, (cut: boolean) => void>();
	readonly #observer: ResizeObserver | undefined;

	constructor() {
		if (typeof ResizeObserver === 'undefined') return;
		this.#observer = new ResizeObserver((entries) => {
			for (const { target } of entries)
				this.#tell.get(target)?.(target.scrollHeight > target.clientHeight + 1);
		});
	}

	/** Watches one text; give the words too, so that a change of them is looked at again. */
	watch(text: string, tell: (cut: boolean) => void) {
		return (node: HTMLElement) => {
			void text;
			this.#tell.set(node, tell);
			this.#observer?.observe(node);
			return () => this.#observer?.unobserve(node);
		};
	}
}
