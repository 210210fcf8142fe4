import { setTimeout as wait } from 'node:timers/promises';
import type { Joined } from '../crowd/person.ts';
import { isSaturated } from '../crowd/tally.ts';
import { countsOf, first, onStage, type Outcome, type Run, withCrowd } from './scenario.ts';

export interface JoinSize {
	notes: number;
	/** Characters of a note, and rounds in which half of them were moved: together about 1.1 MB. */
	length: number;
	history: number;
	people: number;
	/** People on another board, who should notice nothing. */
	bystanders: number;
}

const full: JoinSize = { notes: 2_000, length: 400, history: 12, people: 50, bystanders: 10 };

/** One after the other; the middle one counts. */
const SINGLE_JOINS = 5;

/** Coming to a board with a long past: alone, and fifty at once. */
export async function join(run: Run, size: JoinSize = full): Promise<Outcome> {
	const { notes, length, history, people, bystanders } = size;
	const plans = [{ people, notes, length, history }, { people: bystanders }];
	return onStage({ ...run, workers: 1 }, plans, async ({ server, boards, crowd }) => {
		const [large = [], other = []] = boards;
		const one = [[first(large)]];
		const cold = first(await crowd.join(one));
		await crowd.leave();
		const warm: Joined[] = [];
		for (let time = 0; time < SINGLE_JOINS; time++) {
			warm.push(...(await crowd.join(one)));
			await crowd.leave();
		}
		return withCrowd({ peer: run.peer, workers: 1 }, server, async (bystanding) => {
			await bystanding.join([other]);
			const rhythm = { editsPerSecond: 10, seed: run.seed };
			await server.usage();
			const watching = bystanding.run({ ...rhythm, seconds: run.seconds });
			await wait((run.seconds * 1_000) / 4);
			const all = await crowd.join([large], { atOnce: true });
			const tally = await watching;
			const { stoodStill, counts } = await server.usage();
			return {
				saturated: isSaturated(tally),
				figures: [
					{ name: 'one joins', value: middleOf(warm), unit: 'ms', atMost: 40 },
					{ name: 'one joins a board at rest', value: cold.ms, unit: 'ms' },
					{ name: 'last of all at once', value: mostOf(all), unit: 'ms', atMost: 500 },
					{ name: 'another board waits', value: tally.propagation.most, unit: 'ms', atMost: 50 },
					{ name: 'server loop stands still', value: stoodStill, unit: 'ms', atMost: 50 },
					{ name: 'bytes to one', value: cold.bytes, unit: 'B' },
					{ name: 'joined at once', value: all.length, unit: '' },
					...countsOf(counts, 'encodedBytes'),
					{ name: 'missing on the other board', value: tally.missing, unit: '', atMost: 0 }
				]
			};
		});
	});
}

function middleOf(joined: readonly Joined[]): number {
	const sorted = joined.map(({ ms }) => ms).sort((a, b) => a - b);
	return sorted[Math.floor(sorted.length / 2)] ?? 0;
}

function mostOf(joined: readonly Joined[]): number {
	return Math.max(...joined.map(({ ms }) => ms));
}
