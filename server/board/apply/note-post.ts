import type { CommandOf } from '#lib/domain/command.ts';
import type { GroupId } from '#lib/domain/group.ts';
import { type PrivateNote, sharedNote, toMinute, type Via } from '#lib/domain/note.ts';
import { mayScribe } from '#lib/domain/permission.ts';
import { isPrivateStep } from '#lib/domain/stage.ts';
import type { SeatState } from '../state.ts';
import { type Act, type Operation, refusal } from './operation.ts';
import { roomForNote } from './quota.ts';

type Post = CommandOf<'note.post'>;

/**
 * A new note: in a private step, or when it was written as private, into its writer's own document,
 * else onto the board.
 */
export const postNote: Operation<'note.post'> = {
	permit(act, command) {
		if (!writerOf(act, command)) return refusal('not-allowed');
		return groupOf(act, command) ? undefined : refusal('malformed');
	},

	room(act, command) {
		return roomForNote(act.state, writerOf(act, command)?.number);
	},

	apply(act, command) {
		const { state, now, tools } = act;
		const writer = writerOf(act, command);
		const group = groupOf(act, command);
		if (!writer || !group) throw new Error('A note was let through without writer or group.');
		const { q, text } = command;
		const id = tools.newId();
		const note: PrivateNote = { q, text, v: 1, group, at: toMinute(now), via: viaOf(act, command) };
		if (isPrivateStep(state.stage) || command.asPrivate) {
			state.addPrivateNote(id, note, writer.number);
			return { id, inverse: { t: 'note.post', id, put: { q, text } } };
		}
		const p = command.p ?? state.places.takeFirst(q);
		const late = state.stage.revealed.includes(q);
		state.addNote(id, sharedNote(note, p, note.at, late), writer.number);
		return { id, inverse: { t: 'note.post', id, put: { q, text, p } } };
	}
};

function isScribe({ seat }: Act): boolean {
	return mayScribe(seat.role);
}

/** The seat whose note it is: the sender's own, or the one a facilitator writes for. */
function writerOf(act: Act, command: Post): SeatState | undefined {
	if (command.for === undefined || !isScribe(act)) return act.seat;
	const writer = act.state.seats.get(command.for);
	return writer?.removedAt === undefined ? writer : undefined;
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
