import type { Dots, PaperBallot } from '#lib/domain/ballot.ts';
import type { DeskVoting } from '#lib/domain/document.ts';
import type { GroupId } from '#lib/domain/group.ts';
import type { Published } from '#lib/domain/results.ts';

/** A ballot on paper, and the facilitator's seat whose document keeps it. */
export type EnteredBallot = PaperBallot & { by: number };

/**
 * The ballots of a board, and what was published of them. Who reads this knows who voted for what:
 * nothing of it goes anywhere but into the document of the seat whose ballot it is.
 */
export class Voting {
	/** By seat, in the order of giving. */
	readonly ballots = new Map<number, ReadonlyMap<string, number>>();
	readonly paper = new Map<string, EnteredBallot>();
	published: Published = { voices: [], pools: [] };
	/** Seats whose document lacks something of this. */
	readonly touched = new Set<number>();

	dotsOf(seat: number): Dots {
		return Object.fromEntries(this.ballots.get(seat) ?? []);
	}

	/** @param dots none takes them back */
	set(seat: number, target: string, dots: number): void {
		const ballot = new Map(this.ballots.get(seat));
		if (dots > 0) ballot.set(target, dots);
		else ballot.delete(target);
		this.ballots.set(seat, ballot);
		this.touched.add(seat);
	}

	enter(id: string, ballot: EnteredBallot): void {
		this.paper.set(id, ballot);
		this.touched.add(ballot.by);
	}

	takeOut(id: string): void {
		const ballot = this.paper.get(id);
		if (!ballot) return;
		this.paper.delete(id);
		this.touched.add(ballot.by);
	}

	/** Ballots on paper by group. One that has nothing on it, as some are stored, is nobody's. */
	paperCounts(): DeskVoting['paper'] {
		const counts: DeskVoting['paper'] = {};
		for (const { group, dots } of this.paper.values())
			if (Object.keys(dots).length > 0) counts[group] = (counts[group] ?? 0) + 1;
		return counts;
	}

	/**
	 * What is no more gives its dots back to those who gave them. A ballot on paper that has no others
	 * is taken out: whoever gave it may fill in another.
	 */
	giveBack(target: string): void {
		for (const [seat, ballot] of this.ballots) if (ballot.has(target)) this.set(seat, target, 0);
		for (const [id, { dots, ...ballot }] of this.paper) {
			if (dots[target] === undefined) continue;
			const { [target]: _given, ...others } = dots;
			if (Object.keys(others).length > 0) this.enter(id, { ...ballot, dots: others });
			else this.takeOut(id);
		}
	}

	/**
	 * One group becomes part of another, also in what was published.
	 * @returns ids of ballots on paper that went along
	 */
	join(from: GroupId, into: GroupId): string[] {
		const moved = [...this.paper].filter(([, { group }]) => group === from).map(([id]) => id);
		this.moveBallots(moved, into);
		const { voices, pools } = this.published;
		for (const { voter } of voices.flat()) this.touched.add(keeperOf(voter));
		const renamed = pools.map((pool) => new Set(pool.map((id) => (id === from ? into : id))));
		const [first, ...more] = renamed.filter((pool) => pool.has(into));
		const others = renamed.filter((pool) => !pool.has(into));
		const joined = first ? [first, ...more].reduce((all, pool) => all.union(pool)) : undefined;
		this.published = {
			voices: voices.map((each) =>
				each.map((voice) => (voice.group === from ? { ...voice, group: into } : voice))
			),
			pools: [...(joined ? [joined] : []), ...others].map((pool) => [...pool])
		};
		return moved;
	}

	moveBallots(ids: readonly string[], group: GroupId): void {
		for (const id of ids) {
			const ballot = this.paper.get(id);
			if (ballot) this.enter(id, { ...ballot, group });
		}
	}

	publish(published: Published): void {
		const voices = [this.published, published].flatMap(({ voices }) => voices.at(-1) ?? []);
		for (const { voter } of voices) this.touched.add(keeperOf(voter));
		this.published = published;
	}
}

/** A name for who voted: a seat, or somebody whose ballot on paper was entered from that seat. */
export function voterOf(seat: number, paper?: string): string {
	return paper === undefined ? String(seat) : `${seat}/${paper}`;
}

/** The seat whose document keeps that ballot. */
export function keeperOf(voter: string): number {
	return Number.parseInt(voter, 10);
}
