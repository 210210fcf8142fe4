import type { Inverse } from '../inverse.ts';
import type { Act } from './operation.ts';
import { unarrange } from './undo-cluster.ts';
import { unadd, uneditAction, unremoveAction } from './undo-action.ts';
import { unrestoreBoard } from './undo-history.ts';
import { unedit, unmove, unpost, unremove, unrestore } from './undo-note.ts';
import { unlock, unplan, unset, unstep, untime } from './undo-stage.ts';
import { again, unapprove, unask, unhide, unreturn } from './undo-moderation.ts';
import { mergeAgain, undoAllAgain, ungroup, unmerge, unname, unundoAll } from './undo-seat.ts';
import { unagree, uncast, unheadcount, unproxy } from './undo-vote.ts';
import type { Way } from './way.ts';

/** How one command is taken back now. */
export function way(act: Act, inverse: Inverse): Way {
	switch (inverse.t) {
		case 'note.post':
			return unpost(act, inverse);
		case 'note.edit':
			return unedit(act, inverse);
		case 'note.move':
			return unmove(act, inverse);
		case 'note.remove':
			return unremove(act, inverse);
		case 'note.restore':
			return unrestore(act, inverse);
		case 'cluster.make':
		case 'cluster.rename':
		case 'cluster.join':
		case 'cluster.leave':
		case 'cluster.merge':
		case 'cluster.dissolve':
		case 'cluster.move':
		case 'cluster.tidy':
			return unarrange(act, inverse);
		case 'note.hide':
		case 'note.show':
			return unhide(act, inverse);
		case 'note.approve':
			return unapprove(act, inverse);
		case 'note.return':
			return unreturn(act, inverse);
		case 'again':
			return again(act, inverse);
		case 'note.ask':
		case 'note.unask':
			return unask(act, inverse);
		case 'seat.undoAll':
			return unundoAll(act, inverse);
		case 'seat.undoAllAgain':
			return undoAllAgain(act, inverse);
		case 'seat.group':
			return ungroup(act, inverse);
		case 'stage.groups':
			return unname(act, inverse);
		case 'stage.merge':
			return unmerge(act, inverse);
		case 'stage.mergeAgain':
			return mergeAgain(act, inverse);
		case 'note.agree':
			return unagree(act, inverse);
		case 'vote.cast':
			return uncast(act, inverse);
		case 'vote.proxy':
			return unproxy(act, inverse);
		case 'seat.headcount':
			return unheadcount(act, inverse);
		case 'stage.step':
			return unstep(act, inverse);
		case 'stage.lock':
		case 'stage.unlock':
			return unlock(act, inverse);
		case 'stage.plan':
			return unplan(act, inverse);
		case 'stage.timer':
			return untime(act, inverse);
		case 'stage.settings':
			return unset(act, inverse);
		case 'action.add':
			return unadd(act, inverse);
		case 'action.edit':
			return uneditAction(act, inverse);
		case 'action.remove':
			return unremoveAction(act, inverse);
		case 'history.restore':
			return unrestoreBoard(act, inverse);
	}
}
