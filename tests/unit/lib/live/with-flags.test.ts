import { expect, test } from 'vitest';
import type { CommandBody } from '#lib/domain/command.ts';
import { withFlags } from '#lib/live/with-flags.ts';

const me = { number: 3, group: 'lw' as const };
const entries = (...bodies: CommandBody[]) =>
	bodies.map((body, index) => ({ cid: String(index), body, madeAt: 0, sent: true }));

test('[X56] what a seat has just said of itself shows at once, the last word last', () => {
	expect(withFlags(me, [])).toEqual(me);
	const on = entries({ t: 'flag.help', on: true }, { t: 'flag.finished', on: true });
	expect(withFlags(me, on)).toEqual({ ...me, help: true, helpWaits: true, finished: true });
	const off = [...on, ...entries({ t: 'flag.help', on: false })];
	expect(withFlags(me, off).help).toBe(false);
});

test('[X56] an answer to another’s call says nothing of oneself', () => {
	const answer = entries({ t: 'flag.help', on: false, seat: 5 });
	expect(withFlags({ ...me, help: true }, answer).help).toBe(true);
});
