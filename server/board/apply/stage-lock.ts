import { type Lock, lockNames } from '#lib/domain/stage.ts';
import type { BoardState } from '../state.ts';
import type { Operation } from './operation.ts';

/** From this command's `rev` on. A lock that is set already stays set. */
export const lockStage: Operation<'stage.lock'> = {
	apply({ state }, { what }) {
		return setLock(state, what, true) ? { inverse: { t: 'stage.lock', what } } : {};
	}
};

export const unlockStage: Operation<'stage.unlock'> = {
	apply({ state }, { what }) {
		return setLock(state, what, false) ? { inverse: { t: 'stage.unlock', what } } : {};
	}
};

/** @returns whether that changed anything */
export function setLock(state: BoardState, what: Lock, on: boolean): boolean {
	const { locks } = state.stage;
	if (locks.includes(what) === on) return false;
	state.setStage({
		locks: lockNames.filter((name) => (name === what ? on : locks.includes(name)))
	});
	return true;
}
