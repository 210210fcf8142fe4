import { describe, expect, test } from 'vitest';
import type { CommandBody } from '#lib/domain/command.ts';
import { limits } from '#lib/domain/limits.ts';
import { expectConverged } from '../../../../support/board-checks.ts';
import { testBoard } from '../../../../support/board.ts';
import { clusteringRoom, seen } from '../../../../support/clustering-room.ts';

describe('cluster.make', () => {
	test('[X38] notes lie together under a name, in the first free rows from the first of them on', async () => {
		const { test, seats, ids, make, places, cluster, note, other, read } = await clusteringRoom();
		const readers = [read(other, 'board')];
		const [a = '', b = '', c = '', d = '', e = ''] = ids;
		const id = await make([e, b, c], { name: 'Getting there' });
		// One to Five lie in rows 0 to 2; what stays is in rows 0 and 1.
		expect(cluster(id)).toEqual({ q: 'how', name: 'Getting there', p: [0, 2] });
		expect(places([b, c, e])).toEqual([
			[0, 3],
			[1, 3],
			[0, 4]
		]);
		expect([a, b, c, d, e].map((one) => note(one)?.cluster)).toEqual([
			undefined,
			id,
			id,
			undefined,
			id
		]);
		await expectConverged(test, seats, readers);
	});

	test('[X38] notes of another question come to the one that is named, and are counted there', async () => {
		const { ids, make, post, note, board } = await clusteringRoom();
		const far = await post('Far', 'why');
		const id = await make([far, ids[0] ?? ''], { q: 'who' });
		expect(note(far)).toMatchObject({ q: 'who', cluster: id, p: [1, 1] });
		expect(note(ids[0] ?? '')).toMatchObject({ q: 'who', cluster: id, p: [0, 1] });
		expect(board.snapshot().counts.notes).toMatchObject({
			how: { lw: 4 },
			who: { lw: 2 },
			why: {}
		});
	});

	test('[X38] without a name it has the first free number; two people make two', async () => {
		const { test, ids, make, cluster, other, yes, seats } = await clusteringRoom();
		const [a = '', b = '', c = ''] = ids;
		const [one, two] = await Promise.all([make([a, b]), make([b, c], {}, other)]);
		expect([cluster(one)?.name, cluster(two)?.name]).toEqual(['Cluster 1', 'Cluster 2']);
		await yes(other, { t: 'cluster.rename', id: one, name: 'First' });
		expect(cluster(await make([c]))?.name).toBe('Cluster 1');
		await expectConverged(test, seats);
	});

	test('[X38] a cluster that is emptied by it dissolves, and comes back with the undo', async () => {
		const all = await clusteringRoom();
		const { ids, make, cluster, yes, other } = all;
		const [a = '', b = '', c = ''] = ids;
		const first = await make([a, b], { name: 'First' });
		const before = seen(all);
		await make([a, b, c], {}, other);
		expect(cluster(first)).toBeUndefined();
		await yes(other, { t: 'undo' });
		expect(seen(all)).toEqual(before);
		await yes(other, { t: 'redo' });
		expect(cluster(first)).toBeUndefined();
	});

	test('[X38] a board has room for so many, and no more', async () => {
		const test = await testBoard({
			board: {
				step: 'share',
				clusters: Array.from({ length: limits.clustersPerBoard - 1 }, (_, n) => ({
					id: `c${n}`,
					cluster: { q: 'why', name: `Name ${n}` }
				}))
			}
		});
		const facilitator = await test.seat('facilitator');
		const { id = '' } = await test.yes(facilitator, { t: 'note.post', q: 'how', text: 'One' });
		const { id: made = '' } = await test.yes(facilitator, {
			t: 'cluster.make',
			q: 'how',
			ids: [id]
		});
		const again: CommandBody = { t: 'cluster.make', q: 'how', ids: [id] };
		expect(await test.no(facilitator, again)).toBe('quota');
		await test.yes(facilitator, { t: 'cluster.dissolve', id: made });
		await test.yes(facilitator, again);
		// The dissolved one would be one too many.
		await test.yes(facilitator, { t: 'undo' });
		await test.yes(facilitator, { t: 'undo' });
		expect(test.board.snapshot().clusters.size).toBe(limits.clustersPerBoard);
	});
});

