import { dotsGiven, type FindTarget, freePoints, hasRoomFor } from '../domain/ballot.ts';
import type { CommandType } from '../domain/command.ts';
import { refuse } from '../domain/permission.ts';
import type { QuestionId } from '../domain/question.ts';
import { allSettings, type VoteSettings } from '../domain/settings.ts';
import type { BoardNote, LiveBoard } from '../live/types.ts';

/** The parts of a board that a vote is seen from. */
export type VotingBoard = Pick<LiveBoard, 'role' | 'stage' | 'ballot' | 'note' | 'questions'>;

export function rulesOf({ stage }: Pick<LiveBoard, 'stage'>): VoteSettings {
	return allSettings(stage?.settings ?? {}).votes;
}

/** Whether this seat gives dots now. */
export function mayVote(board: Pick<LiveBoard, 'role' | 'stage'>): boolean {
	return isOpen(board, 'vote.cast');
}

/** Dots that are left, on the whole board or in that question. Never less than none. */
export function dotsLeft(board: VotingBoard, q?: QuestionId): number {
	const rules = rulesOf(board);
	return Math.max(0, rules.dots - dotsGiven(board.ballot, rules, q, finder(board)));
}

/** This person's dots on that, or the points of their choice. */
export function givenTo({ ballot }: Pick<LiveBoard, 'ballot'>, id: string): number {
	return ballot[id] ?? 0;
}

/** What a ballot has on it after one press more: one dot more, or the first choice that is free. */
export function oneMore(board: VotingBoard, id: string): number {
	const rules = rulesOf(board);
	if (!rules.ranked) return givenTo(board, id) + 1;
	return freePoints(board.ballot, id, rules, finder(board))[0] ?? 0;
}

/** And after one press less: a choice goes whole. */
export function oneLess(board: VotingBoard, id: string): number {
	return rulesOf(board).ranked ? 0 : givenTo(board, id) - 1;
}

/** Whether one dot more fits on that note or cluster, or it may become the next choice. */
export function canGiveDot(board: VotingBoard, id: string): boolean {
	if (!mayVote(board)) return false;
	const rules = rulesOf(board);
	if (rules.ranked && givenTo(board, id) > 0) return false;
	return hasRoomFor(board.ballot, id, oneMore(board, id), rules, finder(board));
}

export function canTakeDot(board: VotingBoard, id: string): boolean {
	return mayVote(board) && givenTo(board, id) > 0;
}

/** Whether this person may say "me too" to that note. */
export function canAgree(board: Pick<LiveBoard, 'role' | 'stage'>, note: BoardNote): boolean {
	return !note.own && !note.private && isOpen(board, 'note.agree');
}

function isOpen({ role, stage }: Pick<LiveBoard, 'role' | 'stage'>, type: CommandType): boolean {
	return stage !== undefined && refuse(role, type, stage) === undefined;
}

/** What a ballot may name, found by its id. */
export function finder(board: Pick<LiveBoard, 'note' | 'questions'>): FindTarget {
	return (id) => {
		const question = board.questions.find(({ clusters }) =>
			clusters.some((each) => each.id === id)
		);
		if (question) return { kind: 'cluster', q: question.q };
		const found = board.note(id);
		return found && !found.private ? { kind: 'note', q: found.q } : undefined;
	};
}
