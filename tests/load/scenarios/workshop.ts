import { ramp, type RampSize } from './ramp.ts';
import type { Outcome, Run } from './scenario.ts';

const full: RampSize = { peoplePerBoard: 30, boardsPerStep: 6, mostBoards: 140 };

/** Rooms of thirty as they are: little writing, and much pointing. */
export async function workshop(run: Run, size: RampSize = full): Promise<Outcome> {
	const outcome = await ramp(run, { ...size, editsPerSecond: 0.2, presencePerSecond: 2 });
	const figures = outcome.figures.map((figure) =>
		figure.name === 'people' ? { ...figure, atLeast: 1_600 } : figure
	);
	return { ...outcome, figures };
}
