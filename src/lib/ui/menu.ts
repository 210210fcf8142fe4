import type { IconName } from './icons.ts';

/** One line of a menu. */
export interface MenuItem {
	id: string;
	label: string;
	icon?: IconName | undefined;
	run: () => void;
	/** Red, for what takes something away. */
	danger?: boolean | undefined;
	/** A line above it: the next kind of thing begins here. */
	rule?: boolean | undefined;
}

/** The place of the focus after a key among `count` lines, or undefined when the key means nothing. */
export function nextPlace(key: string, place: number, count: number): number | undefined {
	if (count === 0) return undefined;
	if (key === 'ArrowDown') return (place + 1) % count;
	if (key === 'ArrowUp') return (place - 1 + count) % count;
	if (key === 'Home') return 0;
	if (key === 'End') return count - 1;
	return undefined;
}
