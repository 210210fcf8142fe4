import * as v from 'valibot';
import { isDay } from '../day.ts';
import { limits } from '../limits.ts';
import { command, idSchema } from './fields.ts';

/** Nothing, and an empty text, both mean that there is none. */
const owner = v.optional(v.nullable(v.string()));
const due = v.optional(v.nullable(v.union([v.pipe(v.string(), v.check(isDay)), v.literal('')])));
const from = v.optional(v.nullable(v.pipe(v.array(idSchema), v.maxLength(limits.linksPerAction))));

/** Who will do what, and by when. Of an edit, what is absent stays as it is. */
export const actionCommands = [
	command('action.add', { text: v.string(), owner, due, from }),
	command('action.edit', {
		id: idSchema,
		text: v.optional(v.string()),
		owner,
		due,
		from,
		/** The version that was read: when it is older than the present one, the answer is `conflict`. */
		base: v.optional(v.pipe(v.number(), v.integer(), v.minValue(1)))
	}),
	command('action.remove', { id: idSchema })
] as const;
