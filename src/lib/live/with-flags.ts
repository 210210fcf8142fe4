import type { Me } from '../domain/seat.ts';
import type { Entry, Said } from './types.ts';

/** What a seat says of itself, with what it has just said and the server has not answered. */
export function withFlags(me: Me, entries: readonly Entry[]): Said {
	let shown: Said = me;
	for (const { body } of entries) {
		if (body.t === 'flag.finished') shown = { ...shown, finished: body.on };
		if (body.t === 'flag.practised' && body.on) shown = { ...shown, practised: true };
		if (body.t === 'flag.help' && body.seat === undefined)
			shown = { ...shown, help: body.on, ...(body.on ? { helpWaits: true } : {}) };
	}
	return shown;
}
