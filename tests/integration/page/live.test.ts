import { expect, test, vi } from 'vitest';
import { joinLive, openLivePage } from '../../support/live-page.ts';
import { openRoom } from '../../support/room.ts';

/** Machines that do other things too may take a while. */
const soon = (holds: () => void) => vi.waitFor(holds, { timeout: 10_000 });

test('[X100] a person writes in private, loses the network, comes back, and is shared with the others', async () => {
	const room = await openRoom({ step: 'private' });
	const desk = openLivePage(room, room.facilitator.cookie);
	const ann = await joinLive(room, 'patient');
	const bob = await joinLive(room, 'lw');
	for (const { board } of [desk, ann, bob])
		await soon(() => expect(board.status).toEqual({ kind: 'saved' }));
	expect(ann.board.me).toMatchObject({ group: 'patient' });
	await soon(() => expect(desk.board.desk?.seats.size).toBeGreaterThanOrEqual(3));

	await ann.board.send({ t: 'note.post', q: 'who', text: '  canary of Ann ' });
	await soon(() =>
		expect(ann.board.ownNotes('who')).toMatchObject([
			{ text: 'canary of Ann', state: 'saved', private: true }
		])
	);
	ann.cut();
	const late = ann.board.send({ t: 'note.post', q: 'who', text: 'second of Ann' });
	expect(ann.board.ownNotes('who')).toHaveLength(2);
	expect(await late).toMatchObject({ ok: true });
	await soon(() => expect(ann.board.status).toEqual({ kind: 'saved' }));
	await soon(() => expect(desk.board.desk?.cells.who).toEqual({ patient: 2 }));
	const others = Buffer.concat([...bob.received, ...desk.received]);
	expect(others.includes('canary')).toBe(false);

	const seen: number[] = [];
	expect(await desk.board.send({ t: 'stage.reveal' })).toMatchObject({ ok: true });
	await soon(() => {
		seen.push(ann.board.ownNotes('who').length);
		expect(ann.board.ownNotes('who').map((note) => note.state)).toEqual(['sent', 'sent']);
	});
	expect(new Set(seen)).toEqual(new Set([2]));
	await soon(() =>
		expect(bob.board.questions[1]?.loose.map((note) => note.text).toSorted()).toEqual([
			'canary of Ann',
			'second of Ann'
		])
	);
	expect(bob.board.questions[1]?.loose.every((note) => !note.own && !note.state)).toBe(true);
});

test('[P2] what was written in private without a line stays private when the step has changed', async () => {
	const room = await openRoom({ step: 'private' });
	const { client } = room.facilitator;
	const ann = await joinLive(room, 'patient');
	const bob = await joinLive(room, 'lw');
	for (const { board } of [ann, bob])
		await soon(() => expect(board.status).toEqual({ kind: 'saved' }));
	ann.cut();
	await soon(() => expect(ann.board.status.kind).not.toBe('saved'));
	const posted = ann.board.send({ t: 'note.post', q: 'who', text: 'canary without a line' });
	await client.accepted({ t: 'stage.step', to: 'share' });
	expect(await posted).toMatchObject({ ok: true });
	await soon(() =>
		expect(ann.board.ownNotes('who')).toMatchObject([{ state: 'saved', private: true }])
	);
	await ann.board.send({ t: 'note.post', q: 'who', text: 'in the open' });
	await soon(() => expect(bob.board.questions[1]?.loose).toMatchObject([{ text: 'in the open' }]));
	expect(Buffer.concat(bob.received).includes('canary')).toBe(false);
	await client.accepted({ t: 'stage.reveal' });
	await soon(() => expect(bob.board.questions[1]?.loose).toHaveLength(2));
});

