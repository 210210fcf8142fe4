import { type FuzzName, pinnedSeeds } from './pinned-seeds.ts';

/**
 * The seeds to run: a few of every day, or as many as FUZZ_RUNS says from FUZZ_SEED on, and always
 * those that once found something.
 */
export function seedsOf(name: FuzzName, daily: number): number[] {
	const first = Number(process.env['FUZZ_SEED'] ?? 1);
	const runs = Number(process.env['FUZZ_RUNS'] ?? daily);
	const seeds = Array.from({ length: runs }, (_, n) => first + n);
	return [...new Set([...pinnedSeeds[name].map(([seed]) => seed), ...seeds])];
}
