import { addDays, dayOf, isDay } from '#lib/domain/day.ts';
import { FivewaysError } from '#lib/domain/errors.ts';
import { type Framework, framework, frameworkById } from '#lib/domain/framework.ts';
import {
	defaultGroupIds,
	type Group,
	groupIds,
	standardGroup,
	withOther
} from '#lib/domain/group.ts';
import { limits } from '#lib/domain/limits.ts';
import { isUnseen } from '#lib/domain/text.ts';
import type { BoardSeed } from '../board/types.ts';
import { checkStage } from './stage-details.ts';
import { fitting, malformed, oneLine } from './typed-line.ts';
import type { NewWorkshop } from './workshop-types.ts';

/** A new workshop's details, checked. */
export interface WorkshopDetails {
	title: string;
	site?: string;
	date: string;
	deletedOn: string;
	groups: Group[];
	framework: Framework;
	/** When a running order or a setting was asked for. */
	stage?: NonNullable<BoardSeed['stage']>;
}

interface Today {
	now: number;
	retentionDays: number;
}

/**
 * @param datesOf `archivedDates` for a workshop that comes from a kept file
 * @throws FivewaysError `malformed` for a bad title, place, date, group or step; `not-found` for a framework
 */
export function checkNewWorkshop(
	workshop: NewWorkshop,
	today: Today,
	datesOf: typeof checkDate = checkDate
): WorkshopDetails {
	const site = checkSite(workshop.site);
	const stage = checkStage(workshop);
	return {
		title: checkTitle(workshop.title),
		...(site ? { site } : {}),
		...datesOf(workshop.date ?? dayOf(today.now), today),
		groups: checkGroups(workshop.groups),
		framework: checkFramework(workshop.framework),
		...(stage ? { stage } : {})
	};
}

export function checkTitle(text: string): string {
	const title = oneLine(text);
	if (isUnseen(title)) throw malformed('The workshop needs a title.', 'Give it one.');
	return fitting(title, limits.titleGraphemes, 'The title', limits.titleBytes);
}

/** Undefined when there is none. */
export function checkSite(text: string | undefined): string | undefined {
	const site = oneLine(text ?? '');
	if (isUnseen(site)) return undefined;
	return fitting(site, limits.titleGraphemes, 'The place', limits.titleBytes);
}

interface Dates {
	date: string;
	deletedOn: string;
}

/** The date and the day of deletion that follows from it. */
export function checkDate(date: string, today: Today): Dates {
	const dates = datesFrom(date, today);
	if (isGone(dates, today))
		throw malformed(
			'That date is too long ago. The workshop would be deleted at once.',
			'Use a later date.',
			'date'
		);
	return dates;
}

/**
 * As `checkDate`, of a workshop from a kept file, which keeps its date however long ago that is: a
 * file is kept to be opened when its board is gone, and what was said belongs to its day. Where its
 * day of deletion has passed, the days of keeping are counted from today. One that is still ahead
 * stays as it was: opening a file is no way to keep a board for longer.
 */
export function archivedDates(date: string, today: Today): Dates {
	const dates = datesFrom(date, today);
	if (!isGone(dates, today)) return dates;
	return { date, deletedOn: addDays(dayOf(today.now), today.retentionDays) };
}

function datesFrom(date: string, { retentionDays }: Today): Dates {
	if (!isDay(date))
		throw malformed('The date is not a day.', 'Write it as year, month, day: 2026-03-31.', 'date');
	return { date, deletedOn: addDays(date, retentionDays) };
}

function isGone({ deletedOn }: Dates, { now }: Today): boolean {
	return deletedOn <= dayOf(now);
}

function checkGroups(groups: readonly Group[] | undefined): Group[] {
	if (!groups) return withOther(defaultGroupIds.map((id) => standardGroup(id)));
	const seen = new Set<string>();
	const checked = groups.map((group) => {
		if (!groupIds.includes(group.id) || seen.has(group.id))
			throw malformed('A group is unknown, or there twice.', 'Check the groups.');
		seen.add(group.id);
		return checkGroup(group);
	});
	if (checked.length === 0) throw malformed('The workshop needs a group.', 'Choose at least one.');
	return withOther(checked);
}

function checkGroup({ id, label, short }: Group): Group {
	const words = oneLine(label ?? '');
	if (isUnseen(words)) return standardGroup(id);
	const fit = (text: string) =>
		fitting(text, limits.groupLabelGraphemes, 'The name of a group', limits.groupLabelBytes);
	const brief = oneLine(short ?? '');
	return !isUnseen(brief)
		? { id, label: fit(words), short: fit(brief) }
		: standardGroup(id, fit(words));
}

function checkFramework(id: string | undefined): Framework {
	const found = id === undefined ? framework : frameworkById(id);
	if (!found)
		throw new FivewaysError('not-found', {
			message: `There is no framework called that. Nothing has changed. Leave it out to use ${framework.id}.`
		});
	return found;
}
