import type { CommandType } from '#lib/domain/command.ts';
import { moveCluster } from './cluster-move.ts';
import { joinCluster, leaveCluster, makeCluster, mergeClusters } from './cluster-members.ts';
import { dissolveCluster, renameCluster } from './cluster-name.ts';
import { tidyBoard } from './cluster-tidy.ts';
import { addAction } from './action-add.ts';
import { editAction } from './action-edit.ts';
import { removeAction } from './action-remove.ts';
import { rotateCode } from './code.ts';
import { flagFinished, flagPractised } from './flag.ts';
import { flagHelp } from './flag-help.ts';
import { restoreHistory } from './history-restore.ts';
import { saveHistory } from './history-save.ts';
import { approveNote, returnNote } from './note-approve.ts';
import { answerNote, askNote } from './note-ask.ts';
import { setHeadcount } from './headcount.ts';
import { agreeNote, unagreeNote } from './note-agree.ts';
import { editNote } from './note-edit.ts';
import { hideNote, showNote } from './note-hide.ts';
import { moveNote } from './note-move.ts';
import { postNote } from './note-post.ts';
import { removeNote, restoreNote } from './note-remove.ts';
import type { Operation } from './operation.ts';
import { admitSeats } from './seat-admit.ts';
import { codeSeat } from './seat-code.ts';
import { linkScreen, revokeScreens } from './screen.ts';
import { changeGroup } from './seat-group.ts';
import { removeSeat } from './seat-remove.ts';
import { undoAllOfSeat } from './seat-undo-all.ts';
import { renameGroups } from './stage-groups.ts';
import { mergeGroups } from './stage-merge.ts';
import { lockStage, unlockStage } from './stage-lock.ts';
import { planStage } from './stage-plan.ts';
import { promptGroup } from './stage-prompt.ts';
import { revealStage } from './stage-reveal.ts';
import { setSettings } from './stage-settings.ts';
import { setSpotlight } from './stage-spotlight.ts';
import { stepStage } from './stage-step.ts';
import { setTimer } from './stage-timer.ts';
import { redo, undo } from './undo.ts';
import { castVote, withdrawVote } from './vote-cast.ts';
import { enterBallot } from './vote-proxy.ts';

/** Every kind of command and how it is judged and applied. */
export const operations: { readonly [Type in CommandType]: Operation<Type> } = {
	'note.post': postNote,
	'note.edit': editNote,
	'note.move': moveNote,
	'note.remove': removeNote,
	'note.restore': restoreNote,
	'cluster.make': makeCluster,
	'cluster.rename': renameCluster,
	'cluster.join': joinCluster,
	'cluster.leave': leaveCluster,
	'cluster.merge': mergeClusters,
	'cluster.dissolve': dissolveCluster,
	'cluster.move': moveCluster,
	'cluster.tidy': tidyBoard,
	'note.hide': hideNote,
	'note.show': showNote,
	'note.approve': approveNote,
	'note.return': returnNote,
	'note.ask': askNote,
	'note.answer': answerNote,
	'seat.undoAll': undoAllOfSeat,
	'seat.group': changeGroup,
	'stage.groups': renameGroups,
	'stage.merge': mergeGroups,
	'note.agree': agreeNote,
	'note.unagree': unagreeNote,
	'stage.step': stepStage,
	'stage.lock': lockStage,
	'stage.unlock': unlockStage,
	'stage.reveal': revealStage,
	'stage.settings': setSettings,
	'stage.plan': planStage,
	'stage.timer': setTimer,
	'stage.spotlight': setSpotlight,
	'stage.prompt': promptGroup,
	'flag.finished': flagFinished,
	'flag.practised': flagPractised,
	'flag.help': flagHelp,
	'code.rotate': rotateCode,
	'seat.code': codeSeat,
	'seat.remove': removeSeat,
	'seat.admit': admitSeats,
	'screen.link': linkScreen,
	'screen.revoke': revokeScreens,
	'action.add': addAction,
	'action.edit': editAction,
	'action.remove': removeAction,
	'history.save': saveHistory,
	'history.restore': restoreHistory,
	'seat.headcount': setHeadcount,
	'vote.cast': castVote,
	'vote.withdraw': withdrawVote,
	'vote.proxy': enterBallot,
	undo,
	redo
};
