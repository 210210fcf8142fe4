import { type ActionFields, actionOf } from '#lib/domain/action.ts';
import type { CommandOf } from '#lib/domain/command.ts';
import { refuseLinks } from './action-links.ts';
import { type Operation, refusal } from './operation.ts';

type Edit = CommandOf<'action.edit'>;

/** Other words, owner, day or links for an action; what is not named stays. */
export const editAction: Operation<'action.edit'> = {
	permit({ state }, { id, from }) {
		const action = state.actions.get(id);
		if (!action) return refusal('gone');
		return refuseLinks(state, from ?? [], action.from);
	},

	apply({ state }, command) {
		const { id, base } = command;
		const action = state.actions.get(id);
		if (!action) throw new Error('An action was let through that is not there.');
		if (base !== undefined && base < action.v)
			return { refused: 'conflict', text: action.text, v: action.v };
		const after = actionOf({ ...action, ...changeOf(command), v: action.v + 1 });
		if (sameAction(action, after)) return {};
		state.actions.put(id, after);
		return { inverse: { t: 'action.edit', id, put: after, former: action } };
	}
};

/** What an edit names. */
function changeOf({ text, owner, due, from }: Edit): Partial<ActionFields> {
	return {
		...(text === undefined ? {} : { text }),
		...(owner === undefined ? {} : { owner: owner ?? undefined }),
		...(due === undefined ? {} : { due: due ?? undefined }),
		...(from === undefined ? {} : { from: [...new Set(from ?? [])] })
	};
}

/** Whether both say the same, whatever versions they are. */
export function sameAction(one: ActionFields, other: ActionFields): boolean {
	return plain(one) === plain(other);
}

function plain({ text, owner, due, from }: ActionFields): string {
	return JSON.stringify([text, owner ?? null, due ?? null, from ?? []]);
}
