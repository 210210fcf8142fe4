// `npm run nightly -- convergence hostile`: the random tests at length, from a seed that changes by the
// day. FUZZ_SEED and FUZZ_RUNS repeat a part of it. A seed that fails belongs in
// tests/support/fuzz/pinned-seeds.ts, with what it found.
import { requireNode } from './steps/node.mjs';
import { runScript, Stop } from './steps/progress.mjs';
import { inProject } from './steps/root.mjs';
import { runInForeground } from './steps/run.mjs';

/** How many seeds a night. */
const nights = { convergence: 500, hostile: 200 };

await runScript(async () => {
	const asked = process.argv.slice(2);
	const names = asked.length > 0 ? asked : Object.keys(nights);
	const seed = process.env.FUZZ_SEED ?? String(Math.floor(Date.now() / 86_400_000) * 1_000);
	let failed = 0;
	for (const name of names) {
		if (!(name in nights))
			throw new Stop(`There is no ${name}. Choose from: ${Object.keys(nights).join(', ')}.`);
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
