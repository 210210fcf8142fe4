import type { Note } from '#lib/domain/note.ts';
import type { VoteResults } from '#lib/domain/results.ts';
import type { Snapshot } from '#lib/domain/snapshot.ts';
import { newStage } from '#lib/domain/stage.ts';
import { asReported } from '#lib/evidence/as-reported.ts';
import { reportedGroups } from '#lib/evidence/reported.ts';
import type { ExportContext } from '../../server/exports/export-context.ts';
import { context } from './exported.ts';

/** What a test says of a note; the rest is as usual. */
export type Given = Partial<Note> & Pick<Note, 'text'>;

/** A board of such notes of four groups, whose small groups are joined as before any file is made. */
export function givenBoard(
	people: Record<string, number>,
	given: Given[],
	more: { results?: VoteResults; clusters?: Snapshot['clusters'] } = {}
): ExportContext {
	const { snapshot, ...rest } = context([]);
	const notes = new Map(
		given.map((note, index): [string, Note] => [
			`n${index}`,
			{
				q: 'how',
				v: 1,
				group: 'patient',
				at: 1_767_225_600_000,
				via: 'self',
				p: [0, index],
				...note
			}
		])
	);
	const counts: Snapshot['counts']['notes'] = {};
	for (const { q, group } of notes.values()) {
		const row = (counts[q] ??= {});
		row[group] = (row[group] ?? 0) + 1;
	}
	const { results, clusters = new Map() } = more;
	const raw: Snapshot = {
		...snapshot,
		notes,
		clusters,
		counts: { people, notes: counts },
		stage: { ...newStage('share'), ...(results ? { results } : {}) }
	};
	const reported = reportedGroups(raw, { fixed: [], left: [] });
	return { ...rest, snapshot: asReported(raw, reported), reported };
}
