import type { GroupId } from '#lib/domain/group.ts';
import type { Changes } from './changes.ts';
import type { People } from './people.ts';

/** People in the room without a device by group, as a facilitator counted them. */
export class Headcount {
	private readonly counts = new Map<GroupId, number>();
	private readonly people: People;
	private readonly changes: () => Changes;

	constructor(people: People, changes: () => Changes) {
		this.people = people;
		this.changes = changes;
	}

	/** Takes up what the desk says, when a board is loaded; they are among the people already. */
	recall(group: GroupId, n: number): void {
		this.counts.set(group, n);
	}

	of(group: GroupId): number {
		return this.counts.get(group) ?? 0;
	}

	/** Groups without any are left out. */
	all(): Record<string, number> {
		return Object.fromEntries(this.counts);
	}

	set(group: GroupId, n: number): void {
		this.people.count(group, n - this.of(group));
		this.put(group, n);
	}

	/** Moves them to another group; as people in the room they are moved elsewhere. */
	relabel(from: GroupId, into: GroupId, n: number): void {
		this.put(from, this.of(from) - n);
		this.put(into, this.of(into) + n);
	}

	private put(group: GroupId, n: number): void {
		if (n > 0) this.counts.set(group, n);
		else this.counts.delete(group);
		this.changes().headcount = true;
	}
}
