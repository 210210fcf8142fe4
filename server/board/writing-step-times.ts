import type { deskRoots } from '#lib/domain/document.ts';
import type { StepTimes } from './step-times.ts';

/** Brings the desk's times to what the state says. Where some go, another is set: it is new. */
export function writeStepTimes(
	{ begun }: Pick<ReturnType<typeof deskRoots>, 'begun'>,
	times: StepTimes
): void {
	for (const step of times.changed) {
		const at = times.of(step);
		if (at === undefined) begun.delete(step);
		else begun.set(step, at);
	}
	times.changed.clear();
}
