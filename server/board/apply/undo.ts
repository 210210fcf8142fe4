import type { CommandType } from '#lib/domain/command.ts';
import { refuse } from '#lib/domain/permission.ts';
import type { Inverse } from '../inverse.ts';
import type { Undoable } from '../undo-stacks.ts';
import { refuseTouch } from './find-note.ts';
import { type Act, type Applied, type Operation, type Refusal, refusal } from './operation.ts';
import { way } from './undo-ways.ts';

/** Takes back the newest own command that can be taken back. */
export const undo: Operation<'undo'> = {
	apply(act) {
		const newest = act.state.undo.newestFirst(act.seat.number);
		return first(act, newest, (t) => ({ undone: t }));
	}
};

/** Does again what was taken back last, unless the seat has done something else since. */
export const redo: Operation<'redo'> = {
	apply(act) {
		const last = act.state.undo.lastTakenBackFirst(act.seat.number);
		return first(act, last, (t) => ({ redone: t }));
	}
};

/**
 * The first that can be taken back. It is permitted as the command it amounts to. Passed over are
 * commands whose note is gone, that others built on, or that this seat may no longer touch: with
 * nothing else that is the answer. A step or lock that bars it is the answer at once, since it may be
 * over soon.
 */
function first(
	act: Act,
	candidates: readonly Undoable[],
	told: (t: CommandType) => Applied
): Applied | Refusal {
	let why: Refusal | undefined;
	for (const undoable of candidates) {
		const found = way(act, undoable.inverse);
		if (found === 'gone') continue;
		if (found === 'built-on') {
			why ??= refusal('conflict');
			continue;
		}
		const refused = permitted(act, found.as, undoable.inverse);
		if (refused?.refused === 'not-allowed') {
			why ??= refused;
			continue;
		}
		if (refused) return refused;
		const back = found.run();
		if ('refused' in back) return back;
		act.state.undo.remove(act.seat.number, undoable.cid);
		return { ...told(undoable.t), tookBack: undoable.cid, inverse: back };
	}
	return why ?? refusal('gone');
}

function permitted(act: Act, as: CommandType, inverse: Inverse): Refusal | undefined {
	const { state, seat } = act;
	const refused = refuse(seat.role, as, state.stage);
	if (refused) return refusal(refused);
	if (inverse.t !== 'note.move') return undefined;
	return refuseTouch(act, as, state.writers.get(inverse.id) === seat.number);
}
