import * as v from 'valibot';
import { groupIdSchema } from '../group.ts';
import { limits } from '../limits.ts';
import { dotsSchema } from '../settings.ts';
import { command, idSchema } from './fields.ts';

/** `target` is a visible note or cluster. Dots are set, not added; none at all is `vote.withdraw`. */
export const voteCommands = [
	command('vote.cast', { target: idSchema, dots: dotsSchema }),
	command('vote.withdraw', { target: idSchema }),
	command('vote.proxy', {
		group: groupIdSchema,
		ballot: v.pipe(
			v.array(v.object({ target: idSchema, dots: dotsSchema })),
			v.minLength(1),
			v.maxLength(limits.targetsPerBallot)
		)
	})
] as const;
