import { type Group, type GroupId, standardGroup } from './group.ts';
import type { QuestionId } from './question.ts';

/** "The facilitator would like to hear from you about Where": it holds in the step it was sent in. */
export interface Prompt {
	/** The id of the step. */
	step: string;
	/** Milliseconds since 1970: what tells a second one from the first. */
	at: number;
}

/** The same as the desk keeps it, so that facilitators see who was asked. */
export interface SentPrompt extends Prompt {
	q: QuestionId;
	group: GroupId;
}

/** What the people of that group read. Facilitators are shown the very same words before they ask. */
export function promptWords(group: Group, question: string): { title: string; rest: string } {
	return {
		title: `The facilitator would like to hear from ${peopleOf(group)} about ${question}.`,
		rest: 'Nothing to add? That is fine.'
	};
}

const people: Readonly<Partial<Record<GroupId, string>>> = {
	hcp: 'healthcare professionals',
	lw: 'link workers',
	vcs: 'the voluntary and community sector',
	patient: 'patients',
	carer: 'carers',
	other: 'people who did not say their group'
};

/** A group within a sentence; one that the workshop named itself keeps its name. */
export function peopleOf(group: Group): string {
	const known = people[group.id];
	return known && standardGroup(group.id).label === group.label ? known : group.label;
}
