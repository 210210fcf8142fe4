import { describe, expect, test } from 'vitest';
import { expectConverged } from '../../../../support/board-checks.ts';
import { clusteringRoom, seen } from '../../../../support/clustering-room.ts';

describe('cluster.move', () => {
	test('[X38] a box with 20 notes moves with one command, which is one undo', async () => {
		const all = await clusteringRoom();
		const { test, seats, post, make, places, cluster, yes, writer, board, note, store } = all;
		const many: string[] = [];
		for (let n = 0; n < 20; n++) many.push(await post(`Note ${n}`));
		const id = await make(many);
		const before = seen(all);
		const at = places(many);
		const top = cluster(id)?.p[1] ?? 0;
		const [rev, commits] = [board.rev, store.commits.length];
		await yes(writer, { t: 'cluster.move', id, q: 'why', p: [0.25, 50.5] });
		expect([board.rev, store.commits.length]).toEqual([rev + 1, commits + 1]);
		expect(cluster(id)).toMatchObject({ q: 'why', p: [0.25, 50.5] });
		// Both columns are in use: there is no way to the side.
		expect(places(many)).toEqual(at.map((p) => p && [p[0], p[1] - top + 50.5]));
		expect(many.every((one) => note(one)?.q === 'why' && note(one)?.cluster === id)).toBe(true);
		await yes(writer, { t: 'undo' });
		expect(seen(all)).toEqual(before);
		await expectConverged(test, seats);
	});

	test('[X38] at the edges all notes stop where the first one does', async () => {
		const { ids, make, places, yes, writer, cluster } = await clusteringRoom();
		const [a = '', b = '', c = ''] = ids;
		const id = await make([a, b, c]);
		await yes(writer, { t: 'cluster.move', id, p: [0, 400] });
		expect(cluster(id)?.p).toEqual([0, 400]);
		expect(places([a, b, c])).toEqual([
			[0, 399],
			[1, 399],
			[0, 400]
		]);
		await yes(writer, { t: 'cluster.move', id, p: [0, 0] });
		expect(places([a, b, c])).toEqual([
			[0, 0],
			[1, 0],
			[0, 1]
		]);
	});
});
