/**
 * What takes focus for a note: its "Actions", the box while it is edited, or the note itself where
 * it has neither. Never "Me too": a second press of Enter would say something for somebody.
 */
export function controlOf(id: string): HTMLElement | undefined {
	const note = document.querySelector<HTMLElement>(`[data-note="${CSS.escape(id)}"]`);
	return (
		note?.querySelector<HTMLElement>('[data-hold]') ??
		note?.querySelector<HTMLElement>('textarea, button[aria-expanded]') ??
		note ??
		undefined
	);
}

/**
 * Brings a note to the middle of what is seen, or the box in it where it is being edited. Focus alone
 * scrolls to nothing that has it already.
 */
export function bringIntoSight(id: string): void {
	const note = document.querySelector(`[data-note="${CSS.escape(id)}"]`);
	const part = note?.querySelector('textarea') ?? note;
	part?.scrollIntoView({ block: 'center', inline: 'center' });
}

/** Puts focus on a note and brings it into sight. False when it is not on this screen. */
export function focusNote(id: string, options?: FocusOptions): boolean {
	const control = controlOf(id);
	control?.focus(options);
	return control !== undefined;
}

/** Puts focus on the actions of a cluster. */
export function focusCluster(id: string): void {
	const cluster = document.querySelector(`[data-cluster="${CSS.escape(id)}"]`);
	cluster?.querySelector<HTMLElement>('.cluster__head button')?.focus();
}

/** Puts focus on a note itself, for somebody who types: the next key must not press a button. */
export function focusPaper(id: string): boolean {
	const note = document.querySelector<HTMLElement>(`[data-note="${CSS.escape(id)}"]`);
	if (!note) return false;
	note.tabIndex = -1;
	note.focus();
	return true;
}

/** The note that has focus, if one has. */
export function focusedNote(): string | undefined {
	const active = document.activeElement;
	return active?.closest<HTMLElement>('[data-note]')?.dataset['note'];
}

/**
 * The note that is in hand: it has focus, or something has that is about it and is drawn elsewhere, as
 * its menu, a dialog or the bar that moves it.
 */
export function noteInHand(): string | undefined {
	const active = document.activeElement;
	return focusedNote() ?? active?.closest<HTMLElement>('[data-about]')?.dataset['about'];
}

/**
 * The note that takes over when `gone` has left: the next one of the former order that is still
 * there, else the one before.
 */
export function neighbour(
	former: readonly string[],
	gone: string,
	present: ReadonlySet<string>
): string | undefined {
	const place = former.indexOf(gone);
	if (place < 0) return undefined;
	const after = former.slice(place + 1).find((id) => present.has(id));
	return after ?? former.slice(0, place).findLast((id) => present.has(id));
}
