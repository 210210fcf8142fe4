import * as v from 'valibot';
import { command, idSchema } from './fields.ts';

/** Cut to `limits.messageGraphemes` where it is longer: never a reason to refuse. */
const messageSchema = v.optional(v.string());

/** What facilitators do with notes of others; `note.answer` is what a writer says to `note.ask`. */
export const moderationCommands = [
	command('note.hide', { id: idSchema }),
	command('note.show', { id: idSchema }),
	command('note.approve', {
		id: idSchema,
		message: messageSchema,
		/** The version that was read: when other words wait by now, the answer is `conflict`. */
		base: v.optional(v.pipe(v.number(), v.integer(), v.minValue(1)))
	}),
	command('note.return', { id: idSchema, message: messageSchema }),
	command('note.ask', { id: idSchema, message: messageSchema }),
	command('note.answer', { id: idSchema })
] as const;
