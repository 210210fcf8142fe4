import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { standardGroup } from '../../../../src/lib/domain/group.ts';
import type { NewWorkshop } from '../../../../server/accounts/workshop-types.ts';
import { freshWorkshops } from '../../../support/workshops.ts';

describe('a new workshop', () => {
	it('[X5] has a code, today’s date, the four groups and an empty board at the first step', async () => {
		const { workshops, ruth } = await freshWorkshops();
		const made = await workshops.create(ruth, { title: '  Riverside \n PCN ', site: 'Town hall' });
		expect(made.code).toMatch(/^[2-9A-HJKMNP-Z]{4}-[2-9A-HJKMNP-Z]{4}$/);
		const stored = await workshops.forMember(ruth, made.workshopId);
		expect(stored).toMatchObject({
			boardId: made.boardId,
			title: 'Riverside PCN',
			site: 'Town hall',
			date: '2026-03-10',
			deletedOn: '2026-06-08',
			role: 'facilitator',
			sample: false
		});
		const board = await workshops.snapshot(made.boardId);
		expect(board.meta.title).toBe('Riverside PCN');
		expect(board.meta.deletedOn).toBe('2026-06-08');
		expect(board.meta.groups.map(({ id }) => id)).toEqual(['hcp', 'lw', 'vcs', 'patient', 'other']);
		expect([board.stage.step, board.notes.size]).toEqual(['arrive', 0]);
	});

	it('[E54] may begin with notes, at the step of sharing, also as the sample', async () => {
		const { workshops, ruth } = await freshWorkshops();
		const note = { q: 'how', text: 'A note', group: 'lw', at: 0, via: 'import' } as const;
		const made = await workshops.createFromSeed(
			ruth,
			{ title: 'Sample' },
			{ step: 'share', notes: [note], people: { lw: 3 } },
			{ sample: true }
		);
		const board = await workshops.snapshot(made.boardId);
		expect([...board.notes.values()].map(({ text }) => text)).toEqual(['A note']);
		expect(board.stage.step).toBe('share');
		expect(board.counts.people).toMatchObject({ lw: 3 });
		expect((await workshops.forMember(ruth, made.workshopId)).sample).toBe(true);
	});

	it.each([
		['long ago', '2019-05-03', '2026-06-08'],
		['on the last day before it would be gone', '2025-12-11', '2026-03-11'],
		['on the day it would be gone', '2025-12-10', '2026-06-08'],
		['lately', '2026-02-01', '2026-05-02']
	])(
		'[E55] from a kept file keeps its date, %s, and is never gone at once',
		async (_name, date, deletedOn) => {
			const { workshops, ruth } = await freshWorkshops();
			const made = await workshops.createFromSeed(
				ruth,
				{ title: 'Kept', date },
				{ step: 'share' },
				{ archived: true }
			);
			expect(await workshops.forMember(ruth, made.workshopId)).toMatchObject({ date, deletedOn });
		}
	);

	it('[X5] keeps the groups it was given, with added ones, and can be without a group of its own name', async () => {
		const { workshops, ruth } = await freshWorkshops();
		const groups = [standardGroup('lw'), standardGroup('g1', 'Faith leaders')];
		const made = await workshops.create(ruth, { title: 'Riverside', groups });
		const board = await workshops.snapshot(made.boardId);
		expect(board.meta.groups).toEqual([...groups, standardGroup('other')]);
	});

	it('[X5] begins at the first step of the running order it was given, ids made here', async () => {
		const { workshops, ruth } = await freshWorkshops();
		const made = await workshops.create(ruth, {
			title: 'Riverside',
			steps: [
				{ kind: 'private', minutes: 12, sentence: ' Write \n alone. ' },
				{ kind: 'share' },
				{ kind: 'private', sentence: '' }
			]
		});
		const { stage } = await workshops.snapshot(made.boardId);
		expect([stage.step, stage.settings]).toEqual(['private', {}]);
		expect(stage.steps).toEqual([
			{ id: 'private', kind: 'private', minutes: 12, sentence: 'Write alone.' },
			{ id: 'share', kind: 'share' },
			{ id: 'private-2', kind: 'private' }
		]);
	});

	it('[E34] may have a title of 300 characters', async () => {
		const { workshops, ruth } = await freshWorkshops();
		for (const sign of ['é', 'ਪੀ']) {
			const title = sign.repeat(300);
			const { boardId } = await workshops.create(ruth, { title, site: title });
			expect((await workshops.snapshot(boardId)).meta.title).toBe(title);
		}
	});

	it('[X8] lets people choose a group for each note only when that was asked for', async () => {
		const { workshops, ruth } = await freshWorkshops();
		const settings = async (choose?: boolean) => {
			const made = await workshops.create(ruth, {
				title: 'Riverside',
				...(choose === undefined ? {} : { choose })
			});
			const { stage } = await workshops.snapshot(made.boardId);
			return [stage.step, stage.steps.length, stage.settings];
		};
		expect(await settings(true)).toEqual(['arrive', 7, { choose: true }]);
		expect(await settings(false)).toEqual(['arrive', 7, {}]);
		expect(await settings()).toEqual(['arrive', 7, {}]);
	});

	const bad: [string, NewWorkshop, string][] = [
		['no title', { title: ' \n ' }, 'malformed'],
		['a title of 301 characters', { title: 'é'.repeat(301) }, 'malformed'],
		['a title of more than 2 KB', { title: '👩‍👩‍👧'.repeat(120) }, 'malformed'],
		['a place of 301 characters', { title: 'A', site: 'x'.repeat(301) }, 'malformed'],
		['a day that is none', { title: 'A', date: '2026-02-30' }, 'malformed'],
		['a day whose notes would be gone already', { title: 'A', date: '2025-12-10' }, 'malformed'],
		['no group', { title: 'A', groups: [] }, 'malformed'],
		[
			'a group twice',
			{ title: 'A', groups: [standardGroup('lw'), standardGroup('lw')] },
			'malformed'
		],
		[
			'a group of 41 characters',
			{ title: 'A', groups: [standardGroup('g1', 'x'.repeat(41))] },
			'malformed'
		],
		['no step', { title: 'A', steps: [] }, 'malformed'],
		['a step nobody knows', { title: 'A', steps: [{ kind: 'sing' as 'act' }] }, 'malformed'],
		[
			'51 steps',
			{ title: 'A', steps: Array.from({ length: 51 }, () => ({ kind: 'act' })) },
			'malformed'
		],
		['half a minute', { title: 'A', steps: [{ kind: 'act', minutes: 0.5 }] }, 'malformed'],
		[
			'a sentence of 121 characters',
			{ title: 'A', steps: [{ kind: 'act', sentence: 'x'.repeat(121) }] },
			'malformed'
		],
		['a framework nobody knows', { title: 'A', framework: 'six-hats' }, 'not-found']
	];
	it.each(bad)(
		'[X5] is refused in words with %s, and nothing is made',
		async (_, workshop, code) => {
			const { workshops, ruth } = await freshWorkshops();
			await expect(workshops.create(ruth, workshop)).rejects.toMatchObject({ code });
			expect(await workshops.ofAccount(ruth)).toEqual([]);
		}
	);

	it('[P3] is made by facilitators only', async () => {
		const { workshops, account } = await freshWorkshops();
		for (const role of ['lead', 'operator'] as const)
			await expect(
				workshops.create(await account(role, role), { title: 'A' })
			).rejects.toMatchObject({ code: 'not-allowed' });
	});

	it('[O18] leaves neither code nor token in the database', async () => {
		const { today, folder } = await freshWorkshops();
		const { code, token } = await today();
		const file = Buffer.concat(
			['fiveways.sqlite', 'fiveways.sqlite-wal'].map((name) => readFileSync(join(folder, name)))
		);
		for (const secret of [code, code.replace('-', ''), token])
			expect(file.includes(secret)).toBe(false);
	});
});

