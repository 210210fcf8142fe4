import * as v from 'valibot';
import {
	BOARD_FILE_FORMAT,
	BOARD_FILE_VERSION,
	type BoardFile,
	boardFileSchema
} from '#lib/domain/board-file.ts';
import { FivewaysError } from '#lib/domain/errors.ts';
import { boardFileBytes } from '#lib/domain/limits.ts';
import { type BadRow, ROWS_IN_A_MESSAGE } from './bad-rows.ts';
import { hasTooManyParts } from './json-parts.ts';
import { reasonOf } from './json-reason.ts';

/** Whether a content type is that of JSON. */
export function isJson(type: string): boolean {
	return /^application\/json\b/i.test(type.trim());
}

/**
 * Reads our own archive format.
 * @throws FivewaysError `bad-rows` naming each bad note by its place in the list, or saying in words
 * that the file is no board or of an unknown version; nothing of such a file is used
 */
export function readBoardJson(file: Uint8Array): BoardFile {
	if (file.length > boardFileBytes) throw new FivewaysError('too-large');
	if (hasTooManyParts(file)) throw notUsable('This file holds more than a board can.', CHOOSE);
	const value = parse(file);
	const head = v.safeParse(
		v.object({ format: v.literal(BOARD_FILE_FORMAT), version: v.number() }),
		value
	);
	if (!head.success) throw notUsable('This file is not a Fiveways board.', CHOOSE);
	if (head.output.version !== BOARD_FILE_VERSION) {
		throw notUsable(
			`This file is of version ${head.output.version}. This Fiveways reads version ${BOARD_FILE_VERSION}.`,
			'Load it with the Fiveways that wrote it.'
		);
	}
	// One reason for each part: what else is wrong with a text that is empty says nothing more.
	const result = v.safeParse(boardFileSchema, value, { abortPipeEarly: true });
	if (!result.success) throw badRows(result.issues.map(reasonOf));
	const crossed = crossCheck(result.output);
	if (crossed.length > 0) throw badRows(crossed);
	return result.output;
}

function parse(file: Uint8Array): unknown {
	try {
		return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(file));
	} catch (cause) {
		throw notUsable('This file is no board: it is not a whole JSON file.', CHOOSE, cause);
	}
}

/** Ids are used once, and what is named exists. */
function crossCheck(file: BoardFile): BadRow[] {
	const bad: BadRow[] = [];
	const groups = new Set(file.groups.map(({ id }) => id));
	if (groups.size < file.groups.length) bad.push({ row: 0, reason: 'Two groups have one id.' });
	const clusters = new Map(file.clusters.map((cluster) => [cluster.id, cluster.question]));
	if (clusters.size < file.clusters.length)
		bad.push({ row: 0, reason: 'Two clusters have one id.' });
	if (new Set(file.stage.steps.map(({ id }) => id)).size < file.stage.steps.length)
		bad.push({ row: 0, reason: 'Two steps have one id.' });
	if (!file.stage.steps.some(({ id }) => id === file.stage.step))
		bad.push({ row: 0, reason: 'The present step is not in the running order.' });
	for (const group of Object.keys(file.people) as (keyof typeof file.people)[])
		if (!groups.has(group))
			bad.push({
				row: 0,
				reason: `People are counted for the group "${group}", which is not in this file.`
			});
	const { actions = [] } = file;
	if (new Set(actions.map(({ id }) => id)).size < actions.length)
		bad.push({ row: 0, reason: 'Two actions have one id.' });
	const seen = new Set<string>();
	for (const [index, note] of file.notes.entries()) {
		const say = (reason: string) => bad.push({ row: index + 1, reason });
		if (seen.has(note.id)) say('Two notes have this id.');
		seen.add(note.id);
		if (!groups.has(note.group)) say(`The group "${note.group}" is not in this file.`);
		if (note.cluster !== undefined && clusters.get(note.cluster) !== note.question)
			say('Its cluster is not in this question.');
	}
	return bad;
}

const CHOOSE = 'Choose a board file: the JSON that a workshop lets you download.';

function notUsable(reason: string, next: string, cause?: unknown): FivewaysError {
	return new FivewaysError('bad-rows', {
		rows: [{ row: 0, reason }],
		message: `${reason} Nothing was added. ${next}`,
		cause
	});
}

function badRows(rows: BadRow[]): FivewaysError {
	const shown = rows
		.slice(0, ROWS_IN_A_MESSAGE)
		.map(({ row, reason }) => (row > 0 ? `Note ${row}: ${reason}` : reason));
	if (rows.length > shown.length) shown.push(`And ${rows.length - shown.length} more.`);
	return new FivewaysError('bad-rows', {
		rows,
		message: `This file cannot be used. Nothing was added. ${shown.join(' ')}`
	});
}
