import type { MomentKind } from '#lib/domain/history.ts';
import { presentStep } from '#lib/domain/stage.ts';
import { type Content, contentOf } from '../content.ts';
import type { Act } from './operation.ts';

/**
 * Keeps the board as it is now, or the content given.
 * @returns the id of the moment
 */
export function keepMoment(
	{ state, now, tools }: Act,
	kind: MomentKind,
	more: { name?: string; content?: Content; pinned?: readonly string[] } = {}
): string {
	const id = tools.newId();
	const { name, content = contentOf(state), pinned = [] } = more;
	const needed = state.undo
		.all()
		.flatMap(({ inverse }) =>
			inverse.t === 'history.restore' ? [inverse.put, inverse.former] : []
		);
	state.history.add(
		{
			id,
			at: now,
			kind,
			...(name === undefined ? {} : { name }),
			step: presentStep(state.stage).kind
		},
		content,
		new Set([...pinned, ...needed])
	);
	return id;
}
