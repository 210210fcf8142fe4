// `npm run nightly -- convergence hostile kills`: the random tests at length, from a seed that changes
// by the day, and a hundred kills under load. FUZZ_SEED and FUZZ_RUNS repeat a part of it. A seed that fails belongs in
// tests/support/fuzz/pinned-seeds.ts, with what it found.
import { requireNode } from './steps/node.mjs';
import { runScript, Stop } from './steps/progress.mjs';
import { inProject } from './steps/root.mjs';
import { runInForeground } from './steps/run.mjs';

/** How many seeds a night. */
const nights = { convergence: 500, hostile: 200 };
const KILLS = 100;

await runScript(async () => {
	const asked = process.argv.slice(2);
	const known = [...Object.keys(nights), 'kills'];
	const names = asked.length > 0 ? asked : known;
	const seed = process.env.FUZZ_SEED ?? String(Math.floor(Date.now() / 86_400_000) * 1_000);
	let failed = 0;
	for (const name of names) {
		if (!known.includes(name))
			throw new Stop(`There is no ${name}. Choose from: ${known.join(', ')}.`);
		if (name === 'kills') {
			failed += await killOften(seed);
			continue;
		}
		const runs = process.env.FUZZ_RUNS ?? String(nights[name]);
		process.stdout.write(`${name}: ${runs} seeds from ${seed} on\n`);
		const env = { ...process.env, FUZZ_SEED: seed, FUZZ_RUNS: runs };
		const vitest = inProject('node_modules', 'vitest/vitest.mjs');
		const file = `tests/integration/fuzz/${name}.test.ts`;
		failed += await runInForeground(
			requireNode(),
			[vitest, 'run', '--project', 'integration', file],
			env
		);
	}
	return failed > 0 ? 1 : 0;
});

function killOften(seed) {
	process.stdout.write(`kills: ${KILLS} from seed ${seed} on\n`);
	const load = inProject('tests', 'load', 'main.ts');
	const options = ['--scenario', 'durability', '--kills', String(KILLS), '--seconds', '3'];
	return runInForeground(requireNode(), [load, ...options, '--seed', seed], process.env);
}
