import { expect, test } from 'vitest';
import type { Reply } from '#lib/domain/command.ts';
import { openRoom } from '../../support/room.ts';

test('[P3] forty flips of the lock under fire let no write into a lock', async () => {
	const room = await openRoom({ groups: ['patient', 'lw', 'vcs', 'hcp'], step: 'share' });
	const written: Reply[] = [];
	let firing = true;
	const fire = async (client: (typeof room.people)[number]['client'], name: number) => {
		for (let n = 0; firing; n++) {
			const q = (['who', 'how'] as const)[n % 2] ?? 'who';
			// Two at a time, and no faster than the rate of a seat lets through.
			const both = [0, 1].map((part) =>
				client.command({ t: 'note.post', q, text: `${name} ${n} ${part}` })
			);
			written.push(...(await Promise.all(both)));
			if (n >= 20) await new Promise(setImmediate);
		}
	};
	const guns = room.people.map(({ client }, name) => fire(client, name));
	const locks: [from: number, to: number][] = [];
	for (let flip = 0; flip < 20; flip++) {
		const on = await room.facilitator.client.accepted({ t: 'stage.lock', what: 'writing' });
		const off = await room.facilitator.client.accepted({ t: 'stage.unlock', what: 'writing' });
		locks.push([on.rev, off.rev]);
	}
	firing = false;
	await Promise.all(guns);

	const accepted = written.flatMap((reply) => (reply.ok ? [reply.rev] : []));
	expect(accepted.length).toBeGreaterThan(20);
	expect(locks).toHaveLength(20);
	const inside = accepted.filter((rev) => locks.some(([from, to]) => from < rev && rev < to));
	expect(inside).toEqual([]);
	const codes = new Set(written.flatMap((reply) => (reply.ok ? [] : [reply.code])));
	for (const code of codes) expect(['locked', 'too-fast', 'quota']).toContain(code);
	expect(new Set(accepted).size).toBe(accepted.length);
});
