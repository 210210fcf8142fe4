import * as v from 'valibot';
import { groupIdSchema, groupLabelSchema } from '../group.ts';
import { command, seatNumberSchema } from './fields.ts';

/** What facilitators do with people's groups, and with all that one of them wrote. */
export const groupCommands = [
	command('seat.undoAll', { seat: seatNumberSchema }),
	command('seat.group', { seat: seatNumberSchema, group: groupIdSchema }),
	/** Other names for groups that the workshop has; those not named stay as they are. */
	command('stage.groups', {
		groups: v.pipe(
			v.array(v.object({ id: groupIdSchema, label: groupLabelSchema })),
			v.minLength(1),
			v.maxLength(10)
		)
	}),
	/** One group becomes part of another, which everybody sees under the new name. */
	command('stage.merge', { from: groupIdSchema, into: groupIdSchema, label: groupLabelSchema })
] as const;
