import { countable, type FindTarget, type Target } from '#lib/domain/ballot.ts';
import { isParticipant } from '#lib/domain/permission.ts';
import { countVotes, type Voice } from '#lib/domain/results.ts';
import { allSettings } from '#lib/domain/settings.ts';
import { presentStep, type Step } from '#lib/domain/stage.ts';
import type { BoardState } from './state.ts';
import { voterOf } from './voting.ts';

/** What everyone sees and dots can be put on. */
export function visibleTarget(state: BoardState, id: string): Target | undefined {
	const note = state.notes.get(id);
	if (note) return { kind: 'note', q: note.q };
	const cluster = state.clusters.get(id);
	return cluster && { kind: 'cluster', q: cluster.q };
}

/**
 * What is on a ballot, notes in the bin and hidden ones included, and clusters that went with them or
 * by a restore: they keep their dots.
 */
export function targetOnBallot(state: BoardState): FindTarget {
	return (id) => {
		const away = (state.bin.get(id) ?? state.moderation.hidden.get(id))?.note;
		const cluster = state.dissolved.get(id);
		return (
			visibleTarget(state, id) ??
			(away && { kind: 'note', q: away.q }) ??
			(cluster && { kind: 'cluster', q: cluster.q })
		);
	};
}

/** People who have given a dot, on paper too. */
export function votedCount(state: BoardState): number {
	return ballotsOf(state).length;
}

/**
 * Another step begins. Totals are published when a vote is left for a later step, and hidden while
 * one is on, with all ballots kept. From a vote back to an earlier step nothing is published.
 * @param order in which one step is earlier than the other
 */
export function leaveStep(state: BoardState, to: string, order: readonly Step[]): void {
	const { steps, results } = state.stage;
	const from = presentStep(state.stage);
	const next = steps.find(({ id }) => id === to);
	if (next?.kind === 'vote') {
		if (results) state.setStage({ results: undefined });
	} else if (from.kind === 'vote' && placeOf(order, to) > placeOf(order, from.id))
		publishResults(state);
}

function publishResults(state: BoardState): void {
	const rules = allSettings(state.stage.settings).votes;
	const find = targetOnBallot(state);
	const { results, published } = countVotes({
		now: ballotsOf(state).map((voice) => ({ ...voice, dots: countable(voice.dots, rules, find) })),
		before: state.voting.published,
		groups: state.meta.groups.map(({ id }) => id),
		rules,
		isShown: (id) => visibleTarget(state, id) !== undefined
	});
	state.voting.publish(published);
	state.setStage({ results });
}

/** Ballots with something on them: of everyone who is still seated, and those on paper. */
function ballotsOf(state: BoardState): Voice[] {
	const voices: Voice[] = [];
	for (const { number, role, group, removedAt } of state.seats.values()) {
		if (!isParticipant(role) || removedAt !== undefined) continue;
		voices.push({ voter: voterOf(number), group, dots: state.voting.dotsOf(number) });
	}
	for (const [id, { by, group, dots }] of state.voting.paper)
		voices.push({ voter: voterOf(by, id), group, dots });
	return voices.filter(({ dots }) => Object.keys(dots).length > 0);
}

function placeOf(steps: readonly Step[], id: string): number {
	return steps.findIndex((step) => step.id === id);
}
