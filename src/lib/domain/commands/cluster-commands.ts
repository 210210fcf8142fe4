import * as v from 'valibot';
import { placeSchema } from '../place.ts';
import { questionIdSchema } from '../question.ts';
import { command, idSchema } from './fields.ts';

/** Ids of notes, at least one. How many there may be is said by the size of a command. */
const noteIdsSchema = v.pipe(v.array(idSchema), v.minLength(1));

/** What people do with clusters and with many notes at once. Names are judged with the other words. */
export const clusterCommands = [
	command('cluster.make', {
		q: questionIdSchema,
		ids: noteIdsSchema,
		name: v.optional(v.string())
	}),
	command('cluster.rename', { id: idSchema, name: v.string() }),
	command('cluster.join', { id: idSchema, ids: noteIdsSchema }),
	command('cluster.leave', { ids: noteIdsSchema, q: v.optional(questionIdSchema) }),
	command('cluster.merge', { id: idSchema, into: idSchema }),
	command('cluster.dissolve', { id: idSchema }),
	command('cluster.move', { id: idSchema, q: v.optional(questionIdSchema), p: placeSchema }),
	command('cluster.tidy', { q: v.optional(questionIdSchema) })
] as const;
