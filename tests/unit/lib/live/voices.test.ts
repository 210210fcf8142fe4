import { expect, test } from 'vitest';
import { agreedWithUnanswered, withUnanswered } from '#lib/live/voices.ts';
import type { CommandBody } from '#lib/domain/command.ts';
import type { Entry } from '#lib/live/types.ts';

const sent = (...bodies: CommandBody[]) => bodies.map((body) => ({ body })) as Entry[];

test('[X79] own votes are seen at once, in the order in which they were given', () => {
	const ballot = { kept: 1, back: 1 };
	const shown = withUnanswered(
		ballot,
		sent(
			{ t: 'vote.cast', target: 'new', dots: 2 },
			{ t: 'vote.withdraw', target: 'back' },
			{ t: 'vote.cast', target: 'new', dots: 1 }
		)
	);
	expect(shown).toEqual({ kept: 1, new: 1 });
	expect(ballot, 'what the server said stays as it is').toEqual({ kept: 1, back: 1 });
});

test('[X81] "Me too" is seen at once, and so is that it was taken back', () => {
	const agreed = new Set(['a', 'b']);
	const shown = agreedWithUnanswered(
		agreed,
		sent({ t: 'note.agree', id: 'c' }, { t: 'note.unagree', id: 'a' })
	);
	expect([...shown]).toEqual(['b', 'c']);
	expect([...agreed]).toEqual(['a', 'b']);
});
