import * as v from 'valibot';
import { groupIdSchema } from '../group.ts';
import { viaNames } from '../note.ts';
import { placeSchema } from '../place.ts';
import { questionIdSchema } from '../question.ts';
import { command, idSchema, seatNumberSchema } from './fields.ts';

/**
 * The writer was told that nobody else sees these words yet. Whatever the step is by the time they
 * are judged, they are shown to nobody before the next reveal.
 */
const asPrivateSchema = v.optional(v.boolean());

/**
 * The writer was told that facilitators read these words before they are shared. Without it they are
 * read by nobody, whatever the step says: also those of a client that cannot tell.
 */
const readableSchema = v.optional(v.boolean());

export const noteCommands = [
	command('note.post', {
		q: questionIdSchema,
		text: v.string(),
		p: v.optional(placeSchema),
		group: v.optional(groupIdSchema),
		via: v.optional(v.picklist(viaNames)),
		for: v.optional(seatNumberSchema),
		asPrivate: asPrivateSchema,
		readable: readableSchema
	}),
	command('note.edit', {
		id: idSchema,
		text: v.string(),
		base: v.optional(v.pipe(v.number(), v.integer(), v.minValue(1))),
		asPrivate: asPrivateSchema,
		readable: readableSchema
	}),
	command('note.move', {
		id: idSchema,
		q: v.optional(questionIdSchema),
		p: placeSchema,
		cluster: v.optional(v.nullable(idSchema))
	}),
	command('note.remove', { id: idSchema }),
	command('note.restore', { id: idSchema }),
	command('note.agree', { id: idSchema }),
	command('note.unagree', { id: idSchema })
] as const;
