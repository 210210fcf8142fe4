import type { CommandType } from '#lib/domain/command.ts';
import { refuse } from '#lib/domain/permission.ts';
import type { Inverse, Undoable } from '../inverse.ts';
import { refuseTouch } from './find-note.ts';
import {
	isRefusal,
	type Act,
	type Applied,
	type Operation,
	type Refusal,
	refusal
} from './operation.ts';
import { way } from './undo-ways.ts';

/**
 * Takes back the newest own command that can be taken back. It is permitted as the command it amounts
 * to. Passed over are commands whose note is gone, that others built on, or that this seat may no
 * longer touch: with nothing else that is the answer. A step or lock that bars it is the answer at
 * once, since it may be over soon.
 */
export const undo: Operation<'undo'> = {
	apply(act) {
		let why: Refusal | undefined;
		for (const undoable of act.state.undo.newestFirst(act.seat.number)) {
			const found = way(act, undoable.inverse);
			if (found === 'gone') continue;
			if (found === 'built-on') {
				why ??= refusal('conflict');
				continue;
			}
			const refused = permitted(act, found.as, undoable.inverse);
			if (refused?.refused !== 'not-allowed') return refused ?? taken(act, undoable, found.run());
			why ??= refused;
		}
		return why ?? refusal('gone');
	}
};

function taken({ state, seat }: Act, { cid, t }: Undoable, done: Refusal | undefined) {
	if (done && isRefusal(done)) return done;
	state.undo.remove(seat.number, cid);
	return { undone: t, tookBack: cid } satisfies Applied;
}

function permitted(act: Act, as: CommandType, inverse: Inverse): Refusal | undefined {
	const { state, seat } = act;
	const refused = refuse(seat.role, as, state.stage);
	if (refused) return refusal(refused);
	if (inverse.t !== 'note.move') return undefined;
	return refuseTouch(act, as, state.writers.get(inverse.id) === seat.number);
}
