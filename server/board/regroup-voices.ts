import type { GroupId } from '#lib/domain/group.ts';
import { joinedResults } from '#lib/domain/joined-results.ts';
import type { MovedVoices } from './inverse.ts';
import type { BoardState } from './state.ts';

/**
 * Ballots, "me too", people without a device and published totals go with their group, which is gone
 * from the board's groups by now. On visible notes the number of
 * those who agree was moved with the notes; what is left is to know it of each seat.
 */
export function joinVoices(
	state: BoardState,
	from: GroupId,
	into: GroupId,
	seats: readonly number[]
): MovedVoices {
	for (const seat of seats)
		for (const id of [...state.agreement.of(seat).keys()])
			if (state.notes.has(id)) state.agreement.know(seat, id, into);
			else state.agreement.set(seat, id, into);
	const { results } = state.stage;
	if (results)
		state.setStage({
			results: joinedResults(
				results,
				{ from, into },
				state.meta.groups.map(({ id }) => id)
			)
		});
	const headcount = state.headcount.of(from);
	state.headcount.relabel(from, into, headcount);
	const taken = state.undo.kept().filter(({ group, ballot }) => group === from && ballot);
	return { paper: [...state.voting.join(from, into), ...taken.map(({ id }) => id)], headcount };
}

/** Ballots on paper and people without a device go back to their group. */
export function partVoices(
	state: BoardState,
	from: GroupId,
	into: GroupId,
	{ paper, headcount }: MovedVoices
): void {
	state.voting.moveBallots(paper, from);
	state.headcount.relabel(into, from, headcount);
}
