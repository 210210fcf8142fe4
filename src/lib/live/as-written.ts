import type { CommandBody } from '../domain/command.ts';
import { isPrivateStep, isReadEarly, type Stage } from '../domain/stage.ts';

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
	// Refused words that are sent again keep the promise under which they were written.
	if ('asPrivate' in body && body.asPrivate) return body;
	// Beside the box it says whether facilitators read it.
	const told = stage && isReadEarly(stage) ? { readable: true } : {};
	switch (body.t) {
		case 'note.post':
			return stage && isPrivateStep(stage) ? { ...body, asPrivate: true, ...told } : body;
		case 'note.edit':
			return isPrivate(body.id) ? { ...body, asPrivate: true, ...told } : body;
		default:
			return body;
	}
}