test('[X21] an undo brings a private note back where it stood among one’s own', async () => {
	const room = await openRoom({ step: 'private' });
	const { board } = await joinLive(room, 'patient');
	await soon(() => expect(board.status).toEqual({ kind: 'saved' }));
	for (const text of ['one', 'two', 'three']) await board.send({ t: 'note.post', q: 'how', text });
	const own = () => board.ownNotes('how').map(({ text }) => text);
	await soon(() => expect(own()).toEqual(['three', 'two', 'one']));
	const id = board.ownNotes('how').find(({ text }) => text === 'two')?.id ?? '';
	await board.send({ t: 'note.remove', id });
	await soon(() => expect(own()).toEqual(['three', 'one']));
	await board.send({ t: 'undo' });
	await soon(() => expect(own()).toHaveLength(3));
	expect(own()).toEqual(['three', 'two', 'one']);
});

test('[X22] a lock turns what is sent into a draft, which goes when the lock is lifted', async () => {
	const room = await openRoom({ step: 'share' });
	const ann = await joinLive(room, 'patient');
	await soon(() => expect(ann.board.ready).toBe(true));
	await room.facilitator.client.accepted({ t: 'stage.lock', what: 'writing' });
	const refused = await ann.board.send({ t: 'note.post', q: 'why', text: 'Keep these words' });
	expect(refused).toMatchObject({ ok: false, code: 'locked' });
	expect(ann.board.drafts).toMatchObject([{ q: 'why', text: 'Keep these words' }]);
	const again = ann.reload().board;
	await room.facilitator.client.accepted({ t: 'stage.unlock', what: 'writing' });
	again.retryDraft(again.drafts[0]?.id ?? '');
	await soon(() => expect(again.ownNotes('why')).toMatchObject([{ state: 'sent' }]));
	expect(again.drafts).toEqual([]);
});

test('[P7] a removed person’s page goes blank, keeps nothing, and has the facilitator’s words', async () => {
	const room = await openRoom({ step: 'share' });
	const ann = await joinLive(room, 'patient');
	await soon(() => expect(ann.board.status).toEqual({ kind: 'saved' }));
	await ann.board.send({ t: 'note.post', q: 'why', text: 'Mine' });
	ann.board.setTyped('how', 'half');
	const message = 'Please speak to me at the break';
	await room.facilitator.client.accepted({ t: 'seat.remove', seat: ann.board.seat, message });
	await soon(() =>
		expect(ann.board.status).toEqual({ kind: 'closed', reason: 'removed', message })
	);
	expect(ann.board.questions.flatMap((question) => question.loose)).toEqual([]);
	expect(ann.board.typed('how')).toBe('');
});

test('[X34] others see a drag as an outline, and the one who drags does not see their own', async () => {
	const room = await openRoom({ step: 'share' });
	const ann = await joinLive(room, 'patient');
	const bob = await joinLive(room, 'lw');
	await soon(() => expect(bob.board.status).toEqual({ kind: 'saved' }));
	const reply = await ann.board.send({ t: 'note.post', q: 'why', text: 'Dragged' });
	const id = (reply.ok && reply.id) || '';
	ann.board.showPresence({ drag: { id, p: [1, 2] } });
	await soon(() =>
		expect([...bob.board.presence.values()]).toMatchObject([
			{ group: 'patient', drag: { id, p: [1, 2] } }
		])
	);
	expect(ann.board.presence.size).toBe(0);
});

test('[P5] sixty notes written at once arrive once each, in the order they were written', async () => {
	const room = await openRoom({ step: 'share' });
	const ann = await joinLive(room, 'patient');
	const texts = Array.from({ length: 60 }, (_, n) => `Note ${n + 1}`);
	const replies = texts.map((text) => ann.board.send({ t: 'note.post', q: 'how', text }));
	await soon(() => expect(ann.board.ready).toBe(true));
	ann.cut();
	expect((await Promise.all(replies)).every((reply) => reply.ok)).toBe(true);
	await soon(() => expect(ann.board.status).toEqual({ kind: 'saved' }));
	expect(ann.board.ownNotes('how').map((note) => note.text)).toEqual(texts.toReversed());
	await soon(() => expect(room.facilitator.client.snapshot.notes.size).toBe(60));
});
