/**
 * Sets custom properties through CSSOM: the content policy allows no style attribute.
 * `{@attach vars({ x: note.p[0], y: note.p[1] })}` sets `--x` and `--y`.
 */
export function vars(values: Record<string, number>) {
	return (node: HTMLElement) => {
		for (const [name, value] of Object.entries(values))
			node.style.setProperty(`--${name}`, String(value));
	};
}

/** A box as high as its text, where the browser does not do it by itself. */
export function growing(text: string) {
	return (box: HTMLTextAreaElement) => {
		if (CSS.supports('field-sizing', 'content')) return;
		void text;
		box.style.setProperty('block-size', 'auto');
		box.style.setProperty('block-size', `${box.scrollHeight + 4}px`);
	};
}
