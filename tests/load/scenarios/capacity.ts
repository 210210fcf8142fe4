import { ramp, type RampSize } from './ramp.ts';
import type { Figure, Outcome, Run } from './scenario.ts';

const full: RampSize = { peoplePerBoard: 50, boardsPerStep: 4, mostBoards: 80 };

/** Nothing but writing, by rooms of fifty: what the server carries before anybody waits. */
export async function capacity(run: Run, size: RampSize = full): Promise<Outcome> {
	const outcome = await ramp(run, { ...size, editsPerSecond: 2, presencePerSecond: 0 });
	return { ...outcome, figures: withTargets(outcome.figures) };
}

const targets: Record<string, Pick<Figure, 'atLeast' | 'atMost'>> = {
	people: { atLeast: 1_500 },
	'deliveries per second': { atLeast: 150_000 },
	'server CPU per delivery': { atMost: 25 }
};

function withTargets(figures: readonly Figure[]): Figure[] {
	return figures.map((figure) => ({ ...figure, ...targets[figure.name] }));
}
