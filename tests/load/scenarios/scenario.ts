import { rmSync } from 'node:fs';
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Crowd } from '../crowd/crowd.ts';
import type { PersonSpec } from '../crowd/dialect.ts';
import type { BoardPlan, Peer } from '../peers/peer.ts';
import type { Usage } from '../programs/meter.ts';
import type { ServerProcess } from '../peers/server-process.ts';

/** What every scenario is told. */
export interface Run {
	peer: Peer;
	/** Of one measurement; a scenario may need several. */
	seconds: number;
	seed: number;
	/** Processes that play the people. */
	workers: number;
	/** How often the server is killed, where it is. */
	kills?: number;
}

/** One measured number, with what it may be at most or must be at least. */
export interface Figure {
	name: string;
	value: number;
	unit: string;
	atMost?: number;
	atLeast?: number;
}

export interface Outcome {
	figures: Figure[];
	/** The generator was at its own end: times are its own, and capacities are at least these. */
	saturated: boolean;
}

/** A scenario over a server of its own, in a folder of its own. */
export interface Stage {
	/** Where the server keeps its files. */
	folder: string;
	server: ServerProcess;
	/** The people of each board of the plan. */
	boards: PersonSpec[][];
	crowd: Crowd;
}

/** Whatever happens in `work`, no process and no file of it is left. */
export async function onStage<Result>(
	run: Run,
	plans: readonly BoardPlan[],
	work: (stage: Stage) => Promise<Result>
): Promise<Result> {
	return inFolder(async (folder) => {
		const boards = await run.peer.prepare(folder, plans, run.seed);
		const server = await run.peer.start(folder);
		try {
			return await withCrowd(run, server, (crowd) => work({ folder, server, boards, crowd }));
		} finally {
			await server.kill();
		}
	});
}

/** An empty folder that is gone afterwards, also when the process is asked to end in between. */
export async function inFolder<Result>(work: (folder: string) => Promise<Result>): Promise<Result> {
	const folder = await mkdtemp(join(tmpdir(), 'fiveways-load-'));
	const clear = () => rmSync(folder, { recursive: true, force: true });
	process.once('exit', clear);
	try {
		return await work(folder);
	} finally {
		process.off('exit', clear);
		clear();
	}
}

export async function withCrowd<Result>(
	{ peer, workers }: Pick<Run, 'peer' | 'workers'>,
	server: ServerProcess,
	work: (crowd: Crowd) => Promise<Result>
): Promise<Result> {
	const crowd = await Crowd.gather(peer.name, server.port, workers);
	try {
		return await work(crowd);
	} finally {
		await crowd.end();
	}
}

/** The same plan so many times. */
export function times(count: number, plan: BoardPlan): BoardPlan[] {
	return Array.from({ length: count }, () => plan);
}

/** What a server counts itself, where it counts this. */
export function countsOf(counts: Usage['counts'], name: string): Figure[] {
	const value = counts[name];
	return value === undefined ? [] : [{ name, value, unit: '' }];
}

/** @throws when there is nothing, which is a mistake in the plan */
export function first<Item>(items: readonly Item[]): Item {
	const [item] = items;
	if (item === undefined) throw new Error('There is nothing in this list.');
	return item;
}
