import type { CommandOf } from '#lib/domain/command.ts';
import type { GroupId } from '#lib/domain/group.ts';
import { type PrivateNote, sharedNote, toMinute, type Via } from '#lib/domain/note.ts';
import { mayScribe, needsApproval } from '#lib/domain/permission.ts';
import { isPrivateStep, isReadEarly } from '#lib/domain/stage.ts';
import type { Inverse } from '../inverse.ts';
import type { SeatState } from '../seats.ts';
import { type Act, type Operation, refusal } from './operation.ts';
import { roomForNewNote } from './quota.ts';

type Post = CommandOf<'note.post'>;

/**
 * A new note: in a private step, or when it was written as private, into its writer's own document,
 * else onto the board, once a facilitator has read it where that is set.
 */
export const postNote: Operation<'note.post'> = {
	permit(act, command) {
		if (!writerOf(act, command)) return refusal('not-allowed');
		return groupOf(act, command) ? undefined : refusal('malformed');
	},

	room(act, command) {
		// What a facilitator writes down for people without a device is as much as these have to say.
		const isForTheRoom = command.for === undefined && viaOf(act, command) !== 'self';
		return roomForNewNote(act.state, isForTheRoom ? undefined : writerOf(act, command)?.number);
	},

	apply(act, command) {
		const { now, tools } = act;
		const writer = writerOf(act, command);
		const group = groupOf(act, command);
		if (!writer || !group) throw new Error('A note was let through without writer or group.');
		const { q, text } = command;
		const id = tools.newId();
		const note: PrivateNote = { q, text, v: 1, group, at: toMinute(now), via: viaOf(act, command) };
		return { id, inverse: addWritten(act, id, note, writer.number, command) };
	}
};

/**
 * Brings a note to where it belongs by now: into its writer's own document, there to wait for a
 * facilitator, or onto the board. @returns how it is taken back
 */
export function addWritten(
	{ state, seat, now }: Act,
	id: string,
	note: PrivateNote,
	writer: number,
	{ p, asPrivate, readable }: Pick<Post, 'p' | 'asPrivate' | 'readable'>
): Inverse {
	const { q, text } = note;
	const late = state.stage.revealed.includes(q);
	const isPrivate = isPrivateStep(state.stage) || asPrivate === true;
	if (isPrivate || needsApproval(seat.role, state.stage)) {
		const isReadable = readable === true && isReadEarly(state.stage);
		state.addPrivateNote(id, isReadable ? { ...note, readable: true } : note, writer);
		if (!isPrivate)
			state.moderation.wait(id, { writer, since: now, ...(late ? { late: true } : {}) });
		return { t: 'note.post', id, put: { q, text } };
	}
	const place = p ?? state.places.takeFirst(q);
	state.addNote(id, sharedNote(note, place, note.at, late), writer);
	return { t: 'note.post', id, put: { q, text, p: place } };
}

function isScribe({ seat }: Act): boolean {
	return mayScribe(seat.role);
}

/** The seat whose note it is: the sender's own, or the one a facilitator writes for, which is in the room. */
function writerOf(act: Act, command: Post): SeatState | undefined {
	if (command.for === undefined || !isScribe(act)) return act.seat;
	const writer = act.state.seats.get(command.for);
	const isIn = writer?.removedAt === undefined && writer?.waitingSince === undefined;
	return isIn ? writer : undefined;
}

/** The writer's group; another only where the seat may choose. Undefined when the workshop has it not. */
function groupOf(act: Act, command: Post): GroupId | undefined {
	const { state, seat } = act;
	if (isScribe(act) && command.for !== undefined) return writerOf(act, command)?.group;
	if (command.group === undefined || !(isScribe(act) || state.stage.settings.choose))
		return seat.group;
	return state.meta.groups.some(({ id }) => id === command.group) ? command.group : undefined;
}

/** Only a scribe writes down what others said; `import` comes with files alone. */
function viaOf(act: Act, command: Post): Via {
	if (!isScribe(act)) return 'self';
	if (command.via === 'scribe' || command.via === 'paper') return command.via;
	return command.for === undefined ? 'self' : 'scribe';
}
