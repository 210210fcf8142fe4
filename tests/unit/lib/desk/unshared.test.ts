import { expect, it } from 'vitest';
import { isSharingNext, unsharedByQuestion } from '#lib/desk/unshared.ts';

it('[X54] the desk counts what waits in private: written less what is on the board', () => {
	expect(
		unsharedByQuestion(
			{ how: { hcp: 2, patient: 3 }, who: { lw: 4 }, why: { vcs: 1 } },
			{ how: { hcp: 2, patient: 1 }, who: {} }
		)
	).toEqual({ how: 2, who: 4, what: 0, where: 0, why: 1 });
});

it('[X54] the count is never below nothing while one document is ahead of the other', () => {
	expect(unsharedByQuestion({ how: { hcp: 1 } }, { how: { hcp: 3 } }).how).toBe(0);
});

it('[X54] sharing is the one solid button while notes wait after private writing, and only then', () => {
	const none = unsharedByQuestion({}, {});
	const some = unsharedByQuestion({ who: { lw: 2 } }, {});
	expect(isSharingNext('share', some)).toBe(true);
	expect(isSharingNext('share', none)).toBe(false);
	expect(isSharingNext('private', some)).toBe(false);
	expect(isSharingNext('group', some)).toBe(true);
	expect(isSharingNext('arrive', some)).toBe(false);
});
