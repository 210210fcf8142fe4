import type { Crowd } from '../crowd/crowd.ts';
import type { PersonSpec } from '../crowd/dialect.ts';
import type { Rhythm } from '../crowd/gathering.ts';
import { histogramOf, isSaturated, type Tally } from '../crowd/tally.ts';
import type { Usage } from '../programs/meter.ts';
import type { ServerProcess } from '../peers/server-process.ts';
import { countsOf, onStage, type Outcome, type Run, times } from './scenario.ts';

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
		let best: Step | undefined;
		let saturated = false;
		for (const come of inSteps(boards, boardsPerStep)) {
			await crowd.join(come);
			const rhythm = { seconds: run.seconds, editsPerSecond, presencePerSecond, seed: run.seed };
			let step = await measure(server, crowd, rhythm);
			// A moment in which the machine did something else is not the end of what it can do.
			if (step.late) step = await measure(server, crowd, rhythm);
			saturated = isSaturated(step.tally);
			if (!step.late || !best) best = step;
			if (step.late) break;
		}
		if (!best) throw new Error('There are no boards to begin with.');
		return { figures: figuresOf(best), saturated };
	});
}

interface Step {
	tally: Tally;
	usage: Usage;
	late: boolean;
}

async function measure(server: ServerProcess, crowd: Crowd, rhythm: Rhythm): Promise<Step> {
	await server.usage();
	const tally = await crowd.run(rhythm);
	const usage = await server.usage();
	const late = histogramOf(tally.propagation).quantile(0.99) > P99_LIMIT_MS;
	return { tally, usage, late };
}

function figuresOf({ tally, usage }: Step): Outcome['figures'] {
	const { cpu, counts } = usage;
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
		...countsOf(counts, 'commits')
	];
}

/** One board, and then so many more at a time. */
function* inSteps(boards: readonly PersonSpec[][], size: number): Generator<PersonSpec[][]> {
	yield boards.slice(0, 1);
	for (let from = 1; from < boards.length; from += size) yield boards.slice(from, from + size);
}
