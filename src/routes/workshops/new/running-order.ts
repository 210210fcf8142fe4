import { limits } from '#lib/domain/limits.ts';
import {
	defaultSteps,
	type StepKind,
	stepKinds,
	stepMinutes,
	stepWords,
	usualLength,
	type WorkshopLength,
	workshopLengths
} from '#lib/domain/stage.ts';
import { countGraphemes } from '#lib/domain/text.ts';
import type { NewStep } from '../../../../server/accounts/workshop-types.ts';
import { runningOrderWords as words } from '../words.ts';

/** A step as it stands in the form, with what was typed. */
export interface StepRow {
	/** Its name in the form: its kind, and a number from the second of a kind on. */
	key: string;
	kind: StepKind;
	used: boolean;
	minutes: string;
	sentence: string;
}

/** The running order as the form has it. The minutes are those of `length` unless others were typed. */
export interface OrderFilled {
	length: WorkshopLength;
	rows: StepRow[];
}

export function freshOrder(length = usualLength): OrderFilled {
	const rows = defaultSteps(length).map(({ id, kind, minutes, sentence }) => ({
		key: id,
		kind,
		used: true,
		minutes: String(minutes ?? ''),
		sentence: sentence ?? ''
	}));
	return { length, rows };
}

/** A browser without scripts sends the length that was chosen beside the minutes of the one before. */
export function readOrder(form: FormData): OrderFilled {
	const text = (name: string) => {
		const value = form.get(name);
		return typeof value === 'string' ? value.trim() : '';
	};
	const used = form.getAll('use');
	const rows = [...new Set(form.getAll('step').map(String))].flatMap((key) => {
		const kind = stepKinds.find((name) => key.replace(/-\d+$/, '') === name);
		if (!kind) return [];
		const [minutes, sentence] = [text(`minutes-${key}`), text(`sentence-${key}`)];
		return [{ key, kind, used: used.includes(key), minutes, sentence }];
	});
	const length = lengthOf(text('length')) ?? usualLength;
	if (rows.length === 0) return freshOrder(length);
	const before = { length: lengthOf(text('length-before')) ?? length, rows };
	return withLength(before, length);
}

export function lengthOf(text: string): WorkshopLength | undefined {
	return workshopLengths.find((length) => String(length) === text);
}

/** Of another length: minutes that somebody typed stay. */
export function withLength({ length: before, rows }: OrderFilled, length: WorkshopLength) {
	const changed = rows.map((row) =>
		row.minutes === String(stepMinutes[before][row.kind])
			? { ...row, minutes: String(stepMinutes[length][row.kind]) }
			: row
	);
	return { length, rows: changed };
}

/** Where the next step that is used stands, on the way up (-1) or down (1). */
export function nextPlace(rows: readonly StepRow[], index: number, by: -1 | 1): number | undefined {
	const place =
		by < 0
			? rows.findLastIndex((row, at) => row.used && at < index)
			: rows.findIndex((row, at) => row.used && at > index);
	return place < 0 ? undefined : place;
}

/** Past the next step that is used; at the end of the way it stays. */
export function movedBy(rows: readonly StepRow[], index: number, by: -1 | 1): StepRow[] {
	const [row, place] = [rows[index], nextPlace(rows, index, by)];
	if (!row || place === undefined) return [...rows];
	return rows.toSpliced(index, 1).toSpliced(place, 0, row);
}

/** With one more step of a kind at the end. */
export function withOneMore({ length, rows }: OrderFilled, kind: StepKind): StepRow[] {
	const number = rows.filter((row) => row.kind === kind).length + 1;
	const fresh = freshOrder(length).rows.find((row) => row.kind === kind);
	return fresh ? [...rows, { ...fresh, key: number === 1 ? kind : `${kind}-${number}` }] : rows;
}

/** What is to be put right in the steps that are used. */
export function wrongInOrder({ rows }: OrderFilled): { field: string; message: string }[] {
	const used = rows.filter((row) => row.used);
	if (used.length === 0) return [{ field: 'steps', message: words.stepsMissing }];
	if (used.length > limits.stepsPerBoard) return [{ field: 'steps', message: words.tooManySteps }];
	return used.flatMap(({ key, kind, minutes, sentence }) => {
		const { label } = stepWords[kind];
		const errors = [];
		if (minutes && !isMinutes(minutes))
			errors.push({ field: `minutes-${key}`, message: words.minutesWrong(label) });
		if (countGraphemes(sentence) > limits.stepSentenceGraphemes)
			errors.push({ field: `sentence-${key}`, message: words.sentenceTooLong(label) });
		return errors;
	});
}

/** The steps that are used, in their order. Minutes that cannot be used are left out. */
export function stepsOf({ rows }: OrderFilled): NewStep[] {
	return rows
		.filter((row) => row.used)
		.map(({ kind, minutes, sentence }) => ({
			kind,
			...(isMinutes(minutes) ? { minutes: Number(minutes) } : {}),
			...(sentence ? { sentence } : {})
		}));
}

function isMinutes(text: string): boolean {
	return /^\d{1,3}$/.test(text) && Number(text) >= 1 && Number(text) <= limits.stepMinutes;
}
