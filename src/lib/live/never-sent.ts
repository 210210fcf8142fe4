import type { CommandBody } from '../domain/command.ts';

/** A new note as it is sent. */
export type PostBody = Extract<CommandBody, { t: 'note.post' }>;

/**
 * A note that was posted and changed and never left this device, as one command: so it can be posted
 * again where its writer wants it back.
 * @param later own commands about it, in the order they were made
 */
export function postedAgain(post: PostBody, later: readonly CommandBody[]): PostBody {
	return later.reduce(changed, post);
}

function changed(post: PostBody, body: CommandBody): PostBody {
	if (body.t === 'note.edit') {
		// Who may read these words is what was said beside the box in which they were written last.
		const { readable: _, ...rest } = post;
		return { ...rest, text: body.text, ...(body.readable ? { readable: true } : {}) };
	}
	if (body.t === 'note.move') return { ...post, ...(body.q ? { q: body.q } : {}), p: body.p };
	return post;
}
