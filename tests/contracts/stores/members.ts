import { beforeEach, describe, expect, it } from 'vitest';
import { account, emptyCommit, workshop } from '../../support/stored.ts';
import type { OpenedStorage } from '../opened-storage.ts';

/** Members of workshops, and the links that make somebody one. */
export function membersContract(opened: OpenedStorage): void {
	describe('an invitation', () => {
		const link = {
			invitationId: 'i1',
			tokenHash: 'aa',
			workshopId: 'workshop-one',
			role: 'facilitator',
			createdAt: 5,
			expiresAt: 100
		} as const;
		const anna = {
			accountId: 'account-anna',
			email: 'anna@example.org',
			role: 'facilitator',
			owner: true
		};
		const bob = { ...anna, accountId: 'account-bob', email: 'bob@example.org', owner: false };

		beforeEach(() => opened.storage.accounts.create(account('bob')));

		it('[O4] makes a member once, of many who come at the same time', async () => {
			const { members } = opened.storage;
			await opened.storage.accounts.create(account('cy'));
			await members.invite(link);
			expect(await members.invitation('aa')).toEqual(link);
			const came = await Promise.all([
				members.accept(link, 'account-bob', 50),
				members.accept(link, 'account-cy', 50)
			]);
			expect(came).toEqual([true, false]);
			expect(await members.of('workshop-one')).toEqual([anna, bob]);
			expect(await opened.storage.workshops.memberRole('workshop-one', 'account-bob')).toBe(
				'facilitator'
			);
			expect(await members.invitation('aa')).toEqual({ ...link, usedAt: 50 });
			expect(await members.revoke('workshop-one', 'i1'), 'it was used').toBe(false);
		});

		it('[O4] opens nothing when it is late or revoked', async () => {
			const { members } = opened.storage;
			await members.invite(link);
			expect(await members.accept(link, 'account-bob', 100)).toBe(false);
			expect(await members.revoke('workshop-two', 'i1')).toBe(false);
			expect(await members.revoke('workshop-one', 'i1')).toBe(true);
			expect(await members.accept(link, 'account-bob', 50)).toBe(false);
			expect(await members.of('workshop-one')).toEqual([anna]);
			expect(await members.invitationsOf('workshop-one')).toEqual([]);
		});

		it('[O4] is not used up by who is a member already', async () => {
			await opened.storage.members.invite(link);
			await expect(opened.storage.members.accept(link, 'account-anna', 50)).rejects.toThrow();
			expect((await opened.storage.members.invitation('aa'))?.usedAt).toBeUndefined();
		});

		it('[O3] ends unused, with all of its workshop, when a member is taken out', async () => {
			const { members } = opened.storage;
			await opened.storage.workshops.create(workshop('two'), 'account-anna', emptyCommit);
			await members.invite(link);
			await members.accept(link, 'account-bob', 50);
			const more = { ...link, createdAt: 6 };
			await members.invite({ ...more, invitationId: 'i2', tokenHash: 'bb' });
			const two = { ...more, workshopId: 'workshop-two' };
			await members.invite({ ...two, invitationId: 'i3', tokenHash: 'cc' });
			expect(await members.remove('workshop-one', 'account-anna'), 'the owner').toBe(false);
			expect(await members.invitation('bb')).toBeDefined();
			await members.remove('workshop-one', 'account-bob');
			expect(await members.invitation('bb')).toBeUndefined();
			expect(await members.invitation('aa'), 'what was used is known').toBeDefined();
			expect(await members.invitation('cc')).toBeDefined();
		});

		it('[O3] its member can be taken out, the owner cannot; with the workshop all goes', async () => {
			const { members } = opened.storage;
			await members.invite(link);
			await members.accept(link, 'account-bob', 50);
			expect(await members.remove('workshop-one', 'account-anna')).toBe(false);
			expect(await members.remove('workshop-one', 'account-bob')).toBe(true);
			expect(await members.remove('workshop-one', 'account-bob')).toBe(false);
			expect(await members.of('workshop-one')).toEqual([anna]);
			await opened.storage.workshops.remove('workshop-one');
			expect(await members.invitation('aa')).toBeUndefined();
		});
	});
}
