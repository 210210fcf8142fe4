import { histogramOf, isSaturated } from '../crowd/tally.ts';
import { onStage, type Outcome, type Run } from './scenario.ts';

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
		const rhythm = { editsPerSecond, seed: run.seed };
		// The first moments are those of a compiler that has not seen this code yet.
		if (run.seconds >= 5) await crowd.run({ ...rhythm, seconds: 2 });
		await server.usage();
		const tally = await crowd.run({ ...rhythm, seconds: run.seconds });
		const { cpu, counts } = await server.usage();
		const replies = histogramOf(tally.replies);
		const propagation = histogramOf(tally.propagation);
		const { commits = 0, encodings = 0 } = counts;
		return {
			saturated: isSaturated(tally),
			figures: [
				{ name: 'durable reply p50', value: replies.quantile(0.5), unit: 'ms', atMost: 10 },
				{ name: 'durable reply p99', value: replies.quantile(0.99), unit: 'ms', atMost: 60 },
				{ name: 'propagation p50', value: propagation.quantile(0.5), unit: 'ms', atMost: 50 },
				{ name: 'propagation p99', value: propagation.quantile(0.99), unit: 'ms', atMost: 150 },
				{ name: 'edits', value: tally.edits, unit: '' },
				{ name: 'accepted', value: tally.accepted, unit: '' },
				{ name: 'refused', value: tally.refused, unit: '', atMost: 0 },
				{ name: 'deliveries', value: tally.deliveries, unit: '' },
				{ name: 'missing', value: tally.missing, unit: '', atMost: 0 },
				{ name: 'update frames', value: tally.updateFrames, unit: '' },
				{ name: 'commits', value: commits, unit: '' },
				{ name: 'documents encoded', value: encodings, unit: '' },
				{ name: 'server CPU', value: cpu / 1e6 / tally.seconds, unit: 'cores' },
				{ name: 'bytes per delivery', value: tally.bytes / tally.deliveries, unit: 'B' }
			]
		};
	});
}
