import { type Annoyance, annoyances, type AnnoyanceReport } from '../crowd/annoyance.ts';
import { Worker } from '../crowd/crowd.ts';
import type { PersonSpec } from '../crowd/dialect.ts';
import { histogramOf, isSaturated, type Tally } from '../crowd/tally.ts';
import {
	type Figure,
	first,
	onStage,
	type Outcome,
	type Run,
	type Stage,
	times
} from './scenario.ts';

export interface AbuseSize {
	/** People on the board that is measured, and notes on the board where harm is done. */
	people: number;
	notes: number;
}

/** At a board where harm is done: one who only sits there, one who reads, and those who do it. */
const CULPRITS = 10;
const MB = 1_048_576;
const full: AbuseSize = { people: 10, notes: 2_000 };

/** Somebody means no good at one board; people at another should not notice. */
export async function abuse(run: Run, size: AbuseSize = full): Promise<Outcome> {
	// Each kind has a board and people of its own: who did harm before is kept out for a while.
	const loud = times(annoyances.length, { people: CULPRITS, notes: size.notes });
	const plans = [{ people: size.people }, ...loud];
	return onStage({ ...run, workers: 1 }, plans, async (stage) => {
		const [quiet = [], ...culprits] = stage.boards;
		await stage.crowd.join([quiet]);
		const calm = await stage.crowd.run(rhythm(run));
		const figures = [p99('calm', calm)];
		let saturated = isSaturated(calm);
		const culprit = new Worker();
		try {
			await culprit.ask('gather', { dialect: run.peer.name, port: stage.server.port });
			// The boards are in memory before anything is weighed.
			await culprit.ask('join', { people: culprits.map(first), atOnce: false });
			for (const [index, kind] of annoyances.entries()) {
				const people = culprits[index]?.slice(1) ?? [];
				const { tally, report, grown } = await suffer(run, stage, culprit, kind, people);
				saturated ||= isSaturated(tally);
				figures.push(
					p99(kind, tally),
					{ name: `${kind}: memory grew by`, value: grown / MB, unit: 'MB', atMost: 30 },
					{ name: `${kind}: missing`, value: tally.missing, unit: '', atMost: 0 },
					{ name: `${kind}: cut off`, value: tally.cutOff, unit: '', atMost: 0 },
					...figuresOf(kind, report)
				);
			}
		} finally {
			await culprit.end();
		}
		return { figures, saturated };
	});
}

/** One kind of harm while the quiet board goes on. */
async function suffer(
	run: Run,
	{ server, crowd }: Stage,
	culprit: Worker,
	kind: Annoyance,
	people: PersonSpec[]
) {
	const { seconds, seed } = run;
	const { rss: before } = await server.usage({ collect: true });
	const [tally, report] = await Promise.all([
		crowd.run(rhythm(run)),
		culprit.ask('annoy', { kind, people, seconds, seed })
	]);
	const { rss: after } = await server.usage({ collect: true });
	return { tally, report, grown: after - before };
}

const rhythm = ({ seconds, seed }: Run) => ({ seconds, seed, editsPerSecond: 5 });

function p99(name: string, tally: Tally): Figure {
	const value = histogramOf(tally.propagation).quantile(0.99);
	return { name: `${name}: propagation p99`, value, unit: 'ms', atMost: 150 };
}

function figuresOf(kind: Annoyance, report: AnnoyanceReport): Figure[] {
	const { sent, bytes, boards, presenceFrames, answers } = report;
	const figures: Figure[] = [
		{ name: `${kind}: sent`, value: sent, unit: '' },
		{ name: `${kind}: answered with`, value: bytes, unit: 'B' }
	];
	if (kind === 'sync flood')
		figures.push({ name: `${kind}: whole boards`, value: boards, unit: '' });
	if (kind === 'presence flood')
		figures.push({ name: `${kind}: frames to a reader`, value: presenceFrames, unit: '' });
	for (const [code, times] of Object.entries(answers))
		figures.push({ name: `${kind}: ${code}`, value: times, unit: 'times' });
	return figures;
}
