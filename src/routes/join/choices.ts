import { type Group, groupHint, groupShapes, OTHER_CHOICE } from '#lib/domain/group.ts';
import type { Choice } from '#lib/ui/choice.ts';

/** The groups of a workshop as rows to press. "I would rather not say" has no sign, only its words. */
export function groupChoices(groups: readonly Group[]): Choice[] {
	return groups.map((group) => {
		const shape = groupShapes[group.id];
		return {
			value: group.id,
			label: group.id === 'other' ? OTHER_CHOICE : group.label,
			hint: groupHint(group.id) || undefined,
			icon: shape === 'none' ? undefined : `shape-${shape}`,
			class: `g-${group.id}`
		};
	});
}
