import {
	EVERYONE,
	type Group,
	type GroupId,
	groupPlural,
	joined,
	listed,
	peopleFrom,
	withOther
} from '../domain/group.ts';
import { limits } from '../domain/limits.ts';
import { FEWEST_PEOPLE, type Pool, reportedPools, unitsOf } from '../domain/pools.ts';
import { isWrittenDown, type Note } from '../domain/note.ts';
import type { Snapshot } from '../domain/snapshot.ts';
import { countGraphemes, utf8Length } from '../domain/text.ts';

/** The groups of a board as every page and file that leaves the desk shows them. */
export interface Reported {
	/** In the workshop's order. One that stands for several has them in `of`. */
	groups: readonly Group[];
	/** Groups of which somebody was in the room or wrote, as they chose them: only their number is said. */
	present: number;
	/** Fewer than three people are known: their number is said nowhere. */
	isFew: boolean;
	/** What was put together, and why, in sentences. Empty where every group stands alone. */
	sentences: readonly string[];
	/** What is put together and was not before: it must stay so on every later day. */
	joins: readonly Pool[];
}

/** What else is known of a board's groups beside what everyone may see. */
export interface ReportedBefore {
	/** Groups that were shown as one before, and stay so. Pools may overlap. */
	fixed: readonly Pool[];
	/** Groups of whom somebody was taken out. */
	left: readonly GroupId[];
	/** Notes that are not on the board for everyone, where some file may have them. */
	hidden?: readonly Note[];
}

/**
 * Which groups are shown alone, and which as one, so that nobody is found among fewer than three
 * (evidence rules E6 to E10). A group counts as small with one or two people, and with none where notes
 * of it were written in the room: by somebody who left or speaks for another group now, or for somebody
 * who was not counted. What a facilitator writes has no group, and what came with a file is nobody's of
 * the room. Where nobody at all is known, as on a board from a file, nothing is joined.
 */
export function reportedGroups(snapshot: Snapshot, before: ReportedBefore): Reported {
	const { meta, notes, counts } = snapshot;
	const all = withOther(meta.groups);
	const order = all.map(({ id }) => id);
	const inAll = [...notes.values(), ...(before.hidden ?? [])];
	const peopleOf = (id: GroupId) => counts.people[id] ?? 0;
	const total = order.reduce((sum, id) => sum + peopleOf(id), 0);
	const written = new Set(inAll.map(({ group }) => group));
	const helped = new Set(
		inAll
			.filter(
				({ via, group }) => isWrittenDown(via) || (via === 'self' && total > 0 && group !== 'other')
			)
			.map(({ group }) => group)
	);
	const isPresent = (id: GroupId) =>
		peopleOf(id) > 0 || (written.has(id) && (helped.has(id) || before.left.includes(id)));
	const present = order.filter(isPresent);
	// A group that was shown with others is part of another one since: which is not known here.
	const isMixed = before.fixed.flat().some((id) => !order.includes(id));
	const kept = together(before.fixed, order);
	const voted = snapshot.stage.results?.groups.map(({ ids }) => ids) ?? [];
	const fixed = together([...kept, ...voted], order);
	const isFew = present.length > 0 && total < FEWEST_PEOPLE;
	const pools = isFew || isMixed ? [order] : reportedPools(counts.people, order, fixed, present);
	const shown = together([...fixed, ...pools], order);
	const groups = unitsOf(order, shown)
		.sort((one, other) => rank(one, order) - rank(other, order))
		.map((pool) => groupOf(pool, all, (id) => isPresent(id) || written.has(id)))
		// Everyone may say no group, and not every list of groups names that.
		.filter((group) => group.of || meta.groups.some(({ id }) => id === group.id));
	return {
		groups,
		present: present.length,
		isFew,
		sentences: isFew
			? ['Fewer than 3 people are known to have taken part, so all groups are shown together.']
			: isMixed
				? [
						'All groups are shown together because two of them became one after this was first shown. So there is nothing to compare.'
					]
				: groups.flatMap((group) => sentenceOf(group, present, peopleOf, voted)),
		joins: isFew || isMixed ? [] : shown.filter((pool) => !isWithin(pool, kept))
	};
}

/** Pools that have a group in common are one. Groups that the workshop has no more are left out. */
function together(pools: readonly Pool[], order: readonly GroupId[]): Pool[] {
	const found: GroupId[][] = [];
	for (const pool of pools) {
		const ids = new Set(pool.filter((id) => order.includes(id)));
		for (let at = found.length - 1; at >= 0; at--)
			if (found[at]?.some((id) => ids.has(id)))
				for (const id of found.splice(at, 1).flat()) ids.add(id);
		if (ids.size > 0) found.push([...ids]);
	}
	return found
		.filter((pool) => pool.length > 1)
		.map((pool) => pool.sort((one, other) => order.indexOf(one) - order.indexOf(other)));
}

function isWithin(pool: Pool, pools: readonly Pool[]): boolean {
	return pools.some((each) => pool.every((id) => each.includes(id)));
}

function rank(pool: Pool, order: readonly GroupId[]): number {
	return Math.min(...pool.map((id) => order.indexOf(id)));
}

/** A pool as one group, under the id of its first; its name fits where any group's name does. */
function groupOf(pool: Pool, all: readonly Group[], hasSomething: (id: GroupId) => boolean): Group {
	const of = all.filter(({ id }) => pool.includes(id));
	const [first] = of as [Group];
	if (of.length === 1) return first;
	if (all.every(({ id }) => pool.includes(id) || !hasSomething(id)))
		return { id: first.id, label: EVERYONE, short: EVERYONE, of };
	const names = [
		listed(
			of.map(({ label }) => label),
			'or'
		),
		listed(
			of.map(({ short }) => short),
			'or'
		),
		`${of.length} groups together`
	];
	const fits = (name: string) =>
		countGraphemes(name) <= limits.groupLabelGraphemes &&
		utf8Length(name) <= limits.groupLabelBytes;
	const label = names.find(fits) ?? '';
	return { id: first.id, label, short: names.slice(1).find(fits) ?? label, of };
}

/** "Link workers and patients are shown together because fewer than 3 patients took part." */
function sentenceOf(
	{ label, of }: Group,
	present: readonly GroupId[],
	peopleOf: (id: GroupId) => number,
	voted: readonly Pool[]
): string[] {
	if (!of) return [];
	const isEveryone = label === EVERYONE;
	const few = of.filter(({ id }) => present.includes(id) && peopleOf(id) < FEWEST_PEOPLE);
	const who = isEveryone ? 'All groups' : joined(of, groupPlural, 'and');
	const why =
		few.length > 0
			? `fewer than 3 ${listed(few.map(peopleFrom), 'or')} took part`
			: isWithin(
						of.map(({ id }) => id),
						voted
				  )
				? 'fewer than 3 people of one of them voted'
				: 'fewer than 3 people of one of them had taken part, or voted, when this was first shown';
	const so = isEveryone ? ' So there is nothing to compare.' : '';
	return [`${who} are shown together because ${why}.${so}`];
}
