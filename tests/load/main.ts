import { availableParallelism, loadavg } from 'node:os';
import { type LoadOptions, readOptions, usage, WrongUse } from './options.ts';
import { peers } from './peers/peers.ts';
import { isOver, type Line, linesOf, type Measurement, table } from './report.ts';
import { type ScenarioName, scenarios } from './scenarios/scenarios.ts';

/* `npm run load`: measures, prints a table and one line of JSON; 1 when a target is missed. */

const say = (words: string) => void process.stdout.write(`${words}\n`);

async function measure(scenario: ScenarioName, options: LoadOptions): Promise<Measurement> {
	const { against, rounds, seconds, seed, workers, kills } = options;
	const measurement: Measurement = { scenario, outcomes: [] };
	const inTurn = against ? (['fiveways', against] as const) : (['fiveways'] as const);
	for (let round = 0; round < rounds; round++)
		for (const peer of inTurn) {
			process.stderr.write(`${scenario}, ${peer}, round ${round + 1} of ${rounds} …\n`);
			const run = { peer: peers[peer], seconds, seed: seed + round, workers, kills };
			measurement.outcomes.push({ peer, outcome: await scenarios[scenario](run) });
		}
	return measurement;
}

async function main(): Promise<number> {
	const options = readOptions(process.argv.slice(2));
	const machine = { node: process.version, cores: availableParallelism(), busy: loadavg()[0] };
	const lines: Line[] = [];
	for (const scenario of options.scenarios)
		lines.push(...linesOf(await measure(scenario, options)));
	say(table(lines));
	say(JSON.stringify({ ...machine, ...options, figures: lines }));
	return lines.some(isOver) ? 1 : 0;
}

// Whoever stops it leaves nothing behind: servers and workers end when they are alone.
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit(130));

try {
	process.exitCode = await main();
} catch (error) {
	if (!(error instanceof WrongUse)) throw error;
	process.stderr.write(`${error.message}\n\n${usage}\n`);
	process.exitCode = 2;
}
