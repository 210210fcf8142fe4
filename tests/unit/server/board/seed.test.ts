import { describe, expect, test } from 'vitest';
import { framework } from '#lib/domain/framework.ts';
import { standardGroup } from '#lib/domain/group.ts';
import { firstCommit } from '../../../../server/board/seed.ts';
import { expectConverged } from '../../../support/board-checks.ts';
import { testBoard } from '../../../support/board.ts';

const note = { q: 'how', text: 'One', group: 'lw', at: 60_000, via: 'import' } as const;

describe('the first commit of a board', () => {
	test('[X5] a new board: rev 0, at arrive, its groups and "not said", nobody here', async () => {
		const { board } = await testBoard({ board: { step: 'arrive' } });
		expect(board.rev).toBe(0);
		const { meta, stage, notes, clusters, counts } = board.snapshot();
		expect(meta).toEqual({
			title: 'Five ways',
			framework,
			groups: ['hcp', 'lw', 'vcs', 'patient', 'other'].map((id) => standardGroup(id as 'hcp')),
			deletedOn: '2026-09-01',
			epoch: expect.any(String) as string,
			v: 1
		});
		expect([stage.step, stage.steps.length, stage.locks, stage.revealed]).toEqual([
			'arrive',
			7,
			[],
			[]
		]);
		expect([notes.size, clusters.size]).toEqual([0, 0]);
		expect(counts).toEqual({
			people: {},
			notes: { how: {}, who: {}, what: {}, where: {}, why: {} }
		});
		expect(board.groups()).toEqual(meta.groups);
	});

	test('[E56] an imported one: visible at once, given ids and places kept, the rest laid out without overlap', async () => {
		const many = Array.from({ length: 40 }, (_, n) => ({ ...note, text: `Note ${n}` }));
		const test = await testBoard({
			board: {
				people: { lw: 5, hcp: 0 },
				importedDots: { kept: 3 },
				clusters: [
					{ id: 'c1', cluster: { q: 'how', name: 'Together' } },
					{ id: 'c2', cluster: { q: 'how', name: 'Placed', p: [0, 6] } }
				],
				notes: [
					...many,
					{ ...note, id: 'kept', p: [0.5, 2.5], v: 4 },
					{ ...note, text: 'In c1', cluster: 'c1' },
					{ ...note, text: 'In c2', cluster: 'c2' },
					{ ...note, text: 'Lost', cluster: 'c9' },
					{ ...note, q: 'why', text: 'Elsewhere' }
				]
			}
		});
		const { notes, clusters, stage, counts } = test.board.snapshot();
		expect(notes.size).toBe(45);
		expect(notes.get('kept')).toEqual({ ...note, p: [0.5, 2.5], v: 4 });
		expect(stage).toMatchObject({ step: 'share', importedDots: { kept: 3 } });
		expect(counts.people).toEqual({ lw: 5 });
		expect(counts.notes).toMatchObject({ how: { lw: 44 }, why: { lw: 1 } });
		const how = [...notes.values()].filter(({ q }) => q === 'how');
		const overlaps = how.flatMap((a, i) =>
			how.slice(i + 1).filter((b) => Math.abs(a.p[0] - b.p[0]) < 1 && Math.abs(a.p[1] - b.p[1]) < 1)
		);
		expect(overlaps).toEqual([]);
		for (const { p } of clusters.values())
			expect(how.filter((one) => Math.abs(one.p[1] - p[1]) < 1)).toEqual([]);
		expect(how.map(({ cluster }) => cluster).filter(Boolean)).toEqual(['c1', 'c2']);
		const facilitator = await test.seat('facilitator');
		await test.yes(facilitator, { t: 'note.remove', id: 'kept' });
		await test.yes(facilitator, { t: 'undo' });
		expect(test.board.snapshot().notes.get('kept')).toEqual({ ...note, p: [0.5, 2.5], v: 4 });
		await expectConverged(test, [facilitator]);
	});

	test('[E55] a running order of its own is kept, and where it stood', async () => {
		const stage = {
			step: 'vote',
			steps: [
				{ id: 'share', kind: 'share' } as const,
				{ id: 'vote', kind: 'vote', minutes: 9 } as const
			],
			settings: { choose: true },
			revealed: ['how' as const]
		};
		const { board } = await testBoard({ board: { stage } });
		expect(board.snapshot().stage).toMatchObject(stage);
	});

	test('[P3] an id that no board could have made is refused', () => {
		const tools = { now: () => 0, newId: () => 'id', newEpoch: () => 'epoch' };
		const seed = {
			title: 'T',
			framework,
			groups: [],
			deletedOn: '2026-09-01',
			step: 'share' as const
		};
		for (const id of ['__proto__', 'constructor', '', 'a b', 'x'.repeat(65)])
			expect(() => firstCommit({ ...seed, notes: [{ ...note, id }] }, tools)).toThrow();
	});
});
