import type { Crowd } from '../crowd/crowd.ts';
import type { Tally } from '../crowd/tally.ts';
import type { Usage } from '../programs/meter.ts';
import type { Run, Stage } from './scenario.ts';

/** Everybody writes evenly for the seconds of the run: what the crowd saw, and the server used. */
export async function evenLoad(
	{ seconds, seed }: Run,
	{ server, crowd }: Pick<Stage, 'server'> & { crowd: Pick<Crowd, 'run'> },
	editsPerSecond: number
): Promise<{ tally: Tally; usage: Usage }> {
	const rhythm = { editsPerSecond, seed };
	// The first moments are those of a compiler that has not seen this code yet.
	if (seconds >= 5) await crowd.run({ ...rhythm, seconds: 2 });
	await server.usage();
	const tally = await crowd.run({ ...rhythm, seconds });
	return { tally, usage: await server.usage() };
}