describe('a workshop', () => {
	it('[P3] is there for its members alone', async () => {
		const { workshops, ruth, account, today } = await freshWorkshops();
		const stranger = await account('omar');
		const { workshopId, boardId } = await today();
		expect(await workshops.ofAccount(stranger)).toEqual([]);
		const none = { code: 'not-found' };
		await expect(workshops.forMember(stranger, workshopId)).rejects.toMatchObject(none);
		await expect(workshops.forMember(ruth, 'nowhere')).rejects.toMatchObject(none);
		await expect(workshops.remove(stranger, workshopId)).rejects.toMatchObject(none);
		await expect(workshops.update(stranger, workshopId, {})).rejects.toMatchObject(none);
		expect(await workshops.memberOfBoard(boardId, stranger)).toBeUndefined();
		expect(await workshops.memberOfBoard(boardId, ruth)).toBe('facilitator');
		expect(await workshops.memberOfBoard('nowhere', ruth)).toBeUndefined();
	});

	it('[X5] can get another title, place and date, and the day of deletion follows', async () => {
		const { workshops, ruth, today } = await freshWorkshops();
		const { workshopId } = await today();
		const change = { title: 'Hillside', site: 'Library', date: '2026-04-01' };
		const changed = await workshops.update(ruth, workshopId, change);
		expect(changed).toMatchObject({ ...change, deletedOn: '2026-06-30' });
		await expect(workshops.update(ruth, workshopId, { title: '' })).rejects.toMatchObject({
			code: 'malformed'
		});
		expect(await workshops.forMember(ruth, workshopId)).toMatchObject(change);
	});

	it('[E56] can be taken back while its facilitator alone has looked at it', async () => {
		const { workshops, ruth, account, today, storage } = await freshWorkshops();
		const [kept, looked] = [await today(), await today()];
		const open = { code: kept.code, group: 'lw' };
		expect(await workshops.isUntouched(kept.boardId)).toBe(true);
		await workshops.join(open, '192.0.2.1', undefined);
		expect(await workshops.isUntouched(kept.boardId)).toBe(false);
		expect(await workshops.takeBack(ruth, kept.workshopId)).toBe(false);
		expect(await storage.boards.load(kept.boardId)).toBeDefined();

		await expect(
			workshops.takeBack(await account('omar'), looked.workshopId)
		).rejects.toMatchObject({ code: 'not-found' });
		expect(await workshops.takeBack(ruth, looked.workshopId)).toBe(true);
		expect(await storage.boards.load(looked.boardId)).toBeUndefined();
	});

	it('[P10] is gone with its board and its code once removed', async () => {
		const { workshops, ruth, today, storage } = await freshWorkshops();
		const { workshopId, boardId, code } = await today();
		await workshops.remove(ruth, workshopId);
		expect(await workshops.ofAccount(ruth)).toEqual([]);
		expect(await storage.boards.load(boardId)).toBeUndefined();
		await expect(workshops.open({ code }, '192.0.2.1')).rejects.toMatchObject({
			code: 'not-open'
		});
	});
});
