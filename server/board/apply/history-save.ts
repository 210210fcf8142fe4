import { keepMoment } from './keep-moment.ts';
import type { Operation } from './operation.ts';

/** Keeps the board as everyone sees it now, under a name. */
export const saveHistory: Operation<'history.save'> = {
	apply(act, { name }) {
		return { id: keepMoment(act, 'saved', { name }) };
	}
};
