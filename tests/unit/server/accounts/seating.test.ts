import { describe, expect, it } from 'vitest';
import { credentialHash } from '../../../../server/accounts/random.ts';
import { freshWorkshops, SITE } from '../../../support/workshops.ts';

describe('who somebody is at a board', () => {
	it('[O1] is decided by the seat cookie first, so that a facilitator who joined is a participant there', async () => {
		const { workshops, today, signIn, ruth } = await freshWorkshops();
		const { boardId, code } = await today();
		const session = await signIn(ruth);
		const asMember = await workshops.seated(boardId, { seat: undefined, session });
		expect(asMember).toMatchObject({ kind: 'seat', seat: { role: 'facilitator' } });
		const { credential } = await workshops.join({ code, group: 'lw' }, SITE, undefined);
		const both = await workshops.seated(boardId, { seat: credential, session });
		expect(both).toMatchObject({ kind: 'seat', seat: { role: 'stakeholder', group: 'lw' } });
		expect(both).not.toHaveProperty('sessionHash');
	});

	it('[O1] is a member’s own seat by the session, made once, also when asked twice at once', async () => {
		const { workshops, today, signIn, ruth, storage, clock } = await freshWorkshops();
		const { boardId } = await today();
		const session = await signIn(ruth);
		const ask = () => workshops.seated(boardId, { seat: undefined, session });
		const [one, two] = await Promise.all([ask(), ask()]);
		expect(one).toEqual(two);
		expect(await ask()).toEqual(one);
		expect(one).toMatchObject({
			seat: { accountId: ruth.accountId, group: 'other', role: 'facilitator' },
			sessionHash: credentialHash(session),
			expiresAt: clock.now() + 4 * 60 * 60_000
		});
		expect((await storage.boards.load(boardId))?.seats).toHaveLength(1);
	});

	it('[O20] is told to who only looks, and no seat is made by it', async () => {
		const { workshops, today, signIn, ruth, storage, account } = await freshWorkshops();
		const { boardId } = await today();
		const session = await signIn(ruth);
		const look = (given: string) => workshops.wouldBe(boardId, { seat: undefined, session: given });
		expect(await look(session)).toMatchObject({
			kind: 'member',
			role: 'facilitator',
			sessionHash: credentialHash(session)
		});
		expect((await storage.boards.load(boardId))?.seats).toEqual([]);
		const seated = await workshops.seated(boardId, { seat: undefined, session });
		expect(await look(session)).toEqual(seated);
		expect(await look(await signIn(await account('omar')))).toEqual({ kind: 'nobody' });
	});

	it('[P3] is nobody without a right to this board', async () => {
		const { workshops, today, account, signIn, accounts, ruth } = await freshWorkshops();
		const [one, two] = [await today(), await today()];
		const elsewhere = await workshops.join({ code: two.code, group: 'lw' }, SITE, undefined);
		const stranger = await signIn(await account('omar'));
		const over = await signIn(ruth);
		await accounts.signOut(over);
		for (const credentials of [
			{ seat: undefined, session: undefined },
			{ seat: '', session: '' },
			{ seat: elsewhere.credential, session: stranger },
			{ seat: credentialHash(elsewhere.credential!), session: over },
			{ seat: stranger, session: elsewhere.credential }
		])
			expect(await workshops.seated(one.boardId, credentials)).toEqual({ kind: 'nobody' });
		const session = await signIn(ruth);
		expect(await workshops.seated('nowhere', { seat: undefined, session })).toEqual({
			kind: 'nobody'
		});
	});

	it('[O1] is a room screen on its own page alone, where somebody else shares the browser', async () => {
		const { workshops, today, signIn, ruth, command, storage } = await freshWorkshops();
		const { boardId, code } = await today();
		const session = await signIn(ruth);
		const isScreen = (each: { role: string }) => each.role === 'screen';
		const { token = '' } = await command(boardId, session, { t: 'screen.link' });
		const open = (seat?: string) =>
			workshops.openScreen(token, SITE, () => ({ seat, screen: undefined }));
		const { cookie } = await open();
		expect(cookie).toMatchObject({ besideSeat: false });
		const screen = cookie?.credential;
		const role = async (asked: Parameters<typeof workshops.seated>[1]) => {
			const found = await workshops.seated(boardId, asked);
			return found.kind === 'seat' ? found.seat.role : found.kind;
		};
		const asScreen = true;
		expect(await role({ seat: screen, session: undefined })).toBe('screen');
		expect(await role({ seat: screen, session })).toBe('facilitator');
		expect(await role({ seat: screen, session, asScreen })).toBe('screen');
		expect(await role({ seat: undefined, session, asScreen })).toBe('nobody');
		// Named as a person of the device is, it would outlive its twelve hours.
		const [held] = (await storage.boards.load(boardId))?.seats.filter(isScreen) ?? [];
		const as = { seat: held?.number ?? 0, address: SITE };
		const named = await workshops.seated(boardId, { seat: screen, session: undefined }, as);
		expect(named).toEqual({ kind: 'nobody' });
		// Somebody with a seat keeps it, and the screen has a cookie beside it.
		const { credential } = await workshops.join({ code, group: 'lw' }, SITE, screen);
		const beside = await open(credential);
		expect(beside.cookie).toMatchObject({ besideSeat: true });
		const both = { seat: credential, session: undefined, screen: beside.cookie?.credential };
		expect(await role(both)).toBe('stakeholder');
		expect(await role({ ...both, asScreen })).toBe('screen');
		expect(await role({ seat: credential, session, asScreen })).toBe('nobody');
	});

	it('[O3] is no room screen after twelve hours, or once all are ended', async () => {
		const { workshops, today, signIn, ruth, command, clock } = await freshWorkshops();
		const { boardId } = await today();
		const session = await signIn(ruth);
		const { token = '' } = await command(boardId, session, { t: 'screen.link' });
		const nothing = () => ({ seat: undefined, screen: undefined });
		const { cookie } = await workshops.openScreen(token, SITE, nothing);
		const ask = () => workshops.seated(boardId, { seat: cookie?.credential, session: undefined });
		expect(await ask()).toMatchObject({ kind: 'seat', expiresAt: clock.now() + 43_200_000 });
		clock.advance(43_200_000);
		expect(await ask()).toEqual({ kind: 'nobody' });
		const second = await workshops.openScreen(token, SITE, nothing);
		await command(boardId, await signIn(ruth), { t: 'screen.revoke' });
		const after = { seat: second.cookie?.credential, session: undefined };
		expect(await workshops.seated(boardId, after)).toEqual({ kind: 'nobody' });
	});

	it('[P7] is nobody’s any more once removed, but an account keeps what it has of itself', async () => {
		const { workshops, today, signIn, ruth, command } = await freshWorkshops();
		const { boardId, code } = await today();
		const session = await signIn(ruth);
		const { credential, seat } = await workshops.join({ code, group: 'lw' }, SITE, undefined);
		await command(boardId, session, { t: 'seat.remove', seat: seat.number });
		expect(await workshops.seated(boardId, { seat: credential, session: undefined })).toEqual({
			kind: 'removed',
			seat: seat.number
		});
		expect(await workshops.seated(boardId, { seat: credential, session })).toMatchObject({
			seat: { role: 'facilitator' }
		});
	});
});
