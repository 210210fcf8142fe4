import { untrack } from 'svelte';
import { seatName } from '../domain/seat.ts';
import type { LiveBoard } from '../live/types.ts';
import { doorWords } from './door-words.ts';
import { helpCalls, waitingPeople } from './people.ts';
import { helpWords } from './stage-words.ts';

/**
 * Says who comes to the door and who asks for help, each once: when it happens, and those that wait
 * already when the page opens. Also while the desk is not in sight, as on a phone that shows the board.
 */
export function speakCalls(
	board: Pick<LiveBoard, 'desk'>,
	voice: { say(text: string): void }
): void {
	let told = new Set<string>();
	$effect(() => {
		const { desk } = board;
		// Away from the network for a moment, nobody has come anew.
		if (!desk) return;
		const waiting = waitingPeople(desk.seats).map((each) => ({
			...each,
			key: `door ${each.seat} ${each.since}`
		}));
		const calls = helpCalls(desk.help).map((each) => ({
			...each,
			key: `help ${each.seat} ${each.at}`
		}));
		const came = waiting.filter(({ key }) => !told.has(key)).map(({ called }) => called);
		const asking = calls.filter(({ key }) => !told.has(key));
		told = new Set([...waiting, ...calls].map(({ key }) => key));
		// In one, for what is said next takes the place of what was said before.
		const said = [
			...(came.length > 0 ? [doorWords.came(came)] : []),
			...asking.map(({ seat, name }) => `${helpWords.needs(seatName(seat, name))}.`)
		];
		if (said.length > 0) untrack(() => voice.say(said.join(' ')));
	});
}
