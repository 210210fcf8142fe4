import type { Place } from '../domain/place.ts';
import type { QuestionId } from '../domain/question.ts';
import type { BoardNote, LiveBoard } from '../live/types.ts';
import type { Target } from './own-work.ts';
import { firstPlace, lastPlace, type Neighbours, placeAfter, placeInCluster } from './placing.ts';
import { notesOf } from './reading.ts';

/** What "Move to…" asks for after the question. */
export type PlaceChoice =
	| { place: 'first' | 'last' }
	| { place: 'after'; after: string }
	| { place: 'cluster'; cluster: string };

/** The place and cluster that a choice means on the board as it is now. */
export function chosenTarget(
	board: Pick<LiveBoard, 'questions'>,
	note: BoardNote,
	q: QuestionId,
	choice: PlaceChoice
): Target {
	const question = board.questions.find((each) => each.q === q);
	if (!question || note.private) return { q, p: note.p };
	const others = (notes: readonly BoardNote[]) => notes.filter((each) => each.id !== note.id);
	const all = others(notesOf(question));
	const near = (cluster: string | undefined): Neighbours => {
		const inside = question.clusters.find((entry) => entry.id === cluster)?.notes;
		return { siblings: others(inside ?? question.loose), all };
	};
	const loose = (p: Place): Target => inCluster(note, q, p, undefined);
	switch (choice.place) {
		case 'first':
			return loose(firstPlace(note.id, near(undefined)));
		case 'last':
			return loose(lastPlace(near(undefined)));
		case 'after': {
			const before = all.find((each) => each.id === choice.after);
			if (!before) return loose(lastPlace(near(undefined)));
			const p = placeAfter(note.id, before, near(before.cluster));
			return inCluster(note, q, p, before.cluster);
		}
		case 'cluster': {
			const label = question.clusters.find((entry) => entry.id === choice.cluster);
			if (!label) return loose(lastPlace(near(undefined)));
			return inCluster(note, q, placeInCluster(label.cluster.p, near(label.id)), label.id);
		}
	}
}

/** Names the cluster only where it changes. */
function inCluster(note: BoardNote, q: QuestionId, p: Place, cluster: string | undefined): Target {
	const before = q === note.q ? note.cluster : undefined;
	if (cluster === before) return { q, p };
	return { q, p, cluster: cluster ?? null };
}
