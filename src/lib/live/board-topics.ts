import type { Clock } from './clock.ts';
import { Topic } from './topic.ts';

const names = [
	'link',
	'stage',
	'notes',
	'actions',
	'me',
	'desk',
	'presence',
	'drafts',
	'typed',
	'edits'
] as const;

/** What components of a board subscribe to, each by itself: a key typed in one note redraws no other. */
export type BoardTopics = Readonly<Record<(typeof names)[number], Topic>>;

export function boardTopics(clock: Clock): BoardTopics {
	const topic = () => new Topic((run) => clock.atFrame(run));
	return Object.fromEntries(names.map((name) => [name, topic()])) as BoardTopics;
}
