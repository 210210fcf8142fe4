import { randomUUID } from 'node:crypto';
import type { BoardSeed } from '../../../server/board/types.ts';
import { newId } from '../../../server/accounts/random.ts';
import { createBoards } from '../../../server/board/registry.ts';
import { createLog } from '../../../server/log.ts';
import { openSqlite } from '../../../server/storage/sqlite/open.ts';
import { questionIds } from '#lib/domain/question.ts';
import { seededBelow } from '../../support/seeded-random.ts';
import type { BoardPlan } from './peer.ts';

const words = 'to somebody who knows the way, and a bus that goes there on a Sunday ';

/** The words of a note that stands there before anybody comes: different, and of this length. */
export function noteText(n: number, length: number): string {
	return `${n} ${words.repeat(Math.ceil(length / words.length))}`.slice(0, length).trim();
}

/** Notes that stand on a board before anybody comes. */
export function seedNotes({ notes = 0, length = 60 }: BoardPlan): NonNullable<BoardSeed['notes']> {
	return Array.from({ length: notes }, (_, n) => ({
		q: questionIds[n % questionIds.length] ?? 'who',
		text: noteText(n, length),
		group: 'patient',
		at: 0,
		via: 'import'
	}));
}

/** Moves about half of the notes of a board in each round: what a long workshop leaves behind. */
export async function liveThrough(
	folder: string,
	boardId: string,
	rounds: number,
	seed: number
): Promise<void> {
	const storage = await openSqlite(folder);
	let clock = 0;
	const never = () => {
		throw new Error('Nobody asks for a code here.');
	};
	const boards = createBoards({
		storage: storage.boards,
		now: Date.now,
		// A minute passes at each look, so that nobody is above their rate.
		monotonic: () => (clock += 60_000),
		newId,
		newEpoch: randomUUID,
		randomBelow: seededBelow(seed),
		newCode: never,
		newSeatCode: never,
		openCode: never,
		newScreenToken: never,
		log: createLog('error')
	});
	const below = seededBelow(seed);
	const board = await boards.open(boardId);
	const mover = await board.join({ role: 'facilitator', group: 'other', shared: false });
	for (let round = 0; round < rounds; round++) {
		const moved = [...board.snapshot().notes.keys()].filter(() => below(2) === 0);
		const replies = moved.map((id) => {
			const p = [below(21) / 20, below(400)];
			const value = { v: 1, cid: randomUUID(), t: 'note.move', id, p };
			return board.command(mover.number, { value, bytes: 100 });
		});
		if ((await Promise.all(replies)).some(({ ok }) => !ok)) throw new Error('A move was refused.');
	}
	await boards.drain(0);
	await storage.close();
}
