import type { NoteWithId } from '../domain/note.ts';
import type { QuestionId } from '../domain/question.ts';
import type { OrderedQuestion } from '../domain/reading-order.ts';

/** Notes side by side, and rows of them: six short notes fill a page. */
const COLUMNS = 3;
const ROWS = 2;

/** What a note takes of a page: columns of one row, or all of it. */
export type Room = 1 | 2 | 3 | 'page';

export interface PlacedNote {
	note: NoteWithId;
	room: Room;
}

/** What the room screen shows at once. */
export interface ScreenPage {
	q: QuestionId;
	/** The cluster whose notes these are; absent for loose notes. */
	cluster?: { id: string; name: string };
	notes: PlacedNote[];
	/** Its place among the pages of its question, from 1, and how many there are. */
	place: number;
	of: number;
	/** Notes of the question. */
	count: number;
}

/** Up to so many letters fit into each room, at a size that can be read across a hall. */
const LETTERS = [
	[60, 1],
	[150, 2],
	[240, 3]
] as const;
/** A line that a writer began costs about so many letters. */
const LINE = 16;

export function roomFor(text: string): Room {
	const letters = [...text].length + (text.split('\n').length - 1) * LINE;
	return LETTERS.find(([most]) => letters <= most)?.[1] ?? 'page';
}

/** The visible notes of these questions in reading order, by pages. A cluster begins a page. */
export function pagesOf(
	ordered: readonly OrderedQuestion[],
	questions: readonly QuestionId[]
): ScreenPage[] {
	return questions.flatMap((q) => {
		const question = ordered.find((each) => each.q === q);
		if (!question) return [];
		const { clusters, loose } = question;
		const parts = [
			...clusters.map(({ id, cluster, notes }) => ({
				cluster: { id, name: cluster.name },
				notes
			})),
			{ notes: loose }
		];
		const pages = parts.flatMap(({ notes, ...heading }) =>
			fill(notes).map((placed) => ({ ...heading, notes: placed }))
		);
		const count = parts.reduce((sum, { notes }) => sum + notes.length, 0);
		return pages.map((page, index) => ({ q, ...page, place: index + 1, of: pages.length, count }));
	});
}

/** Row by row, in order; what does not fit into a row begins the next. */
function fill(notes: readonly NoteWithId[]): PlacedNote[][] {
	const pages: PlacedNote[][] = [];
	let page: PlacedNote[] = [];
	let [row, column] = [0, 0];
	const turn = () => {
		if (page.length > 0) pages.push(page);
		[page, row, column] = [[], 0, 0];
	};
	for (const note of notes) {
		const room = roomFor(note.text);
		if (room === 'page') {
			turn();
			pages.push([{ note, room }]);
			continue;
		}
		if (column + room > COLUMNS) [row, column] = [row + 1, 0];
		if (row === ROWS) turn();
		page.push({ note, room });
		column += room;
	}
	turn();
	return pages;
}

/** The page that shows this note, cluster or question; undefined when none does. */
export function pageOf(pages: readonly ScreenPage[], target: string): number | undefined {
	const index = pages.findIndex(
		({ q, cluster, notes }) =>
			q === target || cluster?.id === target || notes.some(({ note }) => note.id === target)
	);
	return index < 0 ? undefined : index;
}
