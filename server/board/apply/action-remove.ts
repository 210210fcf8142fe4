import { type Operation, refusal } from './operation.ts';

/** Takes an action away; what brings it back is kept for its own undo alone. */
export const removeAction: Operation<'action.remove'> = {
	permit({ state }, { id }) {
		return state.actions.get(id) ? undefined : refusal('gone');
	},

	apply({ state }, { id }) {
		const action = state.actions.get(id);
		if (!action) throw new Error('An action was let through that is not there.');
		state.actions.put(id, undefined);
		return { inverse: { t: 'action.remove', id, action } };
	}
};
