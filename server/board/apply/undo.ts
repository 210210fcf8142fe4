import type { CommandType } from '#lib/domain/command.ts';
import { isGroupingOpen, mayTouch, refuse } from '#lib/domain/permission.ts';
import type { Inverse, Undoable } from '../inverse.ts';
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
 * Takes back the newest own command that can be taken back. Commands whose note is gone are passed
 * over, and so are those that others built on: if there is nothing else, that is a `conflict`.
 * It is permitted as the command it amounts to, and its refusal is that command's.
 */
export const undo: Operation<'undo'> = {
	apply(act) {
		let built = false;
		for (const undoable of act.state.undo.newestFirst(act.seat.number)) {
			const found = way(act, undoable.inverse);
			if (found === 'gone') continue;
			if (found === 'built-on') {
				built = true;
				continue;
			}
			return permitted(act, found.as, undoable.inverse) ?? taken(act, undoable, found.run());
		}
		return refusal(built ? 'conflict' : 'gone');
	}
};

function taken({ state, seat }: Act, { cid, t }: Undoable, done: Refusal | undefined) {
	if (done && isRefusal(done)) return done;
	state.undo.remove(seat.number, cid);
	return { undone: t, tookBack: cid } satisfies Applied;
}

function permitted({ state, seat }: Act, as: CommandType, inverse: Inverse): Refusal | undefined {
	const refused = refuse(seat.role, as, state.stage);
	if (refused) return refusal(refused);
	if (inverse.t !== 'note.move') return undefined;
	const own = state.writers.get(inverse.id) === seat.number;
	const grouping = isGroupingOpen(state.stage);
	return mayTouch(seat.role, as, { own, grouping }) ? undefined : refusal('not-allowed');
}
