import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import { at, openRoom } from '../../support/room.ts';

test('[P4] a forged group, author, id, time and place among others change nothing', async () => {
	const room = await openRoom({ groups: ['patient', 'lw'], step: 'share' });
	const [ann, bob] = [at(room.people, 0), at(room.people, 1)];
	const cid = randomUUID();
	const forged = {
		v: 1,
		cid,
		t: 'note.post',
		q: 'who',
		text: 'mine',
		group: 'hcp',
		id: 'chosen',
		seat: bob.seat,
		author: bob.seat,
		writer: bob.seat,
		role: 'facilitator',
		at: 0,
		rev: 9_999,
		votes: 9,
		late: true,
		hidden: true,
		cluster: 'c',
		for: bob.seat,
		via: 'paper',
		__proto__: { polluted: true }
	};
	const reply = await ann.client.raw(forged, cid);
	if (!reply.ok) throw new Error(reply.code);
	expect(reply.id).not.toBe('chosen');
	const note = ann.client.snapshot.notes.get(reply.id ?? '');
	expect(note).toMatchObject({ q: 'who', text: 'mine', group: 'patient', via: 'self' });
	expect(note?.at).toBeGreaterThan(1_700_000_000_000);
	expect(Object.keys(note ?? {}).sort()).toEqual(
		['at', 'group', 'p', 'q', 'text', 'v', 'via'].sort()
	);

	await room.facilitator.client.sync('desk');
	const writers = room.facilitator.client.docs.desk.getMap('writers');
	expect(writers.get(reply.id ?? '')).toBe(ann.seat);
	for (const body of [
		{ t: 'note.edit', id: reply.id ?? '', text: 'his' },
		{ t: 'note.remove', id: reply.id ?? '' },
		{ t: 'stage.step', to: 'vote' },
		{ t: 'seat.remove', seat: ann.seat }
	] as const)
		expect(await bob.client.command(body)).toMatchObject({ ok: false, code: 'not-allowed' });
});

test('[P5] a command sent again, by socket or HTTP, gets the first reply and is applied once', async () => {
	const room = await openRoom({ groups: ['patient'], step: 'share' });
	const ann = at(room.people, 0);
	const command = { v: 1, cid: randomUUID(), t: 'note.post', q: 'who', text: 'once' };
	const first = await ann.client.raw(command, command.cid);
	const changed = { ...command, text: 'other words' };
	const again = await ann.client.raw(changed, command.cid);
	const response = await room.post(
		`/api/boards/${room.boardId}/commands`,
		{ v: 1, commands: [command, changed] },
		ann
	);
	expect(again).toEqual(first);
	expect(await response.json()).toEqual({ replies: [first, first] });
	await room.facilitator.client.sync();
	expect([...room.facilitator.client.snapshot.notes.values()].map(({ text }) => text)).toEqual([
		'once'
	]);
});
