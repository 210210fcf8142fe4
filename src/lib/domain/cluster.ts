import type { Place } from './place.ts';
import type { QuestionId } from './question.ts';

/** Notes that people put together under a name. `p` is the place of its label. */
export interface Cluster {
	q: QuestionId;
	name: string;
	p: Place;
}
