import * as v from 'valibot';
import { groupIdSchema } from './group.ts';
import { viaNames } from './note.ts';
import { placeSchema } from './place.ts';
import { PROTOCOL_VERSION } from './protocol.ts';
import { questionIdSchema } from './question.ts';
import { lockNames } from './stage.ts';
import type { RefusalCode } from './errors.ts';

/** UUID or ULID, made by the browser; the name under which a command is applied once. */
const cidSchema = v.pipe(
	v.string(),
	v.regex(/^(?:[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}|[0-9A-HJKMNP-TV-Z]{26})$/i)
);
const idSchema = v.pipe(v.string(), v.minLength(1), v.maxLength(64));
const textSchema = v.string();
const seatNumberSchema = v.pipe(v.number(), v.integer(), v.minValue(1));

function command<T extends string, Fields extends v.ObjectEntries>(t: T, fields: Fields) {
	return v.object({ v: v.literal(PROTOCOL_VERSION), cid: cidSchema, t: v.literal(t), ...fields });
}

/**
 * The writer was told that nobody else sees these words yet. Whatever the step is by the time they
 * are judged, they are shown to nobody before the next reveal.
 */
const asPrivateSchema = v.optional(v.boolean());

/** Every command the server knows. Unknown fields are stripped, unknown `t` is malformed. */
export const commandSchema = v.variant('t', [
	command('note.post', {
		q: questionIdSchema,
		text: textSchema,
		p: v.optional(placeSchema),
		group: v.optional(groupIdSchema),
		via: v.optional(v.picklist(viaNames)),
		for: v.optional(seatNumberSchema),
		asPrivate: asPrivateSchema
	}),
	command('note.edit', {
		id: idSchema,
		text: textSchema,
		base: v.optional(v.pipe(v.number(), v.integer(), v.minValue(1))),
		asPrivate: asPrivateSchema
	}),
	command('note.move', {
		id: idSchema,
		q: v.optional(questionIdSchema),
		p: placeSchema,
		cluster: v.optional(v.nullable(idSchema))
	}),
	command('note.remove', { id: idSchema }),
	command('note.restore', { id: idSchema }),
	command('stage.step', { to: idSchema }),
	command('stage.lock', { what: v.picklist(lockNames) }),
	command('stage.unlock', { what: v.picklist(lockNames) }),
	command('stage.reveal', { q: v.optional(questionIdSchema) }),
	command('flag.finished', { on: v.boolean() }),
	command('code.rotate', {}),
	command('seat.remove', { seat: seatNumberSchema, message: v.optional(v.string()) }),
	command('undo', {})
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
	/** Of a new note. */
	id?: string;
	/** Of `code.rotate`: the new code, in groups of four. */
	code?: string;
	/** Of `undo`: the kind of command taken back. */
	undone?: CommandType;
}
export interface RefusedReply {
	/** Null when what came could not be parsed or was too large. */
	cid: string | null;
	ok: false;
	code: RefusalCode;
	message: string;
	/** Of `conflict`: the present text and its version. */
	text?: string;
	v?: number;
}

/** A command's `cid` where one can be read from something that is no valid command, else null. */
export function readCid(value: unknown): string | null {
	if (typeof value !== 'object' || value === null || !('cid' in value)) return null;
	const parsed = v.safeParse(cidSchema, value.cid);
	return parsed.success ? parsed.output : null;
}
