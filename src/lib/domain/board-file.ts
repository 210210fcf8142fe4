import * as v from 'valibot';
import { refuseActionText, refuseOwner } from './action.ts';
import { isDay } from './day.ts';
import { frameworkById } from './framework.ts';
import { groupIdSchema } from './group.ts';
import { limits } from './limits.ts';
import { viaNames } from './note.ts';
import { placeSchema } from './place.ts';
import { questionIds, questionIdSchema } from './question.ts';
import { stageSettingsSchema } from './settings.ts';
import { stepKinds } from './stage.ts';
import {
	countGraphemes,
	isCleanText,
	isUnseen,
	plainSpaces,
	refuseNoteText,
	utf8Length
} from './text.ts';

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
/** Words that a workshop takes as they are: what is longer would be refused when it is made. */
const workshopLine = (most: number, mostBytes: number, what: string) =>
	v.pipe(
		v.string(),
		v.check((text) => isCleanText(text) && !isUnseen(text), `${what} is empty or cannot be shown.`),
		v.check(
			(text) => utf8Length(text) <= mostBytes && countGraphemes(text) <= most,
			`${what} is too long. Use at most ${most} characters.`
		)
	);
const titleLine = (what: string) => workshopLine(limits.titleGraphemes, limits.titleBytes, what);
const groupName = workshopLine(
	limits.groupLabelGraphemes,
	limits.groupLabelBytes,
	'The name of a group'
);
const id = v.pipe(
	v.string(),
	v.regex(/^[A-Za-z0-9_-]{1,64}$/),
	v.check(
		(id) => id !== 'prototype' && !(id in Object.prototype),
		'This id is a word that programs use themselves. Give it another.'
	)
);
const day = v.pipe(
	v.string(),
	v.check(isDay, 'A date is not a day. Write it as year, month, day: 2026-03-31.')
);
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
		title: titleLine('The title'),
		site: v.optional(titleLine('The place')),
		date: day,
		deletedOn: day,
		framework: v.pipe(
			v.object({ id: line(40), version: line(40) }),
			v.check(
				({ id, version }) => frameworkById(`${id}@${version}`) !== undefined,
				'This Fiveways does not know the framework of this board. Load it with the Fiveways that wrote it.'
			)
		)
	}),
	groups: v.pipe(
		list(v.object({ id: groupIdSchema, label: groupName, short: groupName }), MOST_GROUPS),
		v.minLength(1)
	),
	people: v.pipe(
		v.record(v.string(), v.unknown()),
		v.check(
			(people) => Object.keys(people).length <= MOST_GROUPS,
			'People are counted for more groups than there can be.'
		),
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
		settings: stageSettingsSchema,
		revealed: list(questionIdSchema, questionIds.length)
	}),
	clusters: list(
		v.object({ id, question: questionIdSchema, name: line(500), place: placeSchema }),
		limits.clustersPerBoard
	),
	/** In the order in which they were added. Files of before there were actions have none. */
	actions: v.optional(
		list(
			v.object({
				id,
				text: v.pipe(
					v.string(),
					v.check(
						(text) => refuseActionText(text) === undefined,
						'The words of an action are empty, too long, or hold signs that cannot be shown.'
					)
				),
				owner: v.optional(
					v.pipe(
						v.string(),
						v.minLength(1),
						v.check(
							(owner) => refuseOwner(owner) === undefined,
							'The owner of an action is too long, or holds signs that cannot be shown.'
						)
					)
				),
				due: v.optional(day),
				/** Ids of notes and clusters, of some that are in this file no more, too. */
				from: v.optional(list(id, limits.linksPerAction)),
				at: time,
				version: whole(1, limits.noteVersion)
			}),
			limits.actionsPerBoard
		)
	),
	/** In reading order. */
	notes: list(
		v.object({
			id,
			question: questionIdSchema,
			group: groupIdSchema,
			text: v.pipe(
				v.string(),
				v.transform(plainSpaces),
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
