import type { IconName } from './icons.ts';

/** One row of a `RadioGroup` or of `CheckBoxes`. */
export interface Choice {
	value: string;
	label: string;
	/** A few words after the label, in the second voice. */
	hint?: string | undefined;
	/** A drawing before the label. */
	icon?: IconName | undefined;
	/** A class that colours the row when it is chosen, such as `g-hcp`. */
	class?: string | undefined;
	/** Shown and not to be chosen; the hint says why. */
	disabled?: boolean | undefined;
}
