import { isPrivateStep, isWritingStep, presentStep } from '../domain/stage.ts';
import { mayWrite, type BoardRights } from './actions.ts';
import { words } from './words.ts';

/** What an empty question says under "Nothing here yet": who may write now, or when that will be. */
export function emptyWords(board: BoardRights, label: string): string {
	const { stage } = board;
	if (!stage) return words.empty.wait;
	if (mayWrite(board)) {
		const first = words.empty.first(label);
		return isPrivateStep(stage) ? `${first} ${words.empty.hidden}` : first;
	}
	const { kind } = presentStep(stage);
	if (kind === 'arrive') return words.empty.soon;
	return isWritingStep(kind) ? words.writingClosed.title : words.empty.closed;
}
