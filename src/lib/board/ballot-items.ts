import { isInScope, type Target } from '../domain/ballot.ts';
import type { VoteSettings } from '../domain/settings.ts';
import type { BoardNote, OrderedBoardQuestion } from '../live/types.ts';
import { finder, type VotingBoard } from './voting.ts';

/** Something that dots can be put on, as it is shown. */
export interface VoteItem extends Target {
	id: string;
	/** The name of a cluster, or the words of a note. */
	words: string;
	/** Of a note. */
	note?: BoardNote;
	/** Of a cluster: how many notes are in it. */
	notes?: number;
}

/** What dots may be put on in one question, in reading order: each cluster before its notes. */
export function itemsToVote(question: OrderedBoardQuestion, rules: VoteSettings): VoteItem[] {
	const { q } = question;
	const ofNote = (note: BoardNote): VoteItem => ({
		id: note.id,
		kind: 'note',
		q,
		words: note.text,
		note
	});
	return [
		...question.clusters.flatMap(({ id, cluster, notes }): VoteItem[] => [
			{ id, kind: 'cluster', q, words: cluster.name, notes: notes.length },
			...notes.map(ofNote)
		]),
		...question.loose.map(ofNote)
	].filter((item) => isInScope(item, rules) && item.note?.private !== true);
}

/** Dots on what is no longer on the board: they stay spent until they are taken back. */
export function dotsAway(board: VotingBoard): { id: string; dots: number }[] {
	const find = finder(board);
	return Object.entries(board.ballot)
		.filter(([id]) => find(id) === undefined)
		.map(([id, dots]) => ({ id, dots }));
}
