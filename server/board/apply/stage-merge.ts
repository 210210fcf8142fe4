import type { CommandOf } from '#lib/domain/command.ts';
import type { GroupId } from '#lib/domain/group.ts';
import type { Merged } from '../inverse.ts';
import { joinVoices, partVoices } from '../regroup-voices.ts';
import { regroupNotes, setGroupOfUnseen } from '../regroup.ts';
import { isCounted } from '../seats.ts';
import type { BoardState } from '../state.ts';
import { type Operation, refusal } from './operation.ts';
import { renamed } from './stage-groups.ts';

/**
 * A small group becomes part of another: from here on there is one group, under one name and one id,
 * in everything that is counted, shown or exported. The desk alone still knows as what people joined.
 */
export const mergeGroups: Operation<'stage.merge'> = {
	permit({ state }, { from, into }) {
		const known = (id: GroupId) => state.meta.groups.some((group) => group.id === id);
		return from !== into && known(from) && known(into) ? undefined : refusal('malformed');
	},

	apply({ state }, command) {
		return { inverse: { t: 'stage.merge', ...merge(state, command) } };
	}
};

/** Makes one group of two. @returns what it takes to part them */
export function merge(
	state: BoardState,
	{ from, into, label }: Pick<CommandOf<'stage.merge'>, 'from' | 'into' | 'label'>
): Merged {
	const { groups } = state.meta;
	const seats = [...state.seats.values()].filter((seat) => seat.group === from);
	const counted = seats.filter(isCounted).length;
	const others = state.people.of(from) - counted;
	state.setGroups(
		groups
			.filter(({ id }) => id !== from)
			.map((group) => (group.id === into ? renamed(group, label.trim()) : group))
	);
	for (const { number } of seats) state.seats.setGroup(number, into, from);
	state.people.move(from, into, others);
	const notes = regroupNotes(state, from, into);
	return {
		from,
		into,
		label: label.trim(),
		groups,
		seats: seats.map(({ number }) => number),
		notes,
		people: others,
		voices: joinVoices(
			state,
			from,
			into,
			seats.map(({ number }) => number)
		)
	};
}

/** Parts them as they were. Only while nothing of them is shown: see `isMergeSeen`. */
export function part(state: BoardState, merged: Merged): void {
	const { from, into, groups, seats, notes, people, voices } = merged;
	state.setGroups(groups);
	for (const number of seats) {
		const seat = state.seats.get(number);
		if (seat?.group === into) state.seats.setGroup(number, from);
	}
	state.people.move(into, from, people);
	if (voices) partVoices(state, from, into, voices);
	for (const id of notes) setGroupOfUnseen(state, id, from);
}

/**
 * Whether something of the common group is in view, or was in published totals: a note, or a "me too".
 * To part them then would tell who is who.
 */
export function isMergeSeen({ notes, voting }: BoardState, { into }: Merged): boolean {
	for (const { group, agree } of notes.values()) if (group === into || agree?.[into]) return true;
	return voting.published.voices.flat().some(({ group }) => group === into);
}

/**
 * Merges that were seen can be parted no more, whatever becomes later of what was seen: hidden, in the
 * bin or waiting again it would come back as of another group. For the end of a batch, whose result is
 * what everybody sees. @returns which commands these were, for storing that they cannot be taken back
 */
export function settleMerges(state: BoardState): { seat: number; cid: string }[] {
	const seen = state.undo.merges().filter(({ inverse }) => isMergeSeen(state, inverse));
	for (const { seat, cid } of seen) state.undo.remove(seat, cid);
	return seen.map(({ seat, cid }) => ({ seat, cid }));
}
