import { type Group, standardGroup } from '#lib/domain/group.ts';
import { type Operation, refusal } from './operation.ts';

/** Other names for groups, while the workshop runs. */
export const renameGroups: Operation<'stage.groups'> = {
	permit({ state }, { groups }) {
		const known = new Set(state.meta.groups.map(({ id }) => id));
		return groups.every(({ id }) => known.has(id)) ? undefined : refusal('malformed');
	},

	apply({ state }, { groups }) {
		const former = state.meta.groups;
		const labels = new Map(groups.map(({ id, label }) => [id, label.trim()]));
		const put = former.map((group) => {
			const label = labels.get(group.id);
			return label === undefined || label === group.label ? group : renamed(group, label);
		});
		if (sameGroups(put, former)) return {};
		state.setGroups(put);
		return { inverse: { t: 'stage.groups', put, former } };
	}
};

/** A group under another name; its usual name brings the usual short one. */
export function renamed({ id }: Group, label: string): Group {
	const standard = standardGroup(id);
	return standard.label === label ? standard : standardGroup(id, label);
}

export function sameGroups(one: readonly Group[], other: readonly Group[]): boolean {
	return JSON.stringify(one) === JSON.stringify(other);
}
