import { afterEach, describe, expect, it, vi } from 'vitest';
import { createRetention, keepRetention } from '../../../server/retention.ts';
import { account, emptyCommit, workshop } from '../../support/stored.ts';
import { freshStorage, standingClock } from '../../support/stored-accounts.ts';

const DAY = 86_400_000;

/** Workshops with these last days, looked at by a clock of the test that begins on 1 June. */
async function kept(lastDays: string[]) {
	const { storage } = await freshStorage();
	const clock = standingClock(Date.UTC(2026, 5, 1, 12));
	await storage.accounts.create(account('anna'));
	for (const [index, deletedOn] of lastDays.entries())
		await storage.workshops.create(
			{ ...workshop(String(index)), deletedOn },
			'account-anna',
			emptyCommit
		);
	const removed: string[] = [];
	const retention = createRetention({
		storage,
		now: clock.now,
		removed: (boardId) => removed.push(boardId)
	});
	const isThere = async (index: number) =>
		(await storage.workshops.byId(`workshop-${index}`)) !== undefined;
	return { storage, clock, retention, removed, isThere };
}

describe('boards whose day has come', () => {
	it('[O25] are deleted on that day, with an entry in the audit log, and no others', async () => {
		const { storage, clock, retention, removed, isThere } = await kept([
			'2026-06-03',
			'2026-06-04'
		]);
		expect(await retention.run()).toEqual({ due: [] });
		clock.advance(2 * DAY);
		const dry = await retention.look();
		expect(dry.due.map(({ boardId }) => boardId)).toEqual(['board-0']);
		expect(await isThere(0)).toBe(true);
		expect(await retention.run()).toEqual(dry);
		expect(removed).toEqual(['board-0']);
		expect([await isThere(0), await isThere(1)]).toEqual([false, true]);
		expect(await storage.boards.load('board-0')).toBeUndefined();
		expect(await storage.audit.ofBoard('board-0')).toEqual([
			{
				at: clock.now(),
				who: 'retention',
				what: 'retention',
				boardId: 'board-0',
				details: { deletedOn: '2026-06-03' }
			}
		]);
	});

	it('[O26] stay when the clock has jumped, until a person says so', async () => {
		const { clock, retention, removed } = await kept(['2026-06-03', '2027-05-30']);
		await retention.run();
		clock.advance(365 * DAY);
		expect(await retention.run()).toMatchObject({ held: 'long-ago' });
		expect(await retention.run(), 'and not only the first time').toMatchObject({
			held: 'long-ago'
		});
		expect(removed).toEqual([]);
		await retention.run(true);
		expect(removed).toEqual(['board-0', 'board-1']);
	});

	it('[O26] stay when it was never looked before', async () => {
		const { retention, removed } = await kept(['2026-05-30']);
		expect(await retention.run()).toMatchObject({ held: 'long-ago' });
		expect(removed).toEqual([]);
	});

	it('[O26] stay when they are more than twenty', async () => {
		const { clock, retention, removed } = await kept(Array<string>(21).fill('2026-06-02'));
		await retention.run();
		clock.advance(DAY);
		expect(await retention.run()).toMatchObject({ held: 'many' });
		expect(removed).toEqual([]);
		await retention.run(true);
		expect(removed).toHaveLength(21);
	});
});

describe('the hourly look', () => {
	afterEach(() => vi.useRealTimers());

	it('[O25] says in the log what was held and what failed, and goes on', async () => {
		vi.useFakeTimers({ toFake: ['setInterval'] });
		const said: string[] = [];
		const log = { error: (_: object, words: string) => said.push(words) };
		const run = vi
			.fn()
			.mockResolvedValueOnce({ due: [], held: 'many' })
			.mockRejectedValueOnce(new Error('The disk is full.'))
			.mockResolvedValue({ due: [] });
		let draining = false;
		keepRetention({ run, look: run }, log, () => draining);
		await vi.advanceTimersByTimeAsync(3_600_000);
		await vi.advanceTimersByTimeAsync(3_600_000);
		expect(run).toHaveBeenCalledTimes(3);
		expect(said).toEqual([
			expect.stringContaining('retention run --dry-run'),
			expect.stringContaining('could not be deleted')
		]);
		draining = true;
		await vi.advanceTimersByTimeAsync(3_600_000);
		expect(run).toHaveBeenCalledTimes(3);
	});
});
