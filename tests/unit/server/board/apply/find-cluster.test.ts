import { describe, expect, test } from 'vitest';
import type { CommandBody } from '#lib/domain/command.ts';
import type { Seat } from '#lib/domain/seat.ts';
import { clusteringRoom } from '../../../../support/clustering-room.ts';

describe('who may put notes together', () => {
	const everything = (ids: string[], id: string): CommandBody[] => [
		{ t: 'cluster.rename', id, name: 'Other' },
		{ t: 'cluster.move', id, p: [0, 40] },
		{ t: 'cluster.join', id, ids: [ids[2] ?? ''] },
		{ t: 'cluster.leave', ids: [ids[2] ?? ''] },
		{ t: 'cluster.tidy' },
		{ t: 'cluster.make', q: 'how', ids: [ids[3] ?? ''] },
		{ t: 'cluster.dissolve', id }
	];

	test('[P3] everybody while grouping is open; outside its step nobody but the facilitator', async () => {
		const { ids, make, yes, no, facilitator, writer, other } = await clusteringRoom();
		const id = await make([ids[0] ?? '', ids[1] ?? ''], {}, other);
		const refused = async (seat: Seat) => {
			const codes = [];
			for (const body of everything(ids, id)) codes.push(await no(seat, body));
			return new Set(codes);
		};
		await yes(facilitator, { t: 'stage.lock', what: 'grouping' });
		expect(await refused(writer)).toEqual(new Set(['locked']));
		await yes(facilitator, { t: 'stage.settings', grouping: false });
		expect(await refused(writer)).toEqual(new Set(['not-open']));
		await yes(facilitator, { t: 'stage.settings', grouping: true });
		await yes(facilitator, { t: 'stage.step', to: 'share' });
		expect(await refused(writer)).toEqual(new Set(['not-open']));
		for (const body of everything(ids, id)) await yes(facilitator, body);
	});

	test('[P3] under the lock on writing nobody moves notes, and names and clusters stay open', async () => {
		const { ids, make, yes, no, facilitator, writer } = await clusteringRoom();
		const id = await make([ids[0] ?? '', ids[1] ?? '']);
		await yes(facilitator, { t: 'stage.lock', what: 'writing' });
		for (const seat of [writer, facilitator]) {
			expect(await no(seat, { t: 'cluster.move', id, p: [0, 40] })).toBe('locked');
			expect(await no(seat, { t: 'cluster.tidy' })).toBe('locked');
			await yes(seat, { t: 'cluster.rename', id, name: `By ${seat.role}` });
		}
	});

	test('[P2] private, unknown and binned notes and clusters cannot be put together', async () => {
		const { ids, make, post, yes, no, facilitator, writer, other } = await clusteringRoom();
		const id = await make([ids[0] ?? '']);
		await yes(facilitator, { t: 'stage.step', to: 'private' });
		const secret = await post('Secret');
		await yes(facilitator, { t: 'stage.step', to: 'group' });
		await yes(writer, { t: 'note.remove', id: ids[1] ?? '' });
		const [there = '', binned = ''] = [ids[2], ids[1]];
		for (const seat of [writer, other, facilitator])
			for (const unknown of [secret, 'unknown', '__proto__'])
				for (const body of [
					{ t: 'cluster.make', q: 'how', ids: [there, unknown] },
					{ t: 'cluster.join', id, ids: [unknown] },
					{ t: 'cluster.leave', ids: [unknown] }
				] satisfies CommandBody[])
					expect(await no(seat, body)).toBe('not-allowed');
		expect(await no(other, { t: 'cluster.join', id, ids: [there, binned] })).toBe('gone');
		expect(await no(other, { t: 'cluster.join', id, ids: [binned, secret] })).toBe('not-allowed');
		for (const t of ['cluster.rename', 'cluster.dissolve', 'cluster.move'] as const)
			expect(await no(writer, { t, id: 'unknown', name: 'x', p: [0, 0] })).toBe('not-allowed');
		await yes(writer, { t: 'cluster.dissolve', id });
		for (const t of ['cluster.rename', 'cluster.dissolve', 'cluster.move'] as const)
			expect(await no(writer, { t, id, name: 'x', p: [0, 0] })).toBe('gone');
		expect(await no(writer, { t: 'cluster.make', q: 'how', ids: [] })).toBe('malformed');
	});
});
