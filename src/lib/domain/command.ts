import * as v from 'valibot';
import { clusterCommands } from './commands/cluster-commands.ts';
import { cidSchema, command } from './commands/fields.ts';
import { actionCommands } from './commands/action-commands.ts';
import { historyCommands } from './commands/history-commands.ts';
import { groupCommands } from './commands/group-commands.ts';
import { moderationCommands } from './commands/moderation-commands.ts';
import { noteCommands } from './commands/note-commands.ts';
import { screenCommands } from './commands/screen-commands.ts';
import { seatCommands } from './commands/seat-commands.ts';
import { stageCommands } from './commands/stage-commands.ts';
import { voteCommands } from './commands/vote-commands.ts';
import type { RefusalCode } from './errors.ts';

/** Every command the server knows. Unknown fields are stripped, unknown `t` is malformed. */
export const commandSchema = v.variant('t', [
	...noteCommands,
	...clusterCommands,
	...moderationCommands,
	...groupCommands,
	...stageCommands,
	...seatCommands,
	...screenCommands,
	...actionCommands,
	...historyCommands,
	...voteCommands,
	command('undo', {}),
	command('redo', {})
]);

export type Command = v.InferOutput<typeof commandSchema>;
export type CommandType = Command['t'];
/** One kind of command, for example `CommandOf<'note.post'>`. */
export type CommandOf<T extends CommandType> = Extract<Command, { t: T }>;
/** A command before it has its `v` and `cid`. */
export type CommandBody = Command extends infer Each
	? Each extends Command
		? Omit<Each, 'v' | 'cid'>
		: never
	: never;

export const commandTypes: readonly CommandType[] = commandSchema.options.map(
	(option) => option.entries.t.literal
);

/** The one answer that a command gets. `rev` grows by exactly 1 per applied command of a board. */
export type Reply = AcceptedReply | RefusedReply;
export interface AcceptedReply {
	cid: string;
	ok: true;
	rev: number;
	/** Of a new note, cluster, action or ballot on paper, or of a moment that was kept. */
	id?: string;
	/** Of `code.rotate`: the new code, in groups of four. */
	code?: string;
	/** Of `seat.code`: the new code of the seat, in groups of four. */
	seatCode?: string;
	/** Of `screen.link`: what opens a room screen, until all of them are ended. */
	token?: string;
	/** Of `undo`: the kind of command taken back. */
	undone?: CommandType;
	/** Of `redo`: the kind of command done again. */
	redone?: CommandType;
}
export interface RefusedReply {
	/** Null when what came could not be parsed or was too large. */
	cid: string | null;
	ok: false;
	code: RefusalCode;
	message: string;
	/** Of `conflict`: the present text of the note or action, and its version. */
	text?: string;
	v?: number;
}

/** A command's `cid` where one can be read from something that is no valid command, else null. */
export function readCid(value: unknown): string | null {
	if (typeof value !== 'object' || value === null || !('cid' in value)) return null;
	const parsed = v.safeParse(cidSchema, value.cid);
	return parsed.success ? parsed.output : null;
}
