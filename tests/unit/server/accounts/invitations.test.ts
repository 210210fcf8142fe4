import { describe, expect, it } from 'vitest';
import { createInvitations } from '../../../../server/accounts/invitations.ts';
import { freshWorkshops } from '../../../support/workshops.ts';

const DAY = 24 * 60 * 60_000;
const notFound = { code: 'not-found' };
const notAllowed = { code: 'not-allowed' };

async function house() {
	const fresh = await freshWorkshops();
	const { storage, clock, today, account } = fresh;
	const invitations = createInvitations({ storage, now: clock.now });
	const { workshopId, boardId } = await today();
	const bob = await account('bob', 'lead');
	return { ...fresh, invitations, workshopId, boardId, bob };
}

describe('an invitation', () => {
	it('[O4] makes its account a member in its role, once', async () => {
		const { invitations, workshops, ruth, bob, account, workshopId, boardId, signIn } =
			await house();
		const token = await invitations.invite(ruth, workshopId, 'facilitator');
		expect(token).toMatch(/^[\w-]{22}$/);
		for (let look = 0; look < 10; look++)
			expect(await invitations.look(token)).toEqual({
				workshopId,
				title: 'Riverside',
				role: 'facilitator'
			});
		await expect(workshops.forMember(bob, workshopId)).rejects.toMatchObject(notFound);
		expect(await invitations.accept(token, bob)).toMatchObject({ workshopId });
		expect((await workshops.forMember(bob, workshopId)).role).toBe('facilitator');
		expect(await invitations.look(token)).toBeUndefined();
		await expect(invitations.accept(token, await account('cy'))).rejects.toMatchObject(notFound);
		const session = await signIn(bob);
		expect(await workshops.seated(boardId, { seat: undefined, session })).toMatchObject({
			kind: 'seat',
			seat: { role: 'facilitator' }
		});
	});

	it('[O4] opens nothing when it is late, stopped, or nonsense', async () => {
		const { invitations, ruth, bob, workshopId, clock } = await house();
		const late = await invitations.invite(ruth, workshopId, 'lead');
		clock.advance(7 * DAY - 1);
		expect(await invitations.look(late)).toBeDefined();
		clock.advance(1);
		const stopped = await invitations.invite(ruth, workshopId, 'lead');
		const { waiting } = await invitations.listed(ruth, workshopId);
		expect(waiting).toHaveLength(1);
		expect(await invitations.revoke(ruth, workshopId, waiting[0]?.invitationId ?? '')).toBe(true);
		for (const token of [late, stopped, '', 'nonsense']) {
			expect(await invitations.look(token)).toBeUndefined();
			await expect(invitations.accept(token, bob)).rejects.toMatchObject(notFound);
		}
	});

	it('[O4] is given out, listed and stopped by who made the workshop alone', async () => {
		const { invitations, workshops, ruth, bob, account, workshopId } = await house();
		const stranger = await account('cy');
		await invitations.accept(await invitations.invite(ruth, workshopId, 'facilitator'), bob);
		for (const [who, why] of [
			[bob, notAllowed],
			[stranger, notFound]
		] as const) {
			await expect(invitations.invite(who, workshopId, 'lead')).rejects.toMatchObject(why);
			await expect(invitations.listed(who, workshopId)).rejects.toMatchObject(why);
			await expect(invitations.revoke(who, workshopId, 'x')).rejects.toMatchObject(why);
			await expect(invitations.takeOut(who, workshopId, ruth.accountId)).rejects.toMatchObject(why);
			await expect(workshops.remove(who, workshopId)).rejects.toMatchObject(why);
		}
		await workshops.remove(ruth, workshopId);
	});

	it('[O3] who is taken out is seated no more; the owner stays', async () => {
		const { invitations, workshops, ruth, bob, workshopId, boardId, signIn } = await house();
		await invitations.accept(await invitations.invite(ruth, workshopId, 'lead'), bob);
		const session = await signIn(bob);
		const seated = () => workshops.seated(boardId, { seat: undefined, session });
		expect(await seated()).toMatchObject({ kind: 'seat', seat: { role: 'lead' } });
		expect(await invitations.takeOut(ruth, workshopId, ruth.accountId)).toBe(false);
		expect(await invitations.takeOut(ruth, workshopId, bob.accountId)).toBe(true);
		expect(await seated()).toEqual({ kind: 'nobody' });
		const other = await invitations.invite(ruth, workshopId, 'facilitator');
		await expect(invitations.accept(other, bob), 'another role').rejects.toMatchObject(notAllowed);
		expect(await invitations.look(other), 'and the link is good still').toBeDefined();
		await invitations.accept(await invitations.invite(ruth, workshopId, 'lead'), bob);
		expect(await seated()).toMatchObject({ kind: 'seat', seat: { role: 'lead' } });
	});

	it('[O3] who is taken out comes back by no link of before, under another e-mail neither', async () => {
		const { invitations, workshops, ruth, bob, account, workshopId } = await house();
		const spare = await invitations.invite(ruth, workshopId, 'facilitator');
		await invitations.accept(await invitations.invite(ruth, workshopId, 'facilitator'), bob);
		await invitations.takeOut(ruth, workshopId, bob.accountId);
		for (const who of [bob, await account('bobby')]) {
			await expect(invitations.accept(spare, who)).rejects.toMatchObject(notFound);
			await expect(workshops.forMember(who, workshopId)).rejects.toMatchObject(notFound);
		}
		expect(await invitations.look(spare)).toBeUndefined();
		expect((await invitations.listed(ruth, workshopId)).waiting).toEqual([]);
		await invitations.accept(await invitations.invite(ruth, workshopId, 'facilitator'), bob);
	});

	it('[O4] is not used up by a member, who stays what they are', async () => {
		const { invitations, workshops, ruth, workshopId } = await house();
		const token = await invitations.invite(ruth, workshopId, 'lead');
		expect(await invitations.accept(token, ruth)).toMatchObject({ role: 'facilitator' });
		expect((await workshops.forMember(ruth, workshopId)).role).toBe('facilitator');
		expect(await invitations.look(token)).toBeDefined();
	});

	it('[O4] is stored as a hash, and what is done is noted without it', async () => {
		const { invitations, storage, ruth, bob, workshopId, boardId } = await house();
		const token = await invitations.invite(ruth, workshopId, 'facilitator');
		await invitations.accept(token, bob);
		await invitations.takeOut(ruth, workshopId, bob.accountId);
		const kept = JSON.stringify([
			await storage.members.invitationsOf(workshopId),
			await storage.audit.ofBoard(boardId)
		]);
		expect(kept).not.toContain(token);
		expect((await storage.audit.ofBoard(boardId)).map(({ who, what }) => [who, what])).toEqual([
			[`account:${ruth.accountId}`, 'invitation'],
			[`account:${bob.accountId}`, 'invitation used'],
			[`account:${ruth.accountId}`, 'member removed']
		]);
	});
});
