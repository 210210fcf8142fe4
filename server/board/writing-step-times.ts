import type { deskRoots } from '#lib/domain/document.ts';
import type { StepTimes } from './step-times.ts';

/** Brings the desk's times to what the state says. @returns whether some went */
export function writeStepTimes(
	{ begun }: Pick<ReturnType<typeof deskRoots>, 'begun'>,
	times: StepTimes
): boolean {
	let went = false;
	for (const step of times.changed) {
		const at = times.of(step);
		if (at !== undefined) begun.set(step, at);
		else if (begun.has(step)) {
			begun.delete(step);
			went = true;
		}
	}
	times.changed.clear();
	return went;
}
