import * as v from 'valibot';
import { limits } from './limits.ts';
import { countGraphemes, isCleanText, isUnseen, utf8Length } from './text.ts';

/** Stakeholder groups: four of every workshop, two optional, and up to four that a workshop adds. */
export const groupIds = [
	'hcp',
	'lw',
	'vcs',
	'patient',
	'carer',
	'other',
	'g1',
	'g2',
	'g3',
	'g4'
] as const;
export type GroupId = (typeof groupIds)[number];
export const groupIdSchema = v.picklist(groupIds);

/** The name of a group: one line that can be seen and fits. */
export const groupLabelSchema = v.pipe(
	v.string(),
	v.check((label) => isCleanText(label) && !label.includes('\n') && !isUnseen(label)),
	v.check(
		(label) =>
			utf8Length(label) <= limits.groupLabelBytes &&
			countGraphemes(label) <= limits.groupLabelGraphemes
	)
);

/** Whether a group may be called so. */
export function isGroupLabel(label: string): boolean {
	return v.is(groupLabelSchema, label);
}

/** Sign drawn beside a group's word; the colours belong to the style sheet (`.g-<id>`). */
export type GroupShape =
	| 'square'
	| 'diamond'
	| 'triangle'
	| 'circle'
	| 'hexagon'
	| 'none'
	| 'star'
	| 'cross'
	| 'pentagon'
	| 'ring';

/** A group as a workshop has it. `short` is for board notes, where space is tight. */
export interface Group {
	id: GroupId;
	label: string;
	short: string;
	/** The groups that are shown as one under this name, where they are. */
	of?: readonly Group[];
}

export const groupShapes: Readonly<Record<GroupId, GroupShape>> = {
	hcp: 'square',
	lw: 'diamond',
	vcs: 'triangle',
	patient: 'circle',
	carer: 'hexagon',
	other: 'none',
	g1: 'star',
	g2: 'cross',
	g3: 'pentagon',
	g4: 'ring'
};

const standard: Readonly<
	Record<
		string,
		Group & { hint: string; plural: string; some: string; one: string; nobody: string }
	>
> = {
	hcp: {
		id: 'hcp',
		label: 'Healthcare professional',
		short: 'Healthcare',
		hint: 'GP, nurse, pharmacist, reception',
		plural: 'Healthcare professionals',
		some: 'healthcare professionals',
		one: 'a healthcare professional',
		nobody: 'No healthcare professional'
	},
	lw: {
		id: 'lw',
		label: 'Link worker',
		short: 'Link worker',
		hint: 'Or social prescriber',
		plural: 'Link workers',
		some: 'link workers',
		one: 'a link worker',
		nobody: 'No link worker'
	},
	vcs: {
		id: 'vcs',
		label: 'Voluntary and community',
		short: 'Voluntary',
		hint: 'Charity, faith group, club, council',
		plural: 'Voluntary and community',
		some: 'people from the voluntary and community sector',
		one: 'someone from the voluntary and community sector',
		nobody: 'Nobody from the voluntary and community sector'
	},
	patient: {
		id: 'patient',
		label: 'Patient',
		short: 'Patient',
		hint: 'Someone who uses local services',
		plural: 'Patients',
		some: 'patients',
		one: 'a patient',
		nobody: 'No patient'
	},
	carer: {
		id: 'carer',
		label: 'Carer',
		short: 'Carer',
		hint: 'Unpaid, for family or a friend',
		plural: 'Carers',
		some: 'carers',
		one: 'a carer',
		nobody: 'No carer'
	},
	other: {
		id: 'other',
		label: 'Not said',
		short: 'Not said',
		hint: '',
		plural: 'People who did not say their group',
		some: 'people who did not say their group',
		one: 'someone who did not say their group',
		nobody: 'Nobody without a group'
	}
};

/** Words of the radio button that stands for `other` on the join page. */
export const OTHER_CHOICE = 'I would rather not say';

/** The groups of a new workshop, without `other`, which every workshop has. */
export const defaultGroupIds: readonly GroupId[] = ['hcp', 'lw', 'vcs', 'patient'];

/** A group with its standard words; an added group (`g1` …) takes its label from the workshop. */
export function standardGroup(id: GroupId, label?: string): Group {
	const known = standard[id];
	const text = label ?? known?.label ?? 'Group';
	return { id, label: text, short: label ?? known?.short ?? text };
}

/** The line beside a group on the join page, or an empty string. */
export function groupHint(id: GroupId): string {
	return standard[id]?.hint ?? '';
}

/** What all groups together are called, where none can be told from the others. */
export const EVERYONE = 'Everyone together';

/** The plural used in sentences about coverage; renamed and added groups keep their label. */
export function groupPlural(group: Group): string {
	if (group.of) return group.label === EVERYONE ? 'People' : joined(group.of, groupPlural, 'or');
	const known = standard[group.id];
	return known && known.label === group.label ? known.plural : group.label;
}

/** One person of a group, for "No link worker has written …"; other groups have "nobody from …". */
export function nobodyFrom(group: Group): string {
	if (group.of) return group.label === EVERYONE ? 'Nobody' : joined(group.of, nobodyFrom, 'and');
	const known = standard[group.id];
	if (!known || known.label !== group.label) return `Nobody from "${group.label}"`;
	return known.nobody;
}

/** People of a group, within a sentence: "patients"; other groups have "people from …". */
export function peopleFrom(group: Group): string {
	if (group.of) return listed(group.of.map(peopleFrom), 'or');
	const known = standard[group.id];
	return known && known.label === group.label ? known.some : `people from "${group.label}"`;
}

/** One person of a group, within a sentence: "a patient"; other groups have "someone from …". */
export function onePersonFrom(group: Group): string {
	if (group.of) return listed(group.of.map(onePersonFrom), 'or');
	const known = standard[group.id];
	return known && known.label === group.label ? known.one : `someone from "${group.label}"`;
}

/** "Link workers and patients": the words for each group as one list, to begin a sentence. */
export function joined(
	groups: readonly Group[],
	words: (group: Group) => string,
	last: 'and' | 'or'
): string {
	return listed(
		groups.map((group, at) => (at === 0 ? words(group) : withinSentence(words(group), group))),
		last
	);
}

/** "A, B or C". */
export function listed(words: readonly string[], last: 'and' | 'or'): string {
	const [end = '', ...rest] = [...words].reverse();
	return rest.length === 0 ? end : `${rest.reverse().join(', ')} ${last} ${end}`;
}

/** A group's words where no sentence begins: a name that a workshop gave stays as it is. */
function withinSentence(words: string, { id, label }: Group): string {
	const isOwnName = words === label && standard[id]?.label !== label;
	return isOwnName ? words : words.charAt(0).toLowerCase() + words.slice(1);
}

/** The groups given, in fixed order, with `other` always last among the standard ones. */
export function withOther(groups: readonly Group[]): Group[] {
	return groups.some((group) => group.id === 'other')
		? [...groups]
		: [...groups, standardGroup('other')];
}
