import { toMinute } from '#lib/domain/note.ts';
import { needsApproval } from '#lib/domain/permission.ts';
import { questionIds } from '#lib/domain/question.ts';
import type { Operation } from './operation.ts';

/**
 * Private notes of one question, or of all, become visible together. The order is shuffled over all
 * writers before anything is placed or written, so that neither place, struct nor time tells who
 * wrote what or when. Where a facilitator reads first, they wait for that in this order. What waits
 * already goes on waiting.
 */
export const revealStage: Operation<'stage.reveal'> = {
	apply({ state, now, tools }, { q }) {
		const opened = q === undefined ? [...questionIds] : [q];
		const formerly = new Set(state.stage.revealed);
		const waiting: { id: string; writer: number }[] = [];
		for (const [writer, notes] of state.privateNotes)
			for (const [id, note] of notes)
				if (opened.includes(note.q) && !state.moderation.queue.has(id))
					waiting.push({ id, writer });
		shuffle(waiting, tools.randomBelow);
		const at = toMinute(now);
		for (const { id, writer } of waiting) {
			const note = state.privateNotes.get(writer)?.get(id);
			if (!note) throw new Error('A private note went while it was being shared.');
			const late = formerly.has(note.q);
			const role = state.seats.get(writer)?.role;
			if (role && needsApproval(role, state.stage)) {
				state.moderation.wait(id, { writer, since: now, ...(late ? { late } : {}) });
				continue;
			}
			const p = state.places.takeFirst(note.q);
			state.shareNote(id, writer, { p, at, late });
		}
		state.setStage({
			revealed: questionIds.filter((id) => formerly.has(id) || opened.includes(id))
		});
		return {};
	}
};

/** Fisher–Yates. */
function shuffle<Item>(items: Item[], randomBelow: (below: number) => number): void {
	for (let last = items.length - 1; last > 0; last--) {
		const other = randomBelow(last + 1);
		const [a, b] = [items[last], items[other]];
		if (a === undefined || b === undefined) throw new Error('The shuffle left its list.');
		items[last] = b;
		items[other] = a;
	}
}
