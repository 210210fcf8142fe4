import { mayRunWorkshops } from '#lib/domain/permission.ts';
import type { Snapshot } from '#lib/domain/snapshot.ts';
import { presentStep, stepWords } from '#lib/domain/stage.ts';
import type { MemberRole, StoredWorkshop } from '../../../server/storage/port.ts';

/** One workshop in the list. */
export interface WorkshopRow {
	workshopId: string;
	boardId: string;
	title: string;
	date: string;
	deletedOn: string;
	closed: boolean;
	sample: boolean;
	leads: boolean;
	/** Left out when the board cannot be read just now. */
	board?: {
		people: number;
		notes: number;
		/** For example "Group, step 4 of 7". */
		step: string;
		started: boolean;
	};
}

/** @param snapshot of its board, undefined when it could not be read */
export function rowOf(
	workshop: StoredWorkshop & { role: MemberRole },
	snapshot: Snapshot | undefined
): WorkshopRow {
	const { workshopId, boardId, title, date, deletedOn, sample } = workshop;
	return {
		workshopId,
		boardId,
		title,
		date,
		deletedOn,
		sample,
		closed: workshop.closedAt !== undefined,
		leads: mayRunWorkshops(workshop.role),
		...(snapshot ? { board: boardOf(snapshot) } : {})
	};
}

function boardOf({ stage, counts, notes }: Snapshot): NonNullable<WorkshopRow['board']> {
	const step = presentStep(stage);
	const place = stage.steps.findIndex(({ id }) => id === step.id) + 1;
	const people = Object.values(counts.people).reduce((sum, count) => sum + count, 0);
	return {
		people,
		notes: notes.size,
		step: `${stepWords[step.kind].label}, step ${place} of ${stage.steps.length}`,
		started: place > 1 || people > 0 || notes.size > 0
	};
}
