import type { AnnoyanceReport, AnnoyancePlan } from './annoyance.ts';
import type { PersonSpec } from './dialect.ts';
import type { PeerName } from './dialects.ts';
import type { Rhythm } from './gathering.ts';
import type { Joined } from './person.ts';
import type { Tally } from './tally.ts';

/** What a worker can be asked to do, and what it answers. */
export interface Tasks {
	gather: { ask: { dialect: PeerName; port: number }; answer: null };
	join: { ask: { people: PersonSpec[]; atOnce: boolean }; answer: Joined[] };
	run: { ask: Rhythm; answer: Tally };
	/** So many of the worker's people read nothing any more, with their pages open. */
	doze: { ask: number; answer: null };
	leave: { ask: null; answer: null };
	annoy: { ask: AnnoyancePlan; answer: AnnoyanceReport };
}
export type TaskName = keyof Tasks;

/** A question to a worker, and its answer, told apart by their number. */
export interface Question<Name extends TaskName = TaskName> {
	number: number;
	task: Name;
	ask: Tasks[Name]['ask'];
}
export interface Answer {
	number: number;
	answer?: unknown;
	failed?: string;
}
