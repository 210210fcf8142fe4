import type { deskRoots } from '#lib/domain/document.ts';
import type { HelpCall } from '#lib/domain/seat.ts';
import type { BoardState } from './state.ts';

/**
 * Brings the desk's calls for help to what the state says. The same batch rewrites the seat's own
 * line on the desk, so that a call that ends is never a deletion alone.
 */
export function writeHelp(
	{ help }: Pick<ReturnType<typeof deskRoots>, 'help'>,
	state: BoardState
): void {
	for (const number of state.help.changed) {
		const call = callOf(state, number);
		if (call) help.set(String(number), call);
		else help.delete(String(number));
	}
	state.help.changed.clear();
}

function callOf(state: BoardState, seat: number): HelpCall | undefined {
	const at = state.help.sinceOf(seat);
	const name = state.seats.get(seat)?.name;
	return at === undefined ? undefined : { seat, ...(name === undefined ? {} : { name }), at };
}
