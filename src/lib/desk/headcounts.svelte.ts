import type { GroupId } from '../domain/group.ts';
import { limits } from '../domain/limits.ts';
import type { LiveBoard } from '../live/types.ts';
import type { DeskActions } from './desk-actions.svelte.ts';
import { votingWords } from './voting-words.ts';

/** People without a device, by group, as they are counted at this desk. */
export class Headcounts {
	readonly #live: Pick<LiveBoard, 'desk'>;
	readonly #actions: Pick<DeskActions, 'run'>;
	/** Numbers without an answer: the next press counts on from there, not from what the server knew. */
	readonly #wished: Partial<Record<GroupId, { n: number }>> = $state({});

	constructor(live: Pick<LiveBoard, 'desk'>, actions: Pick<DeskActions, 'run'>) {
		this.#live = live;
		this.#actions = actions;
	}

	of(group: GroupId): number {
		return this.#wished[group]?.n ?? this.#live.desk?.headcount[group] ?? 0;
	}

	/** One more or fewer; nothing where that is no number for a room. Resolves with the answer. */
	async change(group: GroupId, label: string, by: 1 | -1): Promise<void> {
		const n = this.of(group) + by;
		if (n < 0 || n > limits.headcountPerGroup) return;
		this.#wished[group] = { n };
		const wish = this.#wished[group];
		await this.#actions.run({ t: 'seat.headcount', group, n }, () => votingWords.counted(label, n));
		if (this.#wished[group] === wish) delete this.#wished[group];
	}
}
