import { histogramOf, isSaturated } from '../crowd/tally.ts';
import { evenLoad } from './even-load.ts';
import { countsOf, onStage, type Outcome, type Run, times } from './scenario.ts';

export interface CostSize {
	boards: number;
	peoplePerBoard: number;
	editsPerSecond: number;
}

/** Edits as a busy hour has them, some 8,700 deliveries a second. */
const full: CostSize = {
	boards: 2,
	peoplePerBoard: 50,
	editsPerSecond: 1.78
};

/** An even load that any server carries with ease: what does a delivery take of the processor? */
export async function cost(run: Run, size: CostSize = full): Promise<Outcome> {
	const { peoplePerBoard: people, editsPerSecond } = size;
	return onStage(run, times(size.boards, { people }), async ({ server, boards, crowd }) => {
		await crowd.join(boards);
		const { tally, usage } = await evenLoad(run, { server, crowd }, editsPerSecond);
		const { cpu, counts } = usage;
		const { deliveries, seconds, edits, missing, updateFrames } = tally;
		return {
			saturated: isSaturated(tally),
			figures: [
				{ name: 'server CPU per delivery', value: cpu / deliveries, unit: 'µs', atMost: 25 },
				{ name: 'deliveries per second', value: deliveries / seconds, unit: '/s' },
				{ name: 'server CPU', value: cpu / 1e6 / seconds, unit: 'cores' },
				{
					name: 'propagation p99',
					value: histogramOf(tally.propagation).quantile(0.99),
					unit: 'ms'
				},
				{ name: 'edits', value: edits, unit: '' },
				{ name: 'missing', value: missing, unit: '', atMost: 0 },
				{ name: 'update frames', value: updateFrames, unit: '' },
				...countsOf(counts, 'commits')
			]
		};
	});
}
