import { isAtTheDoor } from '../domain/seat.ts';
import type { LiveDesk } from '../live/types.ts';
import { words } from './words.ts';

/**
 * The word of the desk's tab on a phone, with how many people wait for the facilitator: the desk itself
 * is not in sight then. "Run, 2 wait, 1 needs help".
 */
export function runTab(desk: Pick<LiveDesk, 'seats' | 'help'> | undefined): string {
	const waiting = [...(desk?.seats.values() ?? [])].filter(isAtTheDoor).length;
	const asking = desk?.help.size ?? 0;
	return [
		words.tabs.run,
		waiting && `${waiting} ${waiting === 1 ? 'waits' : 'wait'}`,
		asking && `${asking} ${asking === 1 ? 'needs' : 'need'} help`
	]
		.filter(Boolean)
		.join(', ');
}
