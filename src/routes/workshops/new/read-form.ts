import {
	defaultGroupIds,
	type Group,
	type GroupId,
	groupIds,
	standardGroup
} from '#lib/domain/group.ts';
import { limits } from '#lib/domain/limits.ts';
import { countGraphemes } from '#lib/domain/text.ts';
import type { NewWorkshop } from '../../../../server/accounts/workshop-types.ts';
import { isDay } from '#lib/domain/day.ts';
import { newWorkshopWords as words } from '../words.ts';
import { freshOrder, type OrderFilled, readOrder, stepsOf, wrongInOrder } from './running-order.ts';

/** The form as it was filled in, for showing it again. */
export interface Filled {
	title: string;
	date: string;
	site: string;
	groups: string[];
	extra: string[];
	choose: boolean;
	order: OrderFilled;
}

/** The groups one can tick: `other` is always there, the extra ones are typed. */
export const offeredGroups: readonly GroupId[] = [...defaultGroupIds, 'carer'];
const extraIds = groupIds.filter((id) => /^g\d$/.test(id)).slice(0, limits.extraGroups);

/** An empty form with its good defaults. @param today `YYYY-MM-DD` */
export function freshForm(today: string): Filled {
	return {
		title: '',
		date: today,
		site: '',
		groups: [...defaultGroupIds],
		extra: extraIds.map(() => ''),
		choose: false,
		order: freshOrder()
	};
}

export function readForm(form: FormData): Filled {
	const text = (value: FormDataEntryValue | null) =>
		typeof value === 'string' ? value.trim() : '';
	const extra = form.getAll('extra').map(text);
	return {
		title: text(form.get('title')),
		date: text(form.get('date')),
		site: text(form.get('site')),
		groups: form.getAll('groups').map(text),
		extra: extraIds.map((_, index) => extra[index] ?? ''),
		choose: form.has('choose'),
		order: readOrder(form)
	};
}

/** What is to be put right, in the order of the form. */
export function wrongIn(filled: Filled): { field: string; message: string }[] {
	const errors: { field: string; message: string }[] = [];
	const say = (field: string, message: string) => errors.push({ field, message });
	if (!filled.title) say('title', words.nameMissing);
	if (countGraphemes(filled.title) > limits.titleGraphemes) say('title', words.nameTooLong);
	if (filled.date && !isDay(filled.date)) say('date', words.dateWrong);
	if (countGraphemes(filled.site) > limits.titleGraphemes) say('site', words.siteTooLong);
	if (groupsOf(filled).length === 0) say('groups', words.groupsMissing);
	const names = new Set(groupsTicked(filled).map(({ label }) => label.toLowerCase()));
	filled.extra.forEach((label, index) => {
		const name = label.toLowerCase();
		if (countGraphemes(label) > limits.groupLabelGraphemes)
			say(`extra-${index}`, words.moreTooLong);
		else if (label && names.has(name)) say(`extra-${index}`, words.moreTwice);
		names.add(name);
	});
	return [...errors, ...wrongInOrder(filled.order)];
}

/** The workshop as the service wants it. Call it when nothing is wrong. */
export function workshopOf(filled: Filled): NewWorkshop {
	return {
		title: filled.title,
		groups: groupsOf(filled),
		steps: stepsOf(filled.order),
		...(filled.choose ? { choose: true } : {}),
		...(filled.date ? { date: filled.date } : {}),
		...(filled.site ? { site: filled.site } : {})
	};
}

function groupsTicked({ groups }: Filled): Group[] {
	return offeredGroups.filter((id) => groups.includes(id)).map((id) => standardGroup(id));
}

function groupsOf(filled: Filled): Group[] {
	const typed = filled.extra.filter(Boolean);
	return [
		...groupsTicked(filled),
		...extraIds.flatMap((id, index) => {
			const label = typed[index];
			return label ? [standardGroup(id, label)] : [];
		})
	];
}