describe('cluster.join, cluster.leave and cluster.merge', () => {
	test('[X38] a joining note takes a gap; a row more makes what is below go down', async () => {
		const { test, seats, ids, make, places, yes, writer, cluster, post } = await clusteringRoom();
		const [a = '', b = '', c = '', d = '', e = ''] = ids;
		const one = await make([a, b, c]);
		const [under = '', more = ''] = [await post('Under'), await post('More')];
		const two = await make([d, e]);
		await yes(writer, { t: 'cluster.move', id: one, p: [0, 10] });
		await yes(writer, { t: 'cluster.move', id: two, p: [0, 13] });
		await yes(writer, { t: 'note.move', id: under, p: [0.5, 20] });
		await yes(writer, { t: 'cluster.join', id: one, ids: [more] });
		expect(places([more, d, under])).toEqual([
			[1, 12],
			[0, 14],
			[0.5, 20]
		]);
		const before = [cluster(two), ...places([a, d, e, under])];
		const next = await post('Next');
		await yes(writer, { t: 'cluster.join', id: one, ids: [next, a] });
		expect(cluster(two)?.p).toEqual([0, 14]);
		expect(places([next, d, e, under])).toEqual([
			[0, 13],
			[0, 15],
			[1, 15],
			[0.5, 21]
		]);
		await yes(writer, { t: 'undo' });
		expect([cluster(two), ...places([a, d, e, under])]).toEqual(before);
		await expectConverged(test, seats);
	});

	test('[X38] what only made room and was moved since stays where it is when the rest goes back', async () => {
		const { ids, make, places, yes, writer, other } = await clusteringRoom();
		const [a = '', b = '', c = '', d = ''] = ids;
		const one = await make([a, b]);
		await yes(writer, { t: 'cluster.move', id: one, p: [0, 10] });
		await yes(writer, { t: 'note.move', id: d, p: [0, 12] });
		await yes(writer, { t: 'cluster.join', id: one, ids: [c] });
		expect(places([c, d])).toEqual([
			[0, 12],
			[0, 13]
		]);
		await yes(other, { t: 'note.move', id: d, p: [1, 30] });
		await yes(writer, { t: 'undo' });
		expect(places([d])).toEqual([[1, 30]]);
	});

	test('[X38] a note that leaves comes out of the box, and the last one dissolves it', async () => {
		const all = await clusteringRoom();
		const { ids, make, note, cluster, yes, writer } = all;
		const [a = '', b = '', c = '', d = ''] = ids;
		const id = await make([a, b, c]);
		const before = seen(all);
		await yes(writer, { t: 'cluster.leave', ids: [a, d] });
		expect(note(a)).toMatchObject({ q: 'how', p: [0, 0] });
		expect(note(a)?.cluster).toBeUndefined();
		expect(note(b)?.cluster).toBe(id);
		await yes(writer, { t: 'undo' });
		expect(seen(all)).toEqual(before);
		await yes(writer, { t: 'cluster.leave', ids: [a, b, c] });
		expect(cluster(id)).toBeUndefined();
		await yes(writer, { t: 'undo' });
		expect(seen(all)).toEqual(before);
	});

	test('[X39] several notes go to another question at once, out of their clusters, and come back as one', async () => {
		const all = await clusteringRoom();
		const { test, seats, ids, make, note, places, cluster, yes, writer, post, board } = all;
		const [a = '', b = '', c = ''] = ids;
		const there = await post('There', 'why');
		const id = await make([a, b]);
		const before = seen(all);
		await yes(writer, { t: 'cluster.leave', ids: [a, b, c, there], q: 'why' });
		expect(cluster(id)).toBeUndefined();
		expect(places([there, a, b, c])).toEqual([
			[0, 0],
			[0, 1],
			[1, 1],
			[1, 0]
		]);
		expect([a, b, c].map((one) => note(one)?.q)).toEqual(['why', 'why', 'why']);
		expect(board.snapshot().counts.notes).toMatchObject({ how: { lw: 2 }, why: { lw: 4 } });
		await yes(writer, { t: 'undo' });
		expect(seen(all)).toEqual(before);
		await expectConverged(test, seats);
	});

	test('[X38] merging puts all notes into the other, of whatever question, and undoes as one', async () => {
		const all = await clusteringRoom();
		const { test, seats, ids, make, post, note, cluster, yes, no, writer, board } = all;
		const [a = '', b = '', c = ''] = ids;
		const far = await make([await post('Far', 'why')], { q: 'why', name: 'Far' });
		const id = await make([a, b, c]);
		const before = seen(all);
		expect(await no(writer, { t: 'cluster.merge', id, into: id })).toBe('malformed');
		await yes(writer, { t: 'cluster.merge', id, into: far });
		expect(cluster(id)).toBeUndefined();
		expect([a, b, c].map((one) => note(one))).toMatchObject([
			{ q: 'why', cluster: far, p: [1, 1] },
			{ q: 'why', cluster: far, p: [0, 2] },
			{ q: 'why', cluster: far, p: [1, 2] }
		]);
		expect(board.snapshot().counts.notes).toMatchObject({ how: { lw: 2 }, why: { lw: 4 } });
		await yes(writer, { t: 'undo' });
		expect(seen(all)).toEqual(before);
		await expectConverged(test, seats);
	});
});
