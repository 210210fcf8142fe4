import { describe, expect, it } from 'vitest';
import { boardCommit, emptyCommit, seat, workshop } from '../../support/stored.ts';
import type { OpenedStorage } from '../opened-storage.ts';

/** Workshops, and when they were last looked through for those that are over. */
export function workshopsContract(opened: OpenedStorage): void {
	describe('a workshop', () => {
		it('[O16] is found by id, board, code and token, and by its owner', async () => {
			const { workshops } = opened.storage;
			const whole = workshop('one');
			expect(await workshops.byId('workshop-one')).toEqual(whole);
			expect(await workshops.byBoard('board-one')).toEqual(whole);
			expect(await workshops.byCodeHash('code-one')).toEqual(whole);
			expect(await workshops.byTokenHash('token-one')).toEqual(whole);
			expect(await workshops.byCodeHash('token-one')).toBeUndefined();
			expect(await workshops.ofAccount('account-anna')).toEqual([
				{ ...whole, role: 'facilitator' }
			]);
			expect(await workshops.memberRole('workshop-one', 'account-anna')).toBe('facilitator');
			expect(await workshops.memberRole('workshop-one', 'account-bob')).toBeUndefined();
		});

		it('[O21] opens by its new code, and no longer by the old one, once that is committed', async () => {
			const code = { keyId: 'k2', codeHash: 'new-c', tokenHash: 'new-t', sealed: 'sealed-2' };
			await opened.storage.boards.commit('board-one', { ...emptyCommit, code });
			expect((await opened.storage.workshops.byCodeHash('new-c'))?.code).toEqual(code);
			expect((await opened.storage.workshops.byTokenHash('new-t'))?.code).toEqual(code);
			expect(await opened.storage.workshops.byCodeHash('code-one')).toBeUndefined();
			expect(await opened.storage.workshops.byTokenHash('token-one')).toBeUndefined();
		});

		it('[X10] is known by the codes it had before, the last of them, until it goes', async () => {
			const { boards, workshops } = opened.storage;
			const rotate = (name: string) =>
				boards.commit('board-one', {
					...emptyCommit,
					code: { keyId: 'k', codeHash: `c-${name}`, tokenHash: `t-${name}`, sealed: name }
				});
			expect(await workshops.byFormerHash('code-one')).toBeUndefined();
			await rotate('a');
			await rotate('b');
			await opened.reopen();
			for (const former of ['code-one', 'token-one', 'c-a', 't-a'])
				expect((await opened.storage.workshops.byFormerHash(former))?.workshopId).toBe(
					'workshop-one'
				);
			for (const none of ['c-b', 't-b', 'never'])
				expect(await opened.storage.workshops.byFormerHash(none)).toBeUndefined();
			for (let n = 0; n < 50; n++)
				await opened.storage.boards.commit('board-one', {
					...emptyCommit,
					code: { keyId: 'k', codeHash: `c-${n}`, tokenHash: `t-${n}`, sealed: 's' }
				});
			expect(
				await opened.storage.workshops.byFormerHash('c-a'),
				'so many are not kept'
			).toBeUndefined();
			expect(await opened.storage.workshops.byFormerHash('c-48')).toBeDefined();
			await opened.storage.workshops.remove('workshop-one');
			expect(await opened.storage.workshops.byFormerHash('c-48')).toBeUndefined();
		});

		it('[X5] keeps what was changed and leaves the rest', async () => {
			await opened.storage.workshops.update('workshop-one', { title: 'Other', closedAt: 5 });
			expect(await opened.storage.workshops.byId('workshop-one')).toEqual({
				...workshop('one'),
				title: 'Other',
				closedAt: 5
			});
		});

		it('[P1] is not half made when its board cannot be', async () => {
			const twin = { ...workshop('two'), boardId: 'board-one' };
			await expect(
				opened.storage.workshops.create(twin, 'account-anna', emptyCommit)
			).rejects.toThrow();
			expect(await opened.storage.workshops.byId('workshop-two')).toBeUndefined();
			const ownerless = opened.storage.workshops.create(workshop('three'), 'nobody', emptyCommit);
			await expect(ownerless).rejects.toThrow();
			expect(await opened.storage.boards.load('board-three')).toBeUndefined();
		});

		it('[O25] is found by its last day, and when that was looked at is kept', async () => {
			const { workshops } = opened.storage;
			for (const [name, deletedOn] of [
				['two', '2026-05-29'],
				['three', '2026-05-31']
			] as const)
				await workshops.create({ ...workshop(name), deletedOn }, 'account-anna', emptyCommit);
			const dueOn = async (day: string) =>
				(await workshops.dueOn(day)).map(({ workshopId }) => workshopId);
			expect(await dueOn('2026-05-28')).toEqual([]);
			expect(await dueOn('2026-05-30')).toEqual(['workshop-two', 'workshop-one']);
			expect(await opened.storage.retention.lastRun()).toBeUndefined();
			await opened.storage.retention.noteRun(5);
			await opened.storage.retention.noteRun(7);
			await opened.reopen();
			expect(await opened.storage.retention.lastRun()).toBe(7);
		});

		it('[P10] takes its board, members and seats with it, and nothing of another', async () => {
			await opened.storage.workshops.create(workshop('two'), 'account-anna', emptyCommit);
			for (const id of ['board-one', 'board-two'])
				await opened.storage.boards.commit(id, boardCommit(1, { seats: [seat(1)] }));
			await opened.storage.workshops.remove('workshop-one');
			expect(await opened.storage.boards.load('board-one')).toBeUndefined();
			expect(await opened.storage.workshops.byId('workshop-one')).toBeUndefined();
			expect(await opened.storage.workshops.memberRole('workshop-one', 'account-anna')).toBe(
				undefined
			);
			expect((await opened.storage.boards.load('board-two'))?.rev).toBe(1);
		});

		it('[E56] goes as untouched only while nothing was done there and nobody joined', async () => {
			const { boards, workshops } = opened.storage;
			const ids = ['two', 'three', 'four'];
			for (const id of ids) await workshops.create(workshop(id), 'account-anna', emptyCommit);
			const own = seat(1, { role: 'facilitator', accountId: 'account-anna' });
			await boards.commit('board-one', { ...emptyCommit, seats: [own] });
			await boards.commit('board-two', boardCommit(1));
			await boards.commit('board-three', { ...emptyCommit, seats: [seat(1)] });
			for (const id of ['two', 'three', 'none'])
				expect(await workshops.removeUntouched(`workshop-${id}`)).toBe(false);
			expect(await workshops.removeUntouched('workshop-one')).toBe(true);
			expect(await boards.load('board-one')).toBeUndefined();
			for (const id of ids) expect(await workshops.byId(`workshop-${id}`)).toBeDefined();
		});
	});
}
