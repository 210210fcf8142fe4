import { describe, expect, test } from 'vitest';
import { expectConverged } from '../../../../support/board-checks.ts';
import { clusteringRoom, seen } from '../../../../support/clustering-room.ts';

describe('taking clusters back', () => {
	test('[X85] what others built on is a conflict; notes that are gone do not keep the others', async () => {
		const { ids, make, cluster, note, yes, no, writer, other } = await clusteringRoom();
		const [a = '', b = '', c = '', d = ''] = ids;
		// The other has nothing else to take back.
		const id = await make([a, b], {}, other);
		await yes(writer, { t: 'cluster.join', id, ids: [c] });
		expect(await no(other, { t: 'undo' })).toBe('conflict');
		await yes(writer, { t: 'undo' });
		await yes(writer, { t: 'note.move', id: b, p: [1, 30] });
		expect(await no(other, { t: 'undo' })).toBe('conflict');
		await yes(writer, { t: 'undo' });
		await yes(writer, { t: 'note.remove', id: a });
		await yes(other, { t: 'undo' });
		expect([cluster(id), note(b)?.cluster]).toEqual([undefined, undefined]);
		const second = await make([d], {}, writer);
		await yes(other, { t: 'cluster.rename', id: second, name: 'New' });
		await yes(writer, { t: 'cluster.dissolve', id: second });
		expect(await no(other, { t: 'undo' })).toBe('gone');
	});

	test('[X85] after a restart it is taken back and done again all the same', async () => {
		const all = await clusteringRoom();
		const { ids, make, writer, test, cluster, seats } = all;
		const before = seen(all);
		const id = await make(ids.slice(0, 3), { name: 'Three' });
		const after = seen(all);
		const again = await test.restart();
		await again.yes(writer, { t: 'undo' });
		expect(again.board.snapshot().notes).toEqual(before.notes);
		expect(again.board.snapshot().clusters).toEqual(before.clusters);
		const third = await again.restart();
		await third.yes(writer, { t: 'redo' });
		expect(third.board.snapshot().notes).toEqual(after.notes);
		expect(third.board.snapshot().clusters).toEqual(after.clusters);
		await expectConverged(third, seats);
		expect(cluster(id)?.name).toBe('Three');
	});

	test('[X85] several people at once end in the same result on every screen', async () => {
		const { test, seats, ids, make, yes, send, writer, other, facilitator, read } =
			await clusteringRoom();
		const readers = [read(writer, 'board'), read(other, 'board')];
		const [a = '', b = '', c = '', d = '', e = ''] = ids;
		const [one, two] = [await make([a, b]), await make([c], {}, other)];
		await Promise.all([
			send(writer, { t: 'cluster.join', id: one, ids: [c, d] }),
			send(other, { t: 'cluster.merge', id: one, into: two }),
			send(facilitator, { t: 'cluster.tidy' }),
			send(other, { t: 'note.move', id: e, p: [0, 3], cluster: two }),
			send(writer, { t: 'undo' }),
			send(facilitator, { t: 'undo' })
		]);
		await yes(writer, { t: 'cluster.tidy', q: 'how' });
		await expectConverged(test, seats, readers);
	});
});
