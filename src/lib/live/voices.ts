import type { Dots } from '../domain/ballot.ts';
import type { Entry } from './types.ts';

/** The own ballot with own votes laid over it that have no answer yet. */
export function withUnanswered(ballot: Dots, entries: readonly Entry[]): Dots {
	let shown = ballot;
	for (const { body } of entries) {
		if (body.t === 'vote.cast') shown = { ...shown, [body.target]: body.dots };
		if (body.t === 'vote.withdraw') {
			const { [body.target]: _taken, ...others } = shown;
			shown = others;
		}
	}
	return shown;
}

/** The notes that this person agrees with, what was pressed a moment ago included. */
export function agreedWithUnanswered(
	agreed: ReadonlySet<string>,
	entries: readonly Entry[]
): ReadonlySet<string> {
	const shown = new Set(agreed);
	for (const { body } of entries) {
		if (body.t === 'note.agree') shown.add(body.id);
		if (body.t === 'note.unagree') shown.delete(body.id);
	}
	return shown;
}
