import type { CommandBody } from '../domain/command.ts';
import { isPrivateStep, type Stage } from '../domain/stage.ts';

/**
 * Words that are written under the promise that nobody sees them yet go out with that promise: the
 * step may be another one when they arrive, after a while without a line or just at that moment.
 * @param isPrivate whether nobody else sees the note of that id now
 */
export function asWritten(
	body: CommandBody,
	stage: Stage | undefined,
	isPrivate: (id: string) => boolean
): CommandBody {
	switch (body.t) {
		case 'note.post':
			return stage && isPrivateStep(stage) ? { ...body, asPrivate: true } : body;
		case 'note.edit':
			return isPrivate(body.id) ? { ...body, asPrivate: true } : body;
		default:
			return body;
	}
}
