import { randomUUID } from 'node:crypto';
import { devices } from './devices.ts';
import { JoinBudget } from './join-budget.ts';
import { joining } from './joining.ts';
import { making } from './making.ts';
import { members } from './members.ts';
import { newId } from './random.ts';
import { screens } from './screens.ts';
import { seating } from './seating.ts';
import type { WorkshopsOptions } from './workshop-options.ts';
import type { Workshops } from './workshop-types.ts';

type Defaulted = 'now' | 'monotonic' | 'refusedAfterMs' | 'manyWrongCodes' | 'newId' | 'newEpoch';

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
		manyWrongCodes: () => undefined,
		newId,
		newEpoch: randomUUID,
		...given
	};
	const ofMembers = members(options);
	// One count of what is wrong, whatever it is that is guessed.
	const budget = new JoinBudget(options.monotonic, options.manyWrongCodes);
	const ofJoining = joining({ ...options, budget });
	const ofDevices = devices({ ...options, budget });
	return {
		...making(options),
		...ofMembers,
		...ofJoining,
		...screens({ ...options, seatsOfDevice: ofDevices.seatsOfDevice, open: ofJoining.open }),
		...ofDevices,
		...seating({ ...options, ...ofDevices, memberOfBoard: ofMembers.memberOfBoard }),
		async snapshot(boardId) {
			const board = await options.boards.open(boardId);
			return board.snapshot();
		}
	};
}
