import { randomUUID } from 'node:crypto';
import { joining } from './joining.ts';
import { making } from './making.ts';
import { members } from './members.ts';
import { newId } from './random.ts';
import { seating } from './seating.ts';
import type { WorkshopsOptions } from './workshop-options.ts';
import type { Workshops } from './workshop-types.ts';

type Defaulted = 'now' | 'monotonic' | 'refusedAfterMs' | 'newId' | 'newEpoch';

/** Longer than it takes to load a board. */
const REFUSED_AFTER_MS = 300;

/**
 * Workshops over a storage and the live boards: making them, their members, joining, and seating.
 * Nothing is kept between calls but the counts of wrong codes.
 */
export function createWorkshops(
	given: Omit<WorkshopsOptions, Defaulted> & Partial<Pick<WorkshopsOptions, Defaulted>>
): Workshops {
	const options: WorkshopsOptions = {
		now: Date.now,
		monotonic: () => performance.now(),
		refusedAfterMs: REFUSED_AFTER_MS,
		newId,
		newEpoch: randomUUID,
		...given
	};
	const ofMembers = members(options);
	return {
		...making(options),
		...ofMembers,
		...joining(options),
		...seating({ ...options, memberOfBoard: ofMembers.memberOfBoard }),
		async snapshot(boardId) {
			const board = await options.boards.open(boardId);
			return board.snapshot();
		}
	};
}
