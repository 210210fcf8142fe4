import { deskRoots, seatRoots } from '#lib/domain/document.ts';
import type { WorkingDocuments } from './documents.ts';
import type { BoardState } from './state.ts';

/** What facilitators took in hand, from the desk and the documents of those whose words they are. */
export function readModeration(
	documents: WorkingDocuments,
	{ moderation, seats }: BoardState
): void {
	const { hidden, queue } = deskRoots(documents.get('desk').doc);
	for (const [id, note] of hidden.entries()) moderation.hidden.set(id, note);
	for (const [id, { note, edit, ...rest }] of queue.entries())
		moderation.queue.set(id, edit ? { ...rest, edit: note } : rest);
	for (const writer of seats.keys()) {
		const { drafts, asked } = seatRoots(documents.get(`seat:${writer}`).doc);
		for (const [id, draft] of drafts.entries())
			if (draft.reason === 'returned') moderation.returned.set(id, { ...draft, writer });
		for (const [id, question] of asked.entries()) moderation.asked.set(id, { ...question, writer });
	}
}
