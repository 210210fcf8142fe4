import type { QuestionId } from '../domain/question.ts';
import type { BoardNote, LiveBoard, OrderedBoardQuestion } from '../live/types.ts';
import { type BoardRights, may } from './rights.ts';
import { roomAt } from './making-room.ts';
import type { Target } from './own-work.ts';
import { type Placed, placeAt, placeInCluster } from './placing.ts';

/** What "Move to…" asks for after the question. */
export type PlaceChoice =
	| { place: 'first' | 'last' }
	| { place: 'after'; after: string }
	| { place: 'cluster'; cluster: string };

/**
 * The choices that can be kept now: each puts the note exactly where it says. The others are told with
 * their reason (ADR 24).
 */
export interface PlaceOffer {
	first: boolean;
	last: boolean;
	/** The notes that it can be put after, in reading order. */
	after: BoardNote[];
	/** All notes that are there, in reading order. */
	others: BoardNote[];
	clusters: OrderedBoardQuestion['clusters'];
}

type Readable = BoardRights & Pick<LiveBoard, 'questions'>;

/** Notes that are read one after the other: those of one cluster, or the loose ones. */
interface Run {
	cluster: string | undefined;
	notes: BoardNote[];
}

/** Which places of a question a note can be given, by itself or because others may step aside. */
export function offeredPlaces(board: Readable, note: BoardNote, q: QuestionId): PlaceOffer {
	const { clusters, loose, runs, all } = around(board, note, q);
	const fits = (run: Run, index: number) => asideAt(board, note, run, index) !== undefined;
	return {
		first: fits(loose, 0),
		last: fits(loose, loose.notes.length),
		after: runs.flatMap((run) => run.notes.filter((_, index) => fits(run, index + 1))),
		others: all,
		clusters
	};
}

/**
 * The place and cluster that a choice means on the board as it is now.
 * @returns undefined where the choice cannot be kept, so is not offered
 */
export function chosenTarget(
	board: Readable,
	note: BoardNote,
	q: QuestionId,
	choice: PlaceChoice
): Target | undefined {
	const { clusters, loose, runs, all } = around(board, note, q);
	const at = (run: Run, index: number): Target | undefined => {
		const aside = asideAt(board, note, run, index);
		if (!aside) return undefined;
		const near = { siblings: withMoved(run.notes, aside), all: withMoved(all, aside) };
		const p = placeAt(note.id, index, near);
		if (!p) return undefined;
		return { q, p, ...clusterChange(note, q, run.cluster), ...(aside.length ? { aside } : {}) };
	};
	if (note.private) {
		// It has no place yet. By the time this arrives it may have been shared, and then has this one.
		return { q, p: q === note.q ? note.p : (at(loose, loose.notes.length)?.p ?? note.p) };
	}
	switch (choice.place) {
		case 'first':
			return at(loose, 0);
		case 'last':
			return at(loose, loose.notes.length);
		case 'after': {
			const isBefore = ({ id }: BoardNote) => id === choice.after;
			const run = runs.find(({ notes }) => notes.some(isBefore));
			return run && at(run, run.notes.findIndex(isBefore) + 1);
		}
		case 'cluster': {
			const run = runs.find(({ cluster }) => cluster === choice.cluster);
			const label = clusters.find(({ id }) => id === choice.cluster);
			if (!run || !label) return undefined;
			const p = placeInCluster(label.cluster.p, { siblings: run.notes, all });
			return { q, p, ...clusterChange(note, q, run.cluster) };
		}
	}
}

/** The other notes of a question that have a place for everybody, run by run as they are read. */
function around(board: Readable, note: BoardNote, q: QuestionId) {
	const question = board.questions.find((each) => each.q === q);
	const others = (notes: readonly BoardNote[] = []) =>
		notes.filter((each) => each.id !== note.id && !each.private);
	const clusters = question?.clusters ?? [];
	const loose: Run = { cluster: undefined, notes: others(question?.loose) };
	const runs: Run[] = clusters.map(({ id, notes }) => ({ cluster: id, notes: others(notes) }));
	runs.push(loose);
	return { clusters, loose, runs, all: runs.flatMap(({ notes }) => notes) };
}

function asideAt(board: Readable, note: BoardNote, { notes }: Run, index: number) {
	return roomAt(note.id, notes, index, (other) => may(board, 'note.move', other));
}

function withMoved(notes: readonly Placed[], moved: readonly Placed[]): Placed[] {
	return notes.map((note) => moved.find(({ id }) => id === note.id) ?? note);
}

/** Names the cluster only where it changes. */
function clusterChange(note: BoardNote, q: QuestionId, cluster: string | undefined) {
	const before = q === note.q ? note.cluster : undefined;
	return cluster === before ? {} : { cluster: cluster ?? null };
}
