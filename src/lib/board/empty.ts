import { isPrivateStep, isReadEarly, isWritingStep, presentStep } from '../domain/stage.ts';
import { mayWrite, type BoardRights } from './rights.ts';
import { words } from './words.ts';

/** What an empty question says under "Nothing here yet": who may write now, or when that will be. */
export function emptyWords(board: BoardRights, label: string): string {
	const { stage } = board;
	if (!stage) return words.empty.wait;
	if (mayWrite(board)) {
		// In a private step nobody can tell who is first.
		const who = isReadEarly(stage) ? words.empty.readEarly : words.empty.hidden;
		if (isPrivateStep(stage)) return `${words.empty.own(label)} ${who}`;
		// What was written in private may be waiting to be shared.
		if (presentStep(stage).kind === 'share') return words.empty.unshared(label);
		return words.empty.first(label);
	}
	const { kind } = presentStep(stage);
	if (kind === 'arrive') return words.empty.soon;
	return isWritingStep(kind) ? words.writingClosed.title : words.empty.closed;
}
