import { describe, expect, test } from 'vitest';
import { clusteringRoom, seen } from '../../../../support/clustering-room.ts';

describe('cluster.rename and cluster.dissolve', () => {
	test('[X38] a name is judged as words are; the same one again changes nothing', async () => {
		const { ids, make, cluster, yes, no, writer, other } = await clusteringRoom();
		const id = await make([ids[0] ?? ''], { name: 'One' });
		const rename = (name: string) => ({ t: 'cluster.rename', id, name }) as const;
		expect(await no(writer, rename('x'.repeat(81)))).toBe('too-large');
		for (const name of ['', ' ', 'a\u0000', 'a\ud83d'])
			expect(await no(writer, rename(name))).toBe('malformed');
		const long = { name: 'x'.repeat(81), ids: [ids[0] ?? ''] };
		expect(await no(writer, { t: 'cluster.make', q: 'how', ...long })).toBe('too-large');
		await yes(other, rename('Two'));
		await yes(writer, rename('Two'));
		await yes(other, { t: 'undo' });
		expect(cluster(id)?.name).toBe('One');
	});

	test('[X38] notes of a dissolved cluster stay where they are', async () => {
		const all = await clusteringRoom();
		const { ids, make, places, note, cluster, yes, writer } = all;
		const [a = '', b = ''] = ids;
		const id = await make([a, b]);
		const before = seen(all);
		const at = places([a, b]);
		await yes(writer, { t: 'cluster.dissolve', id });
		expect(cluster(id)).toBeUndefined();
		expect(places([a, b])).toEqual(at);
		expect([note(a)?.cluster, note(b)?.cluster]).toEqual([undefined, undefined]);
		await yes(writer, { t: 'undo' });
		expect(seen(all)).toEqual(before);
	});
});
