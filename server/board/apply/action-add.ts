import { actionOf } from '#lib/domain/action.ts';
import { toMinute } from '#lib/domain/note.ts';
import { refuseLinks } from './action-links.ts';
import type { Operation } from './operation.ts';
import { roomForAction } from './quota.ts';

/** A new action, linked to notes and clusters that everyone sees. */
export const addAction: Operation<'action.add'> = {
	permit({ state }, { from }) {
		return refuseLinks(state, from ?? []);
	},

	room({ state }) {
		return roomForAction(state);
	},

	apply({ state, now, tools }, { text, owner, due, from }) {
		const id = tools.newId();
		const action = actionOf({
			text,
			owner: owner ?? undefined,
			due: due ?? undefined,
			from: [...new Set(from ?? [])],
			at: toMinute(now),
			v: 1
		});
		state.actions.put(id, action);
		return { id, inverse: { t: 'action.add', id, action } };
	}
};
