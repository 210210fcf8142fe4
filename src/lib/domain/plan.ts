import * as v from 'valibot';
import { limits } from './limits.ts';
import { questionIds, questionIdSchema } from './question.ts';
import { type Stage, type Step, stepKinds } from './stage.ts';
import { countGraphemes, isCleanText } from './text.ts';

/** Ids become keys in files and tables: none that every object has already. */
const stepIdSchema = v.pipe(
	v.string(),
	v.regex(/^[A-Za-z0-9_-]{1,64}$/),
	v.check((id) => id !== 'prototype' && !(id in Object.prototype))
);

/** One step as a facilitator plans it; one without an id is new. */
export const plannedStepSchema = v.object({
	id: v.exactOptional(stepIdSchema),
	kind: v.picklist(stepKinds),
	questions: v.exactOptional(
		v.pipe(
			v.array(questionIdSchema),
			v.maxLength(questionIds.length),
			v.check((list) => new Set(list).size === list.length)
		)
	),
	minutes: v.exactOptional(
		v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(limits.stepMinutes))
	),
	sentence: v.exactOptional(
		v.pipe(
			v.string(),
			v.maxLength(limits.commandBytes),
			v.check((text) => isCleanText(text) && countGraphemes(text) <= limits.stepSentenceGraphemes)
		)
	)
});
export type PlannedStep = v.InferOutput<typeof plannedStepSchema>;

/** A running order and where it stands. */
export type Plan = Pick<Stage, 'step' | 'steps'>;

/**
 * The running order as it becomes. Given ids stay, missing ones are made. A stage always names one of
 * its steps: where the present one is left out, the meeting goes on at the nearest. That is a new step
 * of the same kind, which takes over its id; else the first of the kept steps that came after it, else
 * the last of those before it, else whatever stands at its place.
 * @returns undefined for an id that is given twice, and for a present step that would become another kind
 */
export function withPlan(
	{ step, steps: former }: Plan,
	wanted: readonly PlannedStep[],
	newId: () => string
): Plan | undefined {
	const given = wanted.flatMap(({ id }) => (id === undefined ? [] : [id]));
	if (new Set(given).size < given.length) return undefined;
	const place = Math.max(
		0,
		former.findIndex(({ id }) => id === step)
	);
	const present = former[place];
	const heir = given.includes(step)
		? -1
		: wanted.findIndex(({ id, kind }) => id === undefined && kind === present?.kind);
	const steps = wanted.map((each, index): Step => {
		const { id, kind, questions, minutes, sentence } = each;
		return {
			id: id ?? (index === heir ? step : newId()),
			kind,
			...(questions?.length ? { questions } : {}),
			...(minutes ? { minutes } : {}),
			...(sentence ? { sentence } : {})
		};
	});
	const stays = steps.find(({ id }) => id === step);
	if (stays) return stays.kind === present?.kind ? { step, steps } : undefined;
	const isKept = ({ id }: Step) => given.includes(id);
	const near =
		former.slice(place).find(isKept) ??
		former.slice(0, place).findLast(isKept) ??
		steps[Math.min(place, steps.length - 1)];
	return near && { step: near.id, steps };
}

/** Whether two running orders say the same. */
export function isSameOrder(one: readonly Step[], other: readonly Step[]): boolean {
	return wordsOf(one) === wordsOf(other);
}

/**
 * A short mark of what a running order says, to tell it from a changed one: two orders in one command
 * would be too long for it. Made by FNV-1a (public domain).
 */
export function orderMark(steps: readonly Step[]): string {
	const words = wordsOf(steps);
	let mark = 0x811c9dc5;
	for (let index = 0; index < words.length; index++)
		mark = Math.imul(mark ^ words.charCodeAt(index), 0x01000193);
	return (mark >>> 0).toString(36);
}

function wordsOf(steps: readonly Step[]): string {
	return JSON.stringify(
		steps.map(({ id, kind, questions, minutes, sentence }) => [
			id,
			kind,
			questions ?? [],
			minutes ?? 0,
			sentence ?? ''
		])
	);
}
