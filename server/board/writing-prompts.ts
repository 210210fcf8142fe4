import type { deskRoots, seatRoots } from '#lib/domain/document.ts';
import type { Changes } from './changes.ts';

/** What groups were asked for, as facilitators see it. */
export function writeSentPrompts(
	{ prompts }: Pick<ReturnType<typeof deskRoots>, 'prompts'>,
	changes: Changes
): void {
	for (const { prompt } of changes.prompts) prompts.set(`${prompt.q} ${prompt.group}`, prompt);
}

/** What this seat's group was asked for. */
export function writePrompts(
	{ prompts }: Pick<ReturnType<typeof seatRoots>, 'prompts'>,
	changes: Changes,
	seat: number
): void {
	for (const { prompt, seats } of changes.prompts)
		if (seats.has(seat)) prompts.set(prompt.q, { step: prompt.step, at: prompt.at });
}
