import { describe, expect, test } from 'vitest';
import { expectConverged } from '../../../../support/board-checks.ts';
import { clusteringRoom, seen } from '../../../../support/clustering-room.ts';

describe('cluster.tidy', () => {
	test('[X37] lays out one question or all, moves nothing that lies right, and is one undo', async () => {
		const all = await clusteringRoom();
		const { test, seats, ids, make, post, note, places, cluster, yes, writer, board, read, other } =
			all;
		const readers = [read(other, 'board')];
		const [a = '', b = '', c = '', d = '', e = ''] = ids;
		const far = await post('Far', 'why');
		await yes(writer, { t: 'note.move', id: far, p: [0.5, 7.5] });
		await yes(writer, { t: 'note.move', id: a, p: [0.3, 1.2] });
		const id = await make([d, e]);
		const before = seen(all);
		await yes(writer, { t: 'cluster.tidy', q: 'how' });
		expect(cluster(id)?.p).toEqual([0, 0]);
		// Two, then Three and One side by side in the second row, as they were read.
		expect(places([d, e, b, c, a])).toEqual([
			[0, 1],
			[1, 1],
			[0, 2],
			[1, 2],
			[0, 3]
		]);
		expect(note(far)?.p).toEqual([0.5, 7.5]);
		await yes(writer, { t: 'cluster.tidy' });
		expect(note(far)?.p).toEqual([0, 0]);
		const { rev } = board;
		await yes(writer, { t: 'cluster.tidy' });
		expect(board.rev).toBe(rev + 1);
		await yes(writer, { t: 'undo' });
		expect(note(far)?.p).toEqual([0.5, 7.5]);
		await yes(writer, { t: 'undo' });
		expect(seen(all)).toEqual(before);
		await expectConverged(test, seats, readers);
	});
});
