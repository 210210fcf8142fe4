import * as v from 'valibot';
import { groupIdSchema } from './group.ts';
import { limits } from './limits.ts';
import { viaNames } from './note.ts';
import { placeSchema } from './place.ts';
import { questionIds, questionIdSchema } from './question.ts';
import { stepKinds } from './stage.ts';
import { isCleanText, refuseNoteText } from './text.ts';

/** The archive format of a board, for another Fiveways and for keeping: `fiveways.board`, version 1. */
export const BOARD_FILE_FORMAT = 'fiveways.board';
export const BOARD_FILE_VERSION = 1;

const line = (most: number) =>
	v.pipe(
		v.string(),
		v.minLength(1),
		v.maxLength(most),
		v.check(isCleanText, 'Signs that cannot be shown.')
	);
const id = v.pipe(
	v.string(),
	v.regex(/^[A-Za-z0-9_-]{1,64}$/, 'An id has letters, digits, - and _.')
);
const day = v.pipe(v.string(), v.isoDate());
const whole = (least: number, most: number) =>
	v.pipe(v.number(), v.integer(), v.minValue(least), v.maxValue(most));
/** A list whose length is judged before its entries, so that a million bad ones are one fault. */
const list = <const Entry extends v.GenericSchema>(entry: Entry, most: number) =>
	v.pipe(
		v.custom<unknown[]>((value) => Array.isArray(value) && value.length <= most),
		v.array(entry)
	);
const MOST_GROUPS = 10;
const time = whole(0, 8.64e15);

export const boardFileSchema = v.object({
	format: v.literal(BOARD_FILE_FORMAT),
	version: v.literal(BOARD_FILE_VERSION),
	/** ISO 8601, UTC. */
	exported: v.string(),
	/** What the file states about itself, in words. */
	about: list(v.tuple([v.string(), v.string()]), 100),
	board: v.object({
		id: v.string(),
		title: line(500),
		site: v.optional(line(500)),
		date: day,
		deletedOn: day,
		framework: v.object({ id: line(40), version: line(40) })
	}),
	groups: list(v.object({ id: groupIdSchema, label: line(200), short: line(200) }), MOST_GROUPS),
	people: v.pipe(
		v.record(v.string(), v.unknown()),
		v.check((people) => Object.keys(people).length <= MOST_GROUPS),
		v.record(groupIdSchema, whole(0, limits.importedCount))
	),
	stage: v.object({
		step: id,
		steps: v.pipe(
			list(
				v.object({
					id,
					kind: v.picklist(stepKinds),
					questions: v.optional(list(questionIdSchema, questionIds.length)),
					minutes: v.optional(whole(0, limits.stepMinutes)),
					sentence: v.optional(line(500))
				}),
				limits.stepsPerBoard
			),
			v.minLength(1)
		),
		settings: v.object({ choose: v.optional(v.boolean()) }),
		revealed: list(questionIdSchema, questionIds.length)
	}),
	clusters: list(
		v.object({ id, question: questionIdSchema, name: line(500), place: placeSchema }),
		limits.clustersPerBoard
	),
	/** In reading order. */
	notes: list(
		v.object({
			id,
			question: questionIdSchema,
			group: groupIdSchema,
			text: v.pipe(
				v.string(),
				v.check(
					(text) => refuseNoteText(text) === undefined,
					'The text is empty, too long, or holds signs that cannot be shown.'
				)
			),
			place: placeSchema,
			version: whole(1, limits.noteVersion),
			at: time,
			via: v.picklist(viaNames),
			late: v.optional(v.literal(true)),
			cluster: v.optional(id),
			/** Dots that came with an import. */
			dots: v.optional(whole(0, limits.importedCount))
		}),
		limits.notesPerBoard
	)
});
export type BoardFile = v.InferOutput<typeof boardFileSchema>;
