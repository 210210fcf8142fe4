import type { CommandType } from '#lib/domain/command.ts';
import { rotateCode } from './code.ts';
import { flagFinished } from './flag.ts';
import { editNote } from './note-edit.ts';
import { moveNote } from './note-move.ts';
import { postNote } from './note-post.ts';
import { removeNote, restoreNote } from './note-remove.ts';
import type { Operation } from './operation.ts';
import { removeSeat } from './seat-remove.ts';
import { lockStage, unlockStage } from './stage-lock.ts';
import { revealStage } from './stage-reveal.ts';
import { stepStage } from './stage-step.ts';
import { undo } from './undo.ts';

/** Every kind of command and how it is judged and applied. */
export const operations: { readonly [Type in CommandType]: Operation<Type> } = {
	'note.post': postNote,
	'note.edit': editNote,
	'note.move': moveNote,
	'note.remove': removeNote,
	'note.restore': restoreNote,
	'stage.step': stepStage,
	'stage.lock': lockStage,
	'stage.unlock': unlockStage,
	'stage.reveal': revealStage,
	'flag.finished': flagFinished,
	'code.rotate': rotateCode,
	'seat.remove': removeSeat,
	undo
};
