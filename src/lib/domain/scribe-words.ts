import { type Group, type GroupId, standardGroup } from './group.ts';

/** The words of writing down what others say, on the desk and beside the box. */
export const scribeWords = {
	title: 'Writing for',
	myself: 'Myself',
	noDevice: (label: string) => `${label} (no device)`,
	says: (label: string) =>
		`You are writing for: ${label}. The note says it was written down by a facilitator.`,
	hint: 'This stays set for every note until you change it.',
	enter: 'Enter adds the note',
	enterHint: 'Shift + Enter makes a new line.',
	now: (label: string) => `Every note now goes in the name of: ${label}.`,
	nowMyself: 'You write as yourself again.',
	writtenDown: 'Written down by a facilitator',
	writtenDownShort: 'written down',
	fromPaper: 'From paper',
	fromPaperShort: 'from paper'
} as const;

const persons: Partial<Record<GroupId, string>> = {
	hcp: 'a healthcare professional',
	lw: 'a link worker',
	vcs: 'a voluntary group',
	patient: 'a patient',
	carer: 'a carer',
	other: 'somebody'
};

/** "Add for a patient"; for a group with a name of its own "Add for: Young people". */
export function addFor({ id, label }: Group): string {
	const person = persons[id];
	return person && label === standardGroup(id).label ? `Add for ${person}` : `Add for: ${label}`;
}
