import { sameAction } from './action-edit.ts';
import type { Act } from './operation.ts';
import { roomForAction } from './quota.ts';
import type { Taking, Way } from './way.ts';

export function unadd({ state }: Act, { id, action }: Taking<'action.add'>): Way {
	const present = state.actions.get(id);
	if (!present) return 'gone';
	if (!sameAction(present, action)) return 'built-on';
	return {
		as: 'action.remove',
		run() {
			state.actions.put(id, undefined);
			return { t: 'action.remove', id, action: present };
		}
	};
}

export function uneditAction({ state }: Act, { t, id, put, former }: Taking<'action.edit'>): Way {
	const present = state.actions.get(id);
	if (!present) return 'gone';
	if (!sameAction(present, put)) return 'built-on';
	return {
		as: t,
		run() {
			state.actions.put(id, { ...former, v: present.v + 1 });
			return { t, id, put: former, former: put };
		}
	};
}

export function unremoveAction({ state }: Act, { id, action }: Taking<'action.remove'>): Way {
	if (state.actions.get(id)) return 'gone';
	return {
		as: 'action.add',
		run() {
			const full = roomForAction(state);
			if (full) return full;
			state.actions.put(id, action);
			return { t: 'action.add', id, action };
		}
	};
}
