import { histogramOf, isSaturated, type Tally } from '../crowd/tally.ts';
import { evenLoad } from './even-load.ts';
import { countsOf, type Figure, onStage, type Outcome, type Run } from './scenario.ts';

export interface LatencySize {
	people: number;
	editsPerSecond: number;
}

/** One lively board: how soon is an edit safe, and how soon has everybody seen it? */
export async function latency(
	run: Run,
	{ people, editsPerSecond }: LatencySize = { people: 60, editsPerSecond: 5 }
): Promise<Outcome> {
	return onStage(run, [{ people }], async ({ server, boards, crowd }) => {
		await crowd.join(boards);
		const { tally, usage } = await evenLoad(run, { server, crowd }, editsPerSecond);
		const { cpu, counts } = usage;
		const propagation = histogramOf(tally.propagation);
		return {
			saturated: isSaturated(tally),
			figures: [
				...repliesOf(tally),
				{ name: 'propagation p50', value: propagation.quantile(0.5), unit: 'ms', atMost: 50 },
				{ name: 'propagation p99', value: propagation.quantile(0.99), unit: 'ms', atMost: 150 },
				{ name: 'edits', value: tally.edits, unit: '' },
				{ name: 'deliveries', value: tally.deliveries, unit: '' },
				{ name: 'missing', value: tally.missing, unit: '', atMost: 0 },
				{ name: 'update frames', value: tally.updateFrames, unit: '' },
				...countsOf(counts, 'commits'),
				...countsOf(counts, 'encodings'),
				{ name: 'server CPU', value: cpu / 1e6 / tally.seconds, unit: 'cores' },
				{ name: 'bytes per delivery', value: tally.bytes / tally.deliveries, unit: 'B' }
			]
		};
	});
}

/** Answers, where there are any: theirs sends none that means the edit is stored. */
function repliesOf({ replies, accepted, refused }: Tally): Figure[] {
	const histogram = histogramOf(replies);
	if (histogram.count === 0) return [];
	return [
		{ name: 'durable reply p50', value: histogram.quantile(0.5), unit: 'ms', atMost: 10 },
		{ name: 'durable reply p99', value: histogram.quantile(0.99), unit: 'ms', atMost: 60 },
		{ name: 'accepted', value: accepted, unit: '' },
		{ name: 'refused', value: refused, unit: '', atMost: 0 }
	];
}
