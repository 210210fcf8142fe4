import { people } from '../evidence/coverage.ts';

/** The words of the waiting room, as the desk has them. */
export const doorWords = {
	title: (waiting: number) => `Waiting to come in, ${waiting}`,
	wait: (waiting: number) => `${people(waiting)} ${waiting === 1 ? 'waits' : 'wait'} to be let in`,
	see: 'See who waits',
	came: (names: readonly string[]) =>
		names.length > 3
			? `${people(names.length)} wait to be let in.`
			: `${names.join(', ')} ${names.length === 1 ? 'waits' : 'wait'} to be let in.`,
	since: (minutes: number) => (minutes < 1 ? 'just came' : `waits for ${minutes} min`),
	away: 'Away',
	letIn: 'Let in',
	letInName: (who: string) => `Let in: ${who}`,
	isIn: (who: string) => `${who} is in.`,
	everyone: 'Let everyone in',
	allIn: (count: number) => `${people(count)} ${count === 1 ? 'is' : 'are'} in.`,
	turnAway: 'Turn away',
	turnAwayName: (who: string) => `Turn away: ${who}`,
	ask: (who: string) => `Turn ${who} away?`,
	sure: (canAskAgain: boolean) =>
		`They do not come in now. ${canAskAgain ? 'They can ask again with the code.' : 'They can speak to you.'}`,
	yes: 'Turn away now',
	turned: (who: string) => `${who} was turned away.`,
	wrongCodes: {
		title: 'Many wrong codes were typed on this server.',
		rest: 'Nobody came in by a wrong code.',
		offer: 'With a waiting room nobody comes in before you let them.',
		isOn: 'The waiting room is on.',
		open: 'Open the waiting room',
		opened: 'The waiting room is on. Who joins now waits for you.'
	}
};
