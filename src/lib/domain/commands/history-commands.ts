import * as v from 'valibot';
import { limits } from '../limits.ts';
import { countGraphemes, isCleanText, isUnseen } from '../text.ts';
import { command, idSchema } from './fields.ts';

/** Keeping a moment of the board by hand, and putting one in the place of the present board. */
export const historyCommands = [
	command('history.save', {
		name: v.pipe(
			v.string(),
			v.trim(),
			v.maxLength(limits.momentNameGraphemes * 8),
			v.check((name) => isCleanText(name) && !isUnseen(name)),
			v.check((name) => countGraphemes(name) <= limits.momentNameGraphemes)
		)
	}),
	command('history.restore', { id: idSchema })
] as const;
