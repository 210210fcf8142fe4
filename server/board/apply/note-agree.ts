import { findNote } from './find-note.ts';
import { type Act, type Operation, type Refusal, refusal } from './operation.ts';

/** "Me too" on another's note: once a seat, however often it is said. */
export const agreeNote: Operation<'note.agree'> = {
	permit: (act, { id }) => permitAgreement(act, id),

	apply({ state, seat }, { id }) {
		if (state.agreement.of(seat.number).has(id)) return {};
		state.agreement.set(seat.number, id, seat.group);
		return { inverse: { t: 'note.agree', id, put: true } };
	}
};

export const unagreeNote: Operation<'note.unagree'> = {
	permit: (act, { id }) => permitAgreement(act, id),

	apply({ state, seat }, { id }) {
		if (!state.agreement.of(seat.number).has(id)) return {};
		state.agreement.set(seat.number, id, undefined);
		return { inverse: { t: 'note.agree', id, put: false } };
	}
};

/** Nobody agrees with themselves, nor with what they cannot see. */
function permitAgreement({ state, seat }: Act, id: string): Refusal | undefined {
	const found = findNote(state, seat.number, id);
	if (!found || found.own) return refusal('not-allowed');
	return found.kind === 'visible' ? undefined : refusal('gone');
}
