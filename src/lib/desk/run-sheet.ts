import type { Stage } from '../domain/stage.ts';

const MINUTE = 60_000;
/** Less than this is not late: plans are made in minutes. */
const LATE_FROM = 2;

/** One line of the run sheet. */
export interface SheetLine {
	id: string;
	/** Planned beginning, milliseconds since 1970. */
	at: number;
	minutes: number | undefined;
}

export interface RunSheet {
	lines: SheetLine[];
	/** Planned end, milliseconds since 1970. */
	endsAt: number;
	/** Whole minutes behind the plan; 0 for on time. */
	lateMinutes: number;
	/** Whether the meeting has begun, so that the times stand still. */
	begun: boolean;
}

/**
 * The plan against the clock. It is anchored at the earliest known beginning of a step; before there
 * is one, at now. Late is who began the present step late, or is in it longer than planned.
 * @param begun by step, when it began last
 */
export function runSheet(
	{ step, steps }: Pick<Stage, 'step' | 'steps'>,
	begun: ReadonlyMap<string, number>,
	now: number
): RunSheet {
	const lengths = steps.map(({ minutes }) => (minutes ?? 0) * MINUTE);
	const before = (place: number) => lengths.slice(0, place).reduce((sum, each) => sum + each, 0);
	const known = steps.flatMap(({ id }, place) => {
		const at = begun.get(id);
		return at === undefined ? [] : [{ at, place }];
	});
	const first = known.reduce<(typeof known)[number] | undefined>(
		(earliest, each) => (earliest && earliest.at <= each.at ? earliest : each),
		undefined
	);
	const start = first ? first.at - before(first.place) : now;
	const lines = steps.map(({ id, minutes }, place) => ({ id, minutes, at: start + before(place) }));
	const present = Math.max(
		0,
		steps.findIndex(({ id }) => id === step)
	);
	const planned = lines[present]?.at ?? start;
	const beganLate = (begun.get(step) ?? planned) - planned;
	const length = lengths[present] ?? 0;
	const overrun = length > 0 && first ? now - (planned + length) : 0;
	const late = Math.floor(Math.max(beganLate, overrun, 0) / MINUTE);
	return {
		lines,
		endsAt: start + before(steps.length),
		lateMinutes: late >= LATE_FROM ? late : 0,
		begun: first !== undefined
	};
}
