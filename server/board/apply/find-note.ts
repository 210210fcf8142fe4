import type { CommandType } from '#lib/domain/command.ts';
import type { Note, PrivateNote } from '#lib/domain/note.ts';
import { isGroupingOpen, mayTouch } from '#lib/domain/permission.ts';
import { allSettings } from '#lib/domain/settings.ts';
import { presentStep } from '#lib/domain/stage.ts';
import type { BoardState } from '../state.ts';
import { type Act, type Refusal, refusal } from './operation.ts';

/** A note as one seat may know it. Another's private note is never found. */
export type Found =
	| { kind: 'visible'; note: Note; own: boolean }
	| { kind: 'private'; note: PrivateNote; own: true }
	| { kind: 'binned'; own: boolean }
	| { kind: 'hidden'; own: boolean }
	/** Words that a facilitator sent back: a draft of its writer. */
	| { kind: 'returned'; own: true }
	/** A private note that its writer deleted. */
	| { kind: 'vanished'; own: true };

export function findNote(state: BoardState, seat: number, id: string): Found | undefined {
	const visible = state.notes.get(id);
	if (visible) return { kind: 'visible', note: visible, own: state.writers.get(id) === seat };
	const own = state.privateNotes.get(seat)?.get(id);
	if (own) return { kind: 'private', note: own, own: true };
	const binned = state.bin.get(id);
	if (binned) return { kind: 'binned', own: binned.writer === seat };
	const hidden = state.moderation.hidden.get(id);
	if (hidden) return { kind: 'hidden', own: hidden.writer === seat };
	if (state.moderation.returned.get(id)?.writer === seat) return { kind: 'returned', own: true };
	if (state.vanished.get(id) === seat) return { kind: 'vanished', own: true };
	return undefined;
}

/**
 * Whether this seat may edit, move or remove this note. Unknown ids and others' private notes get
 * one and the same answer; a note that was seen and is in the bin is `gone`.
 */
export function permitNote(
	act: Act,
	type: Extract<CommandType, 'note.edit' | 'note.move' | 'note.remove'>,
	id: string
): Refusal | undefined {
	const { state, seat } = act;
	const found = findNote(state, seat.number, id);
	if (!found) return refusal('not-allowed');
	return (
		refuseTouch(act, type, found.own) ?? (mayBe[type](found.kind) ? undefined : refusal('gone'))
	);
}

/** Where a note may be for that: what is in the bin, or vanished, is gone for everything. */
const mayBe: Readonly<Record<Parameters<typeof permitNote>[1], (kind: Found['kind']) => boolean>> =
	{
		'note.edit': (kind) => isThere(kind) || kind === 'returned',
		'note.move': (kind) => isThere(kind),
		'note.remove': (kind) => isThere(kind) || kind === 'returned' || kind === 'hidden'
	};

function isThere(kind: Found['kind']): boolean {
	return kind === 'visible' || kind === 'private';
}

/** Why this seat may not do that with a note it knows: grouping is locked, or it is another's. */
export function refuseTouch(
	{ state, seat }: Act,
	type: CommandType,
	own: boolean
): Refusal | undefined {
	if (mayTouch(seat.role, type, { own, grouping: isGroupingOpen(state.stage) })) return undefined;
	const { stage } = state;
	const isLocked =
		type === 'note.move' &&
		presentStep(stage).kind === 'group' &&
		stage.locks.includes('grouping') &&
		allSettings(stage.settings).grouping;
	return refusal(isLocked ? 'locked' : 'not-allowed');
}
