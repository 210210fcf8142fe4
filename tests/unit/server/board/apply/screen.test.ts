import { expect, test } from 'vitest';
import { limits } from '#lib/domain/limits.ts';
import type { Seat } from '#lib/domain/seat.ts';
import { BOARD, type TestBoard, testBoard } from '../../../../support/board.ts';

/** A screen by a link, as a projector would open it. */
async function screenBy(test: TestBoard, token: string, name = 'one'): Promise<Seat> {
	return test.board.openScreen({ tokenHash: `hash of ${token}`, credentialHash: `cookie ${name}` });
}

async function withScreen() {
	const board = await testBoard();
	const facilitator = await board.seat('facilitator');
	const { token = '' } = await board.yes(facilitator, { t: 'screen.link' });
	return { ...board, whole: board, facilitator, token, screen: await screenBy(board, token) };
}

test('[O17] each link has a token of its own, and what is stored of the reply holds it sealed', async () => {
	const { whole, facilitator, yes, store } = await withScreen();
	const body = { t: 'screen.link', cid: whole.cid() } as const;
	const { token = '' } = await yes(facilitator, body);
	expect(token).toMatch(/^[0-9a-f]{32}$/);
	const stored = store.commits.at(-1)?.commands.at(-1)?.reply.token;
	expect(stored).toBe([...token].reverse().join(''));
	expect((await yes(facilitator, body)).token).toBe(token);
	const again = await whole.restart();
	expect((await again.yes(facilitator, body)).token).toBe(token);
	expect((await yes(facilitator, { t: 'screen.link' })).token).not.toBe(token);
});

test('[X74] one more link ends none of those before it', async () => {
	const { whole, facilitator, yes, token, screen } = await withScreen();
	const { token: second = '' } = await yes(facilitator, { t: 'screen.link' });
	expect((await screenBy(whole, token, 'two')).role).toBe('screen');
	expect((await screenBy(whole, second, 'three')).role).toBe('screen');
	expect(whole.board.seat(screen.number)?.removed).toBeUndefined();
});

test('[P7] ending the room screens closes them in memory, and no link of before opens one', async () => {
	const { whole, facilitator, yes, store, token, screen, removed } = await withScreen();
	const reader = whole.read(screen, 'board');
	const held = whole.board.changed(screen.number, new AbortController().signal);
	store.hold();
	const ended = yes(facilitator, { t: 'screen.revoke' });
	await expect.poll(() => store.holding).toBe(1);
	// The commit is still under way.
	expect(reader.closes).toEqual([{ code: 4401, reason: '' }]);
	await held;
	expect(whole.board.seat(screen.number)?.removed).toBe(true);
	expect(whole.board.since(screen.number, 'board')).toBeUndefined();
	const late = screenBy(whole, token, 'late');
	store.release();
	await ended;
	await expect(late).rejects.toMatchObject({ code: 'not-open' });
	expect(removed).toEqual([screen.number]);
	const again = await whole.restart();
	expect(again.board.seat(screen.number)?.removed).toBe(true);
	await expect(screenBy(again, token, 'after')).rejects.toMatchObject({ code: 'not-open' });
	const { token: fresh = '' } = await again.yes(facilitator, { t: 'screen.link' });
	expect((await screenBy(again, fresh, 'fresh')).role).toBe('screen');
});

test('[P1] where ending the screens is not stored, it is refused and the links stay as storage has them', async () => {
	const { whole, facilitator, no, yes, store, token, screen } = await withScreen();
	store.failNext('before');
	expect(await no(facilitator, { t: 'screen.revoke' })).toBe('storage');
	// Who was shown out stays out; whoever has the link may come again until it is ended.
	expect(whole.board.seat(screen.number)?.removed).toBe(true);
	expect((await screenBy(whole, token, 'again')).role).toBe('screen');
	expect((await store.load(BOARD))?.screenLinks).toHaveLength(1);
	await yes(facilitator, { t: 'screen.revoke' });
	await expect(screenBy(whole, token, 'late')).rejects.toMatchObject({ code: 'not-open' });
	expect((await store.load(BOARD))?.screenLinks).toBeUndefined();
});

test('[P1] where ending the screens was stored although the answer was lost, it is done', async () => {
	const { whole, facilitator, yes, store, token } = await withScreen();
	store.failNext('after');
	await yes(facilitator, { t: 'screen.revoke' });
	await expect(screenBy(whole, token, 'late')).rejects.toMatchObject({ code: 'not-open' });
	expect((await store.load(BOARD))?.screenLinks).toBeUndefined();
});

test('[P1] a link whose commit failed opens nothing, and those of before still do', async () => {
	const { whole, facilitator, no, store, token } = await withScreen();
	const tokens = () => store.commits.flatMap(({ screenLinks }) => screenLinks?.made ?? []);
	store.failNext('before');
	expect(await no(facilitator, { t: 'screen.link' })).toBe('storage');
	expect(tokens()).toHaveLength(1);
	expect((await store.load(BOARD))?.screenLinks).toHaveLength(1);
	expect((await screenBy(whole, token, 'two')).role).toBe('screen');
});

