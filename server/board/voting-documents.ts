import type * as Y from 'yjs';
import { type CountedBallot, type DeskVoting, deskRoots, seatRoots } from '#lib/domain/document.ts';
import type { Voice } from '#lib/domain/results.ts';
import type { BoardState } from './state.ts';
import { keeperOf, type Voting } from './voting.ts';
import { votedCount } from './voices.ts';

/** Brings the ballots in a seat's own document to what they are. */
export function writeBallots(doc: Y.Doc, voting: Voting, seat: number): void {
	const { ballot, given, paper, counted } = seatRoots(doc);
	const cast = voting.ballots.get(seat) ?? new Map<string, number>();
	for (const target of [...ballot.keys()]) if (!cast.has(target)) ballot.delete(target);
	for (const [target, dots] of cast) if (ballot.get(target) !== dots) ballot.set(target, dots);
	writeOrder(given, [...cast.keys()]);
	for (const id of [...paper.keys()]) if (voting.paper.get(id)?.by !== seat) paper.delete(id);
	for (const [id, { by, group, dots }] of voting.paper)
		if (by === seat && !isSame(paper.get(id), { group, dots })) paper.set(id, { group, dots });
	for (const [key, value] of countedOf(voting, seat))
		if (!isSame(counted.get(key), value)) counted.set(key, value);
}

/** The numbers that facilitators may know, and what keeps published totals safe from now on. */
export function writeDeskVoting(doc: Y.Doc, state: BoardState): void {
	const { voting: root } = deskRoots(doc);
	const { published } = state.voting;
	const now: DeskVoting = {
		voted: votedCount(state),
		paper: state.voting.paperCounts(),
		published: published.voices.length,
		pools: published.pools.map((pool) => [...pool])
	};
	for (const [key, value] of Object.entries(now) as [keyof DeskVoting, never][])
		if (JSON.stringify(root.get(key)) !== JSON.stringify(value)) root.set(key, value);
}

/** Reads all ballots back from the documents. */
export function readVoting(
	voting: Voting,
	desk: Y.Doc,
	seats: Iterable<readonly [number, Y.Doc]>
): void {
	const { voting: root } = deskRoots(desk);
	const count = (root.get('published') as number | undefined) ?? 0;
	const counted: [key: string, value: CountedBallot][] = [];
	for (const [seat, doc] of seats) {
		const roots = seatRoots(doc);
		if (roots.ballot.size > 0) voting.ballots.set(seat, readBallot(roots));
		for (const [id, ballot] of roots.paper.entries()) voting.paper.set(id, { ...ballot, by: seat });
		counted.push(...roots.counted.entries());
	}
	voting.published = {
		voices: Array.from({ length: count }, (_, index) => voicesAt(counted, index)),
		pools: (root.get('pools') as DeskVoting['pools'] | undefined) ?? []
	};
	voting.touched.clear();
}

/** Numbers stay as they are where they grow already. */
function writeOrder(given: Y.Map<number>, targets: readonly string[]): void {
	const present = new Set(targets);
	for (const target of [...given.keys()]) if (!present.has(target)) given.delete(target);
	let last = 0;
	for (const target of targets) {
		const known = given.get(target) ?? 0;
		const place = known > last ? known : last + 1;
		if (place !== known) given.set(target, place);
		last = place;
	}
}

/** In the order of giving; what was stored without it comes first. */
function readBallot({
	ballot,
	given
}: Pick<ReturnType<typeof seatRoots>, 'ballot' | 'given'>): Map<string, number> {
	const placeOf = (target: string) => given.get(target) ?? 0;
	return new Map([...ballot].sort(([one], [other]) => placeOf(one) - placeOf(other)));
}

/** What changed of a seat's ballots at each publication, under its place in their row and the voter. */
function countedOf({ published }: Voting, seat: number): [key: string, value: CountedBallot][] {
	const entries: [string, CountedBallot][] = [];
	let former = new Map<string, Voice>();
	for (const [index, voices] of published.voices.entries()) {
		const present = new Map(
			voices.filter(({ voter }) => keeperOf(voter) === seat).map((voice) => [voice.voter, voice])
		);
		for (const [voter, { group, dots }] of present)
			if (!isSame(former.get(voter), present.get(voter)))
				entries.push([`${index} ${voter}`, { group, dots }]);
		for (const [voter, { group }] of former)
			if (!present.has(voter)) entries.push([`${index} ${voter}`, { group }]);
		former = present;
	}
	return entries;
}

function voicesAt(counted: readonly [key: string, value: CountedBallot][], index: number): Voice[] {
	const newest = new Map<string, { at: number; value: CountedBallot }>();
	for (const [key, value] of counted) {
		const [at = '', voter = ''] = key.split(' ');
		const known = newest.get(voter);
		if (Number(at) <= index && (!known || known.at < Number(at)))
			newest.set(voter, { at: Number(at), value });
	}
	return [...newest].flatMap(
		([
			voter,
			{
				value: { group, dots }
			}
		]) => (dots ? [{ voter, group, dots }] : [])
	);
}

function isSame(one: CountedBallot | undefined, other: CountedBallot | undefined): boolean {
	return JSON.stringify([one?.group, one?.dots]) === JSON.stringify([other?.group, other?.dots]);
}
