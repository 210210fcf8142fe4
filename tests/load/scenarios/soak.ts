import { statSync } from 'node:fs';
import { setTimeout as wait } from 'node:timers/promises';
import { databaseFile } from '../../../server/storage/sqlite/database.ts';
import type { Usage } from '../programs/meter.ts';
import { onStage, type Outcome, type Run, type Stage, times } from './scenario.ts';
import { slope } from './slope.ts';

export interface SoakSize {
	boards: number;
	peoplePerBoard: number;
	/** How many of a worker's people fall asleep with their page open, each time. */
	asleep: number;
	/** Seconds that people stay, each time. */
	staySeconds: number;
	/** Seconds without anybody, after which no board should be in memory. */
	emptySeconds: number;
}

const full: SoakSize = {
	boards: 3,
	peoplePerBoard: 20,
	asleep: 10,
	staySeconds: 200,
	emptySeconds: 80
};

/** What a server holds while nobody is there. */
interface Sample extends Pick<Usage, 'heap' | 'rss' | 'descriptors' | 'timers'> {
	/** Hours since the beginning. */
	at: number;
}

const MB = 1_048_576;

/**
 * People come, write, point, fall asleep with their pages open and go, for as long as the run takes.
 * Each time that nobody is left the server is weighed: what is kept then is kept for good.
 */
export async function soak(run: Run, size: SoakSize = full): Promise<Outcome> {
	const plans = times(size.boards, { people: size.peoplePerBoard });
	return onStage(run, plans, async (stage) => {
		const begun = performance.now();
		const hours = () => (performance.now() - begun) / 3_600_000;
		const samples: Sample[] = [];
		const sums = { edits: 0, missing: 0, wal: 0 };
		for (let turn = 0; turn < 2 || hours() * 3_600 < run.seconds; turn++) {
			const seen = await visit(stage, { ...run, seed: run.seed + turn }, size);
			for (const each of ['edits', 'missing'] as const) sums[each] += seen[each];
			sums.wal = Math.max(sums.wal, seen.wal);
			await wait(size.emptySeconds * 1_000);
			const usage = await stage.server.usage({ collect: true });
			samples.push({ ...usage, at: hours() });
		}
		return { saturated: false, figures: figuresOf(samples, sums) };
	});
}

/** Everybody comes, some fall asleep, the others work, and all go. */
async function visit(
	{ boards, crowd, folder }: Stage,
	{ seed }: Run,
	{ asleep, staySeconds: seconds }: SoakSize
): Promise<{ edits: number; missing: number; wal: number }> {
	await crowd.join(boards);
	await crowd.doze(asleep);
	const { edits, missing } = await crowd.run({
		seconds,
		editsPerSecond: 0.5,
		presencePerSecond: 2,
		seed
	});
	await crowd.leave();
	return { edits, missing, wal: walBytes(folder) };
}

function walBytes(folder: string): number {
	return statSync(`${databaseFile(folder)}-wal`, { throwIfNoEntry: false })?.size ?? 0;
}

function figuresOf(
	samples: readonly Sample[],
	{ edits, missing, wal }: { edits: number; missing: number; wal: number }
): Outcome['figures'] {
	const [first, last] = [samples[0], samples.at(-1)];
	if (!first || !last) throw new Error('Nothing was weighed.');
	// The first time is that of a compiler that has not seen this code yet.
	const later = samples.length > 2 ? samples.slice(1) : samples;
	const perHour = (what: 'heap' | 'rss') => slope(later.map((each) => [each.at, each[what] / MB]));
	return [
		{ name: 'times weighed', value: samples.length, unit: '' },
		{ name: 'objects and buffers, growth', value: perHour('heap'), unit: 'MB/h', atMost: 1 },
		{ name: 'resident memory, growth', value: perHour('rss'), unit: 'MB/h' },
		{ name: 'resident memory at the end', value: last.rss / MB, unit: 'MB' },
		{ name: 'objects more than at first', value: (last.heap - first.heap) / MB, unit: 'MB' },
		{
			name: 'descriptors more than at first',
			value: last.descriptors - first.descriptors,
			unit: '',
			atMost: 0
		},
		{ name: 'timers more than at first', value: last.timers - first.timers, unit: '', atMost: 0 },
		{ name: 'largest write-ahead log', value: wal / MB, unit: 'MB', atMost: 64 },
		{ name: 'edits', value: edits, unit: '' },
		{ name: 'missing', value: missing, unit: '', atMost: 0 }
	];
}
