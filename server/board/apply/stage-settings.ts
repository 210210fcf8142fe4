import { changesWay, type StageSettings, withSettings } from '#lib/domain/settings.ts';
import type { CommandOf } from '#lib/domain/command.ts';
import type { BoardState } from '../state.ts';
import { votedCount } from '../voices.ts';
import { type Operation, refusal } from './operation.ts';

/** Settings given take the place of those that hold; the others stay. */
export const setSettings: Operation<'stage.settings'> = {
	/** In the room, and not before: what was applied once is answered as it was. */
	room({ state }, command) {
		const put = withSettings(state.stage.settings, settingsOf(command));
		return keepsWay(state, put) ? undefined : refusal('conflict');
	},

	apply({ state }, command) {
		const former = state.stage.settings;
		const put = withSettings(former, settingsOf(command));
		if (sameSettings(put, former)) return {};
		state.setStage({ settings: put });
		return { inverse: { t: 'stage.settings', put, former } };
	}
};

/** What people have given by one way of choosing cannot be read by another. */
export function keepsWay(state: BoardState, settings: StageSettings): boolean {
	const isUntouched = votedCount(state) === 0 && state.voting.published.voices.length === 0;
	return isUntouched || !changesWay(state.stage.settings, settings);
}

/** Whether both say the same, in whatever order. */
export function sameSettings(one: StageSettings, other: StageSettings): boolean {
	return JSON.stringify(inOrder(one)) === JSON.stringify(inOrder(other));
}

/** Brings back settings as they were, absent ones included. */
export function putSettings(state: BoardState, settings: StageSettings): void {
	state.setStage({ settings });
}

function settingsOf({ v: _v, cid: _cid, t: _t, ...settings }: CommandOf<'stage.settings'>) {
	return settings;
}

function inOrder(settings: StageSettings): [string, unknown][] {
	return Object.entries(settings)
		.filter(([, value]) => value !== undefined)
		.map(([key, value]): [string, unknown] => [
			key,
			typeof value === 'object' ? Object.entries(value).sort() : value
		])
		.sort(([one], [other]) => (one < other ? -1 : 1));
}
