import { limits } from './limits.ts';
import type { Place } from './place.ts';
import type { QuestionId } from './question.ts';
import { countGraphemes, isCleanText, isUnseen, utf8Length } from './text.ts';

/** Notes that people put together under a name. `p` is the place of its label. */
export interface Cluster {
	q: QuestionId;
	name: string;
	p: Place;
}

/**
 * Judges the name of a cluster: one line of which something can be seen.
 * @returns undefined when it may be kept, else the refusal code
 */
export function refuseClusterName(name: string): 'malformed' | 'too-large' | undefined {
	if (!isCleanText(name) || name.includes('\n') || isUnseen(name)) return 'malformed';
	if (utf8Length(name) > limits.clusterNameBytes) return 'too-large';
	return countGraphemes(name) > limits.clusterNameGraphemes ? 'too-large' : undefined;
}

/**
 * A name for a cluster that was given none: the first number that is free. Never words of its notes:
 * they would stay in the name when a note is changed, hidden or deleted.
 */
export function numberedName(clusters: Iterable<Cluster>): string {
	const taken = new Set(Array.from(clusters, ({ name }) => name));
	let number = 1;
	while (taken.has(`Cluster ${number}`)) number++;
	return `Cluster ${number}`;
}
