import type * as Y from 'yjs';
import { deskRoots, seatRoots } from '#lib/domain/document.ts';
import type { GroupId } from '#lib/domain/group.ts';
import type { Seat } from '#lib/domain/seat.ts';
import { fresh } from './board-checks.ts';
import { type TestBoard, testBoard } from './board.ts';

/** A board in its vote step with two notes, people of these groups, and a facilitator. */
export async function votingRoom(groups: readonly GroupId[] = ['patient']) {
	const board = await testBoard({
		board: {
			notes: ['a', 'b'].map((id) => ({
				id,
				q: 'how' as const,
				text: `Note ${id}`,
				group: 'lw' as const,
				at: 0,
				via: 'import' as const
			})),
			clusters: [{ id: 'c', cluster: { q: 'who' as const, name: 'Together' } }]
		}
	});
	const facilitator = await board.seat('facilitator');
	const people: Seat[] = [];
	for (const group of groups) people.push(await board.seat('stakeholder', group));
	await board.yes(facilitator, { t: 'stage.step', to: 'vote' });
	return { board, facilitator, people, person: people[0] as Seat };
}

/** The ballot as the seat's own document has it. */
export function ballotOf({ board }: TestBoard, seat: Seat): object {
	return seatRoots(docOf(fresh(board, seat, 'seat'))).ballot.toJSON();
}

/** What facilitators see of the vote. */
export function deskVoting({ board }: TestBoard, facilitator: Seat): object {
	return deskRoots(docOf(fresh(board, facilitator, 'desk'))).voting.toJSON();
}

/** From here on to another step. */
export async function step(board: TestBoard, facilitator: Seat, to: string) {
	await board.yes(facilitator, { t: 'stage.step', to });
	return board.board.snapshot().stage.results;
}

function docOf(doc: Y.Doc | undefined): Y.Doc {
	if (!doc) throw new Error('There is no such document.');
	return doc;
}
