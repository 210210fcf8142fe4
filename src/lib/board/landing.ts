import type { Place } from '../domain/place.ts';
import type { QuestionId } from '../domain/question.ts';
import type { BoardNote, LiveBoard } from '../live/types.ts';
import { clusterAt } from './geometry.ts';
import type { Target } from './own-work.ts';

/**
 * What a note becomes that is put down at a place: a member of the cluster whose frame it is on, or
 * none. By pointer and by keys alike.
 */
export function landing(
	board: Pick<LiveBoard, 'questions'>,
	note: BoardNote,
	spot: { q: QuestionId; p: Place }
): Target {
	if (note.private) return spot;
	const clusters = board.questions.find((question) => question.q === spot.q)?.clusters ?? [];
	// Its own weight does not count: a cluster's frame is drawn round the others.
	const others = clusters.map((entry) => ({
		...entry,
		notes: entry.notes.filter((member) => member.id !== note.id)
	}));
	const found = clusterAt(others, spot.p);
	if (found === note.cluster && spot.q === note.q) return spot;
	if (found) return { ...spot, cluster: found };
	return note.cluster && spot.q === note.q ? { ...spot, cluster: null } : spot;
}
