import { randomBytes } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { freshWorkshops, SITE } from '../../../support/workshops.ts';

const DAY = 24 * 60 * 60_000;
const lw = { group: 'lw' };
const notOpen = { code: 'not-open', status: 404 };
const wrongCode = 'ZZZZ-ZZZZ';
const token128 = () => randomBytes(16).toString('base64url');

describe('joining', () => {
	it('[O16] takes the code as people type it, and shows the workshop before it asks the group', async () => {
		const { workshops, today } = await freshWorkshops();
		const { code, boardId } = await today();
		const typed = ` ${code.toLowerCase().replace('-', ' ')} `;
		expect(await workshops.open({ code: typed }, SITE)).toEqual({
			boardId,
			title: 'Riverside',
			date: '2026-03-10',
			deletedOn: '2026-06-08',
			groups: expect.arrayContaining([expect.objectContaining({ id: 'lw' })])
		});
		const joined = await workshops.join({ code: typed, ...lw }, SITE, undefined);
		expect(joined).toEqual({
			boardId,
			seat: { number: expect.any(Number), group: 'lw' },
			deletedOn: '2026-06-08',
			credential: expect.stringMatching(/^[\w-]{43}$/)
		});
	});

	it('[O17] takes the token of the QR code', async () => {
		const { workshops, today } = await freshWorkshops();
		const { token, boardId } = await today();
		expect((await workshops.open({ token }, SITE)).boardId).toBe(boardId);
		expect((await workshops.join({ token, ...lw }, SITE, undefined)).boardId).toBe(boardId);
		await expect(workshops.open({ token: token128() }, SITE)).rejects.toMatchObject(notOpen);
	});

	it('[O20] makes no seat by looking, however often', async () => {
		const { workshops, today, boards } = await freshWorkshops();
		const { code, token, boardId } = await today();
		for (let look = 0; look < 50; look++) {
			await workshops.open({ code }, SITE);
			await workshops.open({ token }, SITE);
		}
		expect((await boards.open(boardId)).seatCount).toBe(0);
	});

	it('[X3] keeps the seat of a browser that has one, also without a free place or an open window', async () => {
		const { workshops, today, clock, signIn, ruth, command } = await freshWorkshops();
		const { code, boardId } = await today();
		const first = await workshops.join({ code, ...lw }, SITE, undefined);
		const again = await workshops.join({ code, group: 'hcp' }, SITE, first.credential);
		expect(again).toEqual({ boardId, seat: first.seat, deletedOn: first.deletedOn });
		await command(boardId, await signIn(ruth), { t: 'stage.lock', what: 'joining' });
		clock.advance(5 * DAY);
		expect(await workshops.join({ code, ...lw }, SITE, () => first.credential)).toEqual(again);
	});

	it('[P7] sends a browser whose seat was removed to the groups again where there is a waiting room', async () => {
		const { workshops, today, signIn, ruth, command } = await freshWorkshops();
		const { code, boardId } = await today();
		const { credential, seat } = await workshops.join({ code, ...lw }, SITE, undefined);
		const desk = await signIn(ruth);
		await command(boardId, desk, { t: 'seat.remove', seat: seat.number });
		expect(await workshops.held({ code }, () => credential)).toEqual({ boardId, removed: true });
		await expect(workshops.join({ code, ...lw }, SITE, credential)).rejects.toMatchObject({
			code: 'removed'
		});
		await command(boardId, desk, { t: 'stage.settings', waitingRoom: true });
		expect(await workshops.held({ code }, () => credential)).toBeUndefined();
		const again = await workshops.join({ code, ...lw }, SITE, credential);
		expect(again.credential).not.toBe(credential);
		const who = { seat: again.credential, session: undefined };
		expect(await workshops.seated(boardId, who)).toMatchObject({
			seat: { number: again.seat.number, waitingSince: expect.any(Number) }
		});
	});

	it('[X10] sends a browser with a seat on to its board while joining is locked', async () => {
		const { workshops, today, signIn, ruth, command } = await freshWorkshops();
		const { code, token, boardId } = await today();
		const { credential } = await workshops.join({ code, ...lw }, SITE, undefined);
		await command(boardId, await signIn(ruth), { t: 'stage.lock', what: 'joining' });
		const seen = { boardId, removed: false };
		expect(await workshops.held({ code }, () => credential)).toEqual(seen);
		expect(await workshops.held({ token }, () => credential)).toEqual(seen);
		expect(await workshops.held({ code }, () => undefined)).toBeUndefined();
		expect(await workshops.held({ code: wrongCode }, () => credential)).toBeUndefined();
		await expect(workshops.open({ code }, SITE)).rejects.toMatchObject(notOpen);
	});

	it('[X10] gives a browser its own seat back by a code that was replaced, and nobody else anything', async () => {
		const { workshops, today, signIn, ruth, command } = await freshWorkshops();
		const { code, token, boardId } = await today();
		const first = await workshops.join({ code, ...lw }, SITE, undefined);
		const session = await signIn(ruth);
		for (let times = 0; times < 3; times++) await command(boardId, session, { t: 'code.rotate' });
		const own = { boardId, seat: first.seat, deletedOn: first.deletedOn };
		for (const key of [{ code }, { token }]) {
			expect(await workshops.held(key, () => first.credential)).toEqual({
				boardId,
				removed: false
			});
			expect(await workshops.join({ ...key, ...lw }, SITE, () => first.credential)).toEqual(own);
			const cookies = [
				undefined,
				'junk',
				(await workshops.join({ code: (await today()).code, ...lw }, SITE, undefined)).credential
			];
			for (const cookie of cookies)
				await expect(workshops.join({ ...key, ...lw }, SITE, () => cookie)).rejects.toMatchObject(
					notOpen
				);
		}
		await command(boardId, session, { t: 'seat.remove', seat: first.seat.number });
		await expect(
			workshops.join({ code, ...lw }, SITE, () => first.credential)
		).rejects.toMatchObject({ code: 'removed' });
	});

	it('[P4] makes a new seat for the cookie of another board, or junk', async () => {
		const { workshops, today } = await freshWorkshops();
		const [one, two] = [await today(), await today()];
		const at = await workshops.join({ code: one.code, ...lw }, SITE, undefined);
		for (const cookie of [at.credential, 'junk', '', 'é'.repeat(43)]) {
			const joined = await workshops.join({ code: two.code, ...lw }, SITE, cookie);
			expect(joined.credential).toBeDefined();
			expect(joined.credential).not.toBe(cookie);
			expect(joined.boardId).toBe(two.boardId);
		}
	});

	it('[P7] is no way round a removal: the cookie of a removed seat is told so', async () => {
		const { workshops, today, signIn, ruth, command } = await freshWorkshops();
		const { code, boardId } = await today();
		const { credential, seat } = await workshops.join({ code, ...lw }, SITE, undefined);
		await command(boardId, await signIn(ruth), { t: 'seat.remove', seat: seat.number });
		await expect(workshops.join({ code, ...lw }, SITE, credential)).rejects.toMatchObject({
			code: 'removed'
		});
		expect(await workshops.seated(boardId, { seat: credential, session: undefined })).toEqual({
			kind: 'removed',
			seat: seat.number
		});
	});

	it('[X8] refuses a group that the workshop does not have, and always takes “rather not say”', async () => {
		const { workshops, today } = await freshWorkshops();
		const { code } = await today();
		for (const group of ['carer', 'g1', 'doctors', '__proto__'])
			await expect(workshops.join({ code, group }, SITE, undefined)).rejects.toMatchObject({
				code: 'unknown-group',
				status: 422
			});
		const joined = await workshops.join({ code, group: 'other' }, SITE, undefined);
		expect(joined.seat.group).toBe('other');
	});

	it('[X9] makes a name fit and never refuses one', async () => {
		const { workshops, today, storage } = await freshWorkshops();
		const { code, boardId } = await today();
		const nameAfter = async (name: string) => {
			const { credential } = await workshops.join({ code, ...lw, name }, SITE, undefined);
			const seated = await workshops.seated(boardId, { seat: credential, session: undefined });
			return seated.kind === 'seat' ? seated.seat.name : seated.kind;
		};
		expect(await nameAfter('  Ada\n\t Lovelace\u0000 ')).toBe('Ada Lovelace');
		expect(await nameAfter('👩‍👩‍👧'.repeat(61))).toBe('👩‍👩‍👧'.repeat(60));
		expect(await nameAfter(' \n ')).toBeUndefined();
		expect((await storage.boards.load(boardId))?.seats).toHaveLength(3);
	});

	it('[O12] stores only a hash of the seat cookie', async () => {
		const { workshops, today, storage } = await freshWorkshops();
		const { code, boardId } = await today();
		const { credential } = await workshops.join({ code, ...lw }, SITE, undefined);
		const stored = JSON.stringify((await storage.boards.load(boardId))?.seats);
		expect(stored).toMatch(/"credentialHash":"[0-9a-f]{64}"/);
		expect(stored).not.toContain(credential);
	});

	it('[O21] is open from the day before the workshop to the day after', async () => {
		const { workshops, ruth, clock } = await freshWorkshops();
		const made = await workshops.create(ruth, { title: 'Later', date: '2026-03-12' });
		const key = { code: made.code };
		const answers: string[] = [];
		for (let day = 10; day <= 14; day++) {
			const answer = await workshops.open(key, `10.0.0.${day}`).catch((cause) => cause.code);
			answers.push(typeof answer === 'string' ? answer : 'open');
			clock.advance(DAY);
		}
		expect(answers).toEqual(['not-open', 'open', 'open', 'open', 'not-open']);
	});

	it('[O21] ends for the old code and token when they are replaced', async () => {
		const { workshops, today, signIn, ruth, command } = await freshWorkshops();
		const before = await today();
		const reply = await command(before.boardId, await signIn(ruth), { t: 'code.rotate' });
		for (const key of [{ code: before.code }, { token: before.token }])
			await expect(workshops.join({ ...key, ...lw }, SITE, undefined)).rejects.toMatchObject(
				notOpen
			);
		const now = workshops.codeOf(await workshops.forMember(ruth, before.workshopId));
		expect(now.code).toBe(reply.code);
		expect(now.token).not.toBe(before.token);
		await workshops.join({ code: now.code, ...lw }, SITE, undefined);
		await workshops.join({ token: now.token, ...lw }, SITE, undefined);
	});

	it('[O21] answers alike for a wrong, nonsense, replaced, closed, full or locked code', async () => {
		const { workshops, today, signIn, ruth, storage, command, clock } = await freshWorkshops();
		const session = await signIn(ruth);
		const [replaced, closed, full, locked] = [
			await today(),
			await today(),
			await today(),
			await today()
		];
		await command(replaced.boardId, session, { t: 'code.rotate' });
		await command(locked.boardId, session, { t: 'stage.lock', what: 'joining' });
		await storage.workshops.update(closed.workshopId, { closedAt: 1 });
		const crowd = Array.from({ length: 125 }, () =>
			workshops.join({ token: full.token, ...lw }, SITE, undefined)
		);
		const seated = (await Promise.allSettled(crowd)).filter(({ status }) => status === 'fulfilled');
		expect(seated).toHaveLength(120);
		const keys = [
			wrongCode,
			'',
			'x'.repeat(300),
			replaced.code,
			closed.code,
			full.code,
			locked.code
		];
		const asks = keys.flatMap((code) => [
			(from: string) => workshops.open({ code }, from),
			(from: string) => workshops.join({ code, ...lw }, from, undefined)
		]);
		const within = new Set<string>();
		const beyond = new Set<string>();
		const answerTo = async (ask: Promise<unknown>) => {
			const thrown = (await ask.catch((cause: unknown) => cause)) as Error;
			return JSON.stringify({ ...thrown, message: thrown.message });
		};
		for (const [n, ask] of asks.entries()) {
			const from = `10.0.0.${n}`;
			for (let tries = 0; tries < 30; tries++) within.add(await answerTo(ask(from)));
			beyond.add(await answerTo(ask(from)));
			clock.advance(2_000);
		}
		expect([within.size, beyond.size]).toEqual([1, 1]);
		expect(JSON.parse([...within][0]!)).toMatchObject(notOpen);
		expect(JSON.parse([...beyond][0]!)).toMatchObject({
			status: 429,
			details: { retryAfterSeconds: 1 }
		});
	});

	for (const [how, wrong] of [
		['', 0],
		[' after 40 wrong codes', 40]
	] as const)
		it(`[O19] lets 60 people in from one address in 60 s${how}, by code and by QR`, async () => {
			const { workshops, today, clock } = await freshWorkshops();
			const [typed, scanned] = [await today(), await today()];
			const refusals = new Set<string>();
			for (let n = 0; n < wrong; n++)
				await workshops
					.open({ code: wrongCode }, SITE)
					.catch((cause: { code: string }) => refusals.add(cause.code));
			expect([...refusals]).toEqual(wrong ? ['not-open', 'too-many'] : []);
			for (let person = 0; person < 60; person++) {
				const key = person % 2 ? { code: typed.code } : { token: scanned.token };
				const joined = await workshops.join({ ...key, ...lw }, SITE, undefined);
				expect(joined.credential).toBeDefined();
				clock.advance(1_000);
			}
		});

	it('[X3] refuses a code no sooner when it is wrong than when a locked board had to be loaded', async () => {
		const { workshops, today, signIn, ruth, command } = await freshWorkshops({
			refusedAfterMs: 150
		});
		const locked = await today();
		const session = await signIn(ruth);
		await command(locked.boardId, session, { t: 'stage.lock', what: 'joining' });
		const refused = [{ code: wrongCode }, { code: locked.code }, { token: token128() }].map((key) =>
			workshops.open(key, SITE).then(
				() => 'open',
				() => 'refused'
			)
		);
		expect(await Promise.race([...refused, sleep(100, 'not yet')])).toBe('not yet');
		expect(await Promise.all(refused)).toEqual(['refused', 'refused', 'refused']);

		const beyond = Array.from({ length: 40 }, () =>
			workshops.open({ code: wrongCode }, SITE).catch((cause: unknown) => cause)
		);
		expect(await Promise.race([...beyond, sleep(100, 'not yet')]), 'nor too many').toBe('not yet');
		expect(await Promise.all(beyond)).toContainEqual(expect.objectContaining({ code: 'too-many' }));
	});

	it('[O19] never slows a token, or a seat that is there already', async () => {
		const { workshops, today } = await freshWorkshops();
		const { code, token } = await today();
		const elsewhere = '198.51.100.7';
		const { credential, seat } = await workshops.join({ code, ...lw }, SITE, undefined);
		for (let n = 0; n < 60; n++)
			await workshops.open({ code: wrongCode }, elsewhere).catch(() => {});
		await expect(workshops.join({ code, ...lw }, elsewhere, undefined)).rejects.toMatchObject({
			code: 'too-many',
			status: 429,
			details: { retryAfterSeconds: 1 }
		});
		const joined = await workshops.join({ code, ...lw }, elsewhere, credential);
		expect(joined.seat).toEqual(seat);
		await workshops.join({ token, ...lw }, elsewhere, undefined);
	});
});
