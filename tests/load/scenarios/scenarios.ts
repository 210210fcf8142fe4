import { abuse } from './abuse.ts';
import { capacity } from './capacity.ts';
import { cost } from './cost.ts';
import { durability } from './durability.ts';
import { join } from './join.ts';
import { latency } from './latency.ts';
import { memory } from './memory.ts';
import type { Outcome, Run } from './scenario.ts';
import { soak } from './soak.ts';
import { workshop } from './workshop.ts';

/** All that can be measured, in this order. */
export const scenarios = {
	latency,
	cost,
	capacity,
	workshop,
	join,
	memory,
	durability,
	abuse,
	soak
} satisfies Record<string, (run: Run) => Promise<Outcome>>;
export type ScenarioName = keyof typeof scenarios;

/** Those that speak our own frames, and so measure ours alone. */
export const oursAlone: readonly ScenarioName[] = ['abuse', 'soak'];

/** Those that take long, and so are run when they are named. */
export const onlyNamed: readonly ScenarioName[] = ['soak'];
