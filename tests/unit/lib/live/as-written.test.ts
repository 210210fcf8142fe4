import { expect, it } from 'vitest';
import { asWritten } from '#lib/live/as-written.ts';
import { newStage, type Stage } from '#lib/domain/stage.ts';

const post = { t: 'note.post', q: 'how', text: 'Words' } as const;
const edit = { t: 'note.edit', id: 'own', text: 'Words' } as const;
const stage = (over: Partial<Stage>): Stage => ({ ...newStage('share'), ...over });
const isPrivate = (id: string) => id === 'own';

it.each([
	['in a private step', stage({ step: 'private' }), { asPrivate: true }],
	[
		'in one whose notes facilitators read early',
		stage({ step: 'private', readEarly: true }),
		{ asPrivate: true, readable: true }
	]
])('[X62] words go out with what their writer was told %s', (_, now, told) => {
	expect(asWritten(post, now, isPrivate)).toEqual({ ...post, ...told });
	expect(asWritten(edit, now, isPrivate)).toEqual({ ...edit, ...told });
	expect(asWritten({ ...edit, id: 'shared' }, now, isPrivate)).toEqual({ ...edit, id: 'shared' });
});

it('[X62] outside a private step nobody is told that facilitators read, whatever the setting', () => {
	const now = stage({ step: 'share', readEarly: true, settings: { readEarly: true } });
	expect(asWritten(post, now, isPrivate)).toEqual(post);
	expect(asWritten(edit, now, isPrivate)).toEqual({ ...edit, asPrivate: true });
	expect(asWritten(post, undefined, isPrivate)).toEqual(post);
});

it('[X62] refused words that are sent again keep the promise under which they were written', () => {
	const early = stage({ step: 'private', readEarly: true });
	for (const draft of [
		{ ...post, asPrivate: true },
		{ ...edit, asPrivate: true },
		{ ...post, asPrivate: true, readable: true }
	])
		expect(asWritten(draft, early, isPrivate)).toEqual(draft);
});
