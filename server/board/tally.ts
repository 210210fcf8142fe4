import type { GroupId } from '#lib/domain/group.ts';
import { type QuestionId, questionIds } from '#lib/domain/question.ts';

/** Notes by question and group, kept cell by cell, with the questions that changed. */
export class Tally {
	readonly changed = new Set<QuestionId>();
	private readonly cells = new Map<QuestionId, Map<GroupId, number>>(
		questionIds.map((q) => [q, new Map()])
	);

	add(note: { q: QuestionId; group: GroupId }, by: 1 | -1): void {
		const groups = this.cells.get(note.q);
		if (!groups) return;
		const count = (groups.get(note.group) ?? 0) + by;
		if (count === 0) groups.delete(note.group);
		else groups.set(note.group, count);
		this.changed.add(note.q);
	}

	/** Group to number of notes; groups without notes are left out. */
	of(q: QuestionId): Record<string, number> {
		return Object.fromEntries(this.cells.get(q) ?? []);
	}
}
