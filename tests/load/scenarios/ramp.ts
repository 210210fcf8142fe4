import type { PersonSpec } from '../crowd/dialect.ts';
import { histogramOf, isSaturated, type Tally } from '../crowd/tally.ts';
import type { Usage } from '../programs/meter.ts';
import { onStage, type Outcome, type Run, times } from './scenario.ts';

export interface RampSize {
	peoplePerBoard: number;
	/** Boards that come at each step, and at most. */
	boardsPerStep: number;
	mostBoards: number;
}

export interface Ramp extends RampSize {
	editsPerSecond: number;
	presencePerSecond: number;
}

/** Further than this, and people see that the board is slow. */
const P99_LIMIT_MS = 100;

/** More and more boards come until edits are late, and what was carried just before. */
export async function ramp(run: Run, size: Ramp): Promise<Outcome> {
	const { peoplePerBoard, boardsPerStep, mostBoards, editsPerSecond, presencePerSecond } = size;
	const plans = times(mostBoards, { people: peoplePerBoard });
	return onStage(run, plans, async ({ server, boards, crowd }) => {
		let best: { tally: Tally; usage: Usage } | undefined;
		let saturated = false;
		for (const step of inSteps(boards, boardsPerStep)) {
			await crowd.join(step);
			await server.usage();
			const tally = await crowd.run({
				seconds: run.seconds,
				editsPerSecond,
				presencePerSecond,
				seed: run.seed
			});
			const usage = await server.usage();
			saturated = isSaturated(tally);
			const late = histogramOf(tally.propagation).quantile(0.99) > P99_LIMIT_MS;
			if (!late || !best) best = { tally, usage };
			if (late) break;
		}
		if (!best) throw new Error('There are no boards to begin with.');
		return { figures: figuresOf(best.tally, best.usage), saturated };
	});
}

function figuresOf(tally: Tally, { cpu, counts }: Usage): Outcome['figures'] {
	const propagation = histogramOf(tally.propagation);
	const { seconds, people, deliveries } = tally;
	return [
		{ name: 'people', value: people, unit: '' },
		{ name: 'deliveries per second', value: deliveries / seconds, unit: '/s' },
		{ name: 'server CPU per delivery', value: cpu / deliveries, unit: 'µs' },
		{ name: 'server CPU per person', value: cpu / seconds / people / 1_000, unit: 'ms/s' },
		{ name: 'propagation p50', value: propagation.quantile(0.5), unit: 'ms' },
		{
			name: 'propagation p99',
			value: propagation.quantile(0.99),
			unit: 'ms',
			atMost: P99_LIMIT_MS
		},
		{ name: 'edits', value: tally.edits, unit: '' },
		{ name: 'presences', value: tally.presences, unit: '' },
		{ name: 'deliveries', value: deliveries, unit: '' },
		{ name: 'missing', value: tally.missing, unit: '' },
		{ name: 'update frames', value: tally.updateFrames, unit: '' },
		{ name: 'presence frames', value: tally.presenceFrames, unit: '' },
		{ name: 'commits', value: counts['commits'] ?? 0, unit: '' }
	];
}

/** One board, and then so many more at a time. */
function* inSteps(boards: readonly PersonSpec[][], size: number): Generator<PersonSpec[][]> {
	yield boards.slice(0, 1);
	for (let from = 1; from < boards.length; from += size) yield boards.slice(from, from + size);
}
