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
