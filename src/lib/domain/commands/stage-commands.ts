import * as v from 'valibot';
import { groupIdSchema } from '../group.ts';
import { limits } from '../limits.ts';
import { plannedStepSchema } from '../plan.ts';
import { questionIdSchema } from '../question.ts';
import { stageSettingsSchema } from '../settings.ts';
import { lockNames } from '../stage.ts';
import { command, idSchema } from './fields.ts';

const wholeMs = v.optional(v.pipe(v.number(), v.safeInteger()));

export const stageCommands = [
	/** `from` is the step that was seen: from any other one nobody is moved, and the answer is `conflict`. */
	command('stage.step', { to: idSchema, from: v.optional(idSchema) }),
	command('stage.lock', { what: v.picklist(lockNames) }),
	command('stage.unlock', { what: v.picklist(lockNames) }),
	command('stage.reveal', { q: v.optional(questionIdSchema) }),
	command('stage.settings', stageSettingsSchema.entries),
	command('stage.plan', {
		steps: v.pipe(v.array(plannedStepSchema), v.minLength(1), v.maxLength(limits.stepsPerBoard)),
		/** The step that was seen as the present one: nobody is moved out of another one. */
		from: v.optional(idSchema),
		/** The `orderMark` of the order that this was made of: of any other one it is `conflict`. */
		base: v.optional(idSchema)
	}),
	/** One of them, or none to stop it. */
	command('stage.timer', { endsAt: wholeMs, pausedMs: wholeMs, add: wholeMs }),
	/** The id of a visible note, a cluster or a question. */
	command('stage.spotlight', { target: v.nullable(idSchema) }),
	/** Asks one group, kindly, for its view of one question. */
	command('stage.prompt', { q: questionIdSchema, group: groupIdSchema })
] as const;
