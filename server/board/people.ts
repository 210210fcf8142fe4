import type { GroupId } from '#lib/domain/group.ts';
import type { Changes } from './changes.ts';

/** How many people are in the room, by group: those who have a seat, and others. */
export class People {
	private readonly counts: Record<string, number> = {};
	private readonly changes: () => Changes;

	constructor(changes: () => Changes) {
		this.changes = changes;
	}

	/** Takes up what is known already, when a board begins or is loaded. */
	recall(counts: Partial<Record<string, number>>): void {
		for (const [group, count] of Object.entries(counts))
			if (count !== undefined && count > 0) this.counts[group] = count;
	}

	of(group: GroupId): number {
		return this.counts[group] ?? 0;
	}

	/** A copy; groups without people are left out. */
	all(): Record<string, number> {
		return { ...this.counts };
	}

	/** @param by less than none takes people away */
	count(group: GroupId, by: number): void {
		const count = this.of(group) + by;
		if (count > 0) this.counts[group] = count;
		else delete this.counts[group];
		this.changes().people = true;
	}

	move(from: GroupId, into: GroupId, count: number): void {
		if (count === 0) return;
		this.count(from, -count);
		this.count(into, count);
	}
}