test('[O3] a link opens screens for a week, and not for longer', async () => {
	const { whole, token, clock } = await withScreen();
	clock.now += limits.screenLinkMs - 1;
	expect((await screenBy(whole, token, 'in time')).role).toBe('screen');
	clock.now += 1;
	await expect(screenBy(whole, token, 'late')).rejects.toMatchObject({ code: 'not-open' });
});

test('[limits] links that are over are dropped, and of too many the oldest, also after a restart', async () => {
	const { whole, facilitator, yes, store, token, clock } = await withScreen();
	const stored = async () => (await store.load(BOARD))?.screenLinks?.length;
	for (let n = 1; n < limits.screenLinksPerBoard; n++) {
		clock.now += 1;
		await yes(facilitator, { t: 'screen.link' });
	}
	expect(await stored()).toBe(limits.screenLinksPerBoard);
	const again = await whole.restart();
	clock.now += 1;
	const many = await Promise.all(
		Array.from({ length: 2 }, () => again.yes(facilitator, { t: 'screen.link' }))
	);
	expect(await stored()).toBe(limits.screenLinksPerBoard);
	await expect(screenBy(again, token, 'oldest')).rejects.toMatchObject({ code: 'not-open' });
	for (const { token: fresh = '' } of many)
		expect((await screenBy(again, fresh, fresh)).role).toBe('screen');
	clock.now += limits.screenLinkMs;
	await again.yes(facilitator, { t: 'screen.link' });
	expect(await stored()).toBe(1);
});

test('[limits] so many links in one moment end each other too', async () => {
	const { whole, facilitator, yes, store } = await withScreen();
	const all = await Promise.all(
		Array.from({ length: limits.screenLinksPerBoard + 5 }, () =>
			yes(facilitator, { t: 'screen.link' })
		)
	);
	expect((await store.load(BOARD))?.screenLinks).toHaveLength(limits.screenLinksPerBoard);
	expect((await screenBy(whole, all.at(-1)?.token ?? '', 'last')).role).toBe('screen');
});

test('[limits] so many screens are open at a time; those that are over leave room', async () => {
	const { whole, token, clock } = await withScreen();
	for (let n = 1; n < limits.screensPerBoard; n++) await screenBy(whole, token, `screen ${n}`);
	await expect(screenBy(whole, token, 'more')).rejects.toMatchObject({ code: 'not-open' });
	clock.now += limits.screenMs;
	expect((await screenBy(whole, token, 'next day')).role).toBe('screen');
});

test('[X74] a screen is nobody: it takes no place, is counted in no group, and joins under any lock', async () => {
	const { whole, facilitator, yes, token, board } = await withScreen();
	await yes(facilitator, { t: 'stage.lock', what: 'joining' });
	await screenBy(whole, token, 'two');
	expect(board.seatCount).toBe(0);
	expect(board.snapshot().counts.people).toEqual({});
});

test('[X75] a screen reads board alone, and hears of nobody’s pointer', async () => {
	const { whole, screen, seat, yes } = await withScreen();
	const writer = await seat('stakeholder', 'lw');
	await yes(writer, { t: 'note.post', q: 'how', text: 'shown' });
	const reader = whole.read(screen, 'board');
	expect([reader.sync('seat'), reader.sync('desk')]).toEqual([false, false]);
	for (const name of ['seat', 'desk'] as const)
		expect(whole.board.since(screen.number, name)).toBeUndefined();
	const pointing = whole.read(writer, 'board');
	const watching = whole.read(await seat('stakeholder', 'hcp'), 'board');
	pointing.attachment.presence({ at: { q: 'how', p: [0, 0] } });
	reader.attachment.presence({ at: { q: 'how', p: [0, 0] } });
	await expect.poll(() => watching.awarenessUpdates.length).toBeGreaterThan(0);
	expect(reader.awarenessUpdates).toEqual([]);
	expect(reader.attachment.others()).toEqual([]);
	expect(reader.attachment.awareness()).toEqual(Uint8Array.of(0));
	expect(watching.attachment.others()).toHaveLength(1);
	expect(whole.board.hello(screen.number)).toMatchObject({ role: 'screen', seat: screen.number });
	expect(whole.board.hello(screen.number).desk).toBeUndefined();
});

test('[X65] a new code is said to screens and desks alone, and the code itself is not in it', async () => {
	const { whole, facilitator, screen, seat, yes } = await withScreen();
	const [onScreen, atDesk] = [whole.read(screen, 'board'), whole.read(facilitator, 'board')];
	const person = whole.read(await seat('stakeholder', 'hcp'), 'board');
	await yes(facilitator, { t: 'code.rotate' });
	expect(onScreen.controls.filter(({ kind }) => kind !== 'counts')).toEqual([{ kind: 'code' }]);
	expect(atDesk.controls).toEqual([{ kind: 'code' }]);
	expect(person.controls).toEqual([]);
});
