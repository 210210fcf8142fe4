import * as v from 'valibot';
import { addressOf } from './address.ts';
import { readJson } from './body.ts';
import { readScreen, readSeat, setScreen } from './cookies.ts';
import type { ApiContext, Edge } from './edge.ts';

const screenSchema = v.object({ token: v.pipe(v.string(), v.maxLength(256)) });

/** A room screen by the token of its link. The screen that a browser has at that board goes on. */
export function openScreen(edge: Edge) {
	return async function openScreen(context: ApiContext) {
		const { token } = await readJson(context, screenSchema);
		const opened = await edge.services.workshops.openScreen(
			token,
			addressOf(context, edge),
			(boardId) => ({
				seat: readSeat(context, edge, boardId),
				screen: readScreen(context, edge, boardId)
			})
		);
		setScreen(context, edge, opened);
		return context.json({ boardId: opened.boardId }, 201);
	};
}
