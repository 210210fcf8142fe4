import { describe, expect, it } from 'vitest';
import type { Command, CommandBody } from '#lib/domain/command.ts';
import { limits } from '#lib/domain/limits.ts';
import { KeptWork } from '#lib/live/kept-work.ts';
import { Outbox } from '#lib/live/outbox.ts';
import { ManualClock, TabStore } from '../../../support/manual-clock.ts';

function openOutbox(store = new TabStore()) {
	const clock = new ManualClock();
	const sent: Command[] = [];
	const refused: [string, string | undefined][] = [];
	const overruled: string[] = [];
	let cids = 0;
	const outbox = new Outbox({
		clock,
		random: () => 0.5,
		newCid: () => `cid-${++cids}`,
		kept: new KeptWork(store, 'b', 1),
		deliver: (json) => {
			sent.push(JSON.parse(json) as Command);
			return true;
		},
		named: () => undefined,
		changed: () => undefined,
		refused: (entry, _reply, text) => void refused.push([entry.cid, text]),
		overruled: (cid) => void overruled.push(cid)
	});
	const add = (body: CommandBody) => void outbox.add(body);
	const accept = (cid: string, id?: string) =>
		outbox.reply({ cid, ok: true, rev: 1, ...(id ? { id } : {}) });
	return { outbox, clock, sent, refused, overruled, add, accept };
}

describe('Outbox', () => {
	it('[P8] holds a later change of a note until the earlier one has its reply', () => {
		const { outbox, sent, add, accept } = openOutbox();
		outbox.connected();
		add({ t: 'note.edit', id: 'n', text: '1' });
		add({ t: 'note.edit', id: 'n', text: '2' });
		add({ t: 'note.edit', id: 'other', text: '3' });
		expect(sent.map(({ cid }) => cid)).toEqual(['cid-1', 'cid-3']);
		accept('cid-1');
		expect(sent.map(({ cid }) => cid)).toEqual(['cid-1', 'cid-3', 'cid-2']);
	});

	it.each(['undo', 'redo'] as const)(
		'[X21] %s waits for all that came before it, and all after it waits for that',
		(t) => {
			const { outbox, sent, add, accept } = openOutbox();
			outbox.connected();
			add({ t: 'note.post', q: 'how', text: 'a' });
			add({ t });
			add({ t: 'note.post', q: 'how', text: 'b' });
			expect(sent.map(({ t }) => t)).toEqual(['note.post']);
			accept('cid-1', 'n1');
			expect(sent.map(({ t }) => t)).toEqual(['note.post', t, 'note.post']);
		}
	);

	it('[P5] of a command sent twice a refusal counts when both are answered, or nothing more comes', () => {
		const { outbox, clock, sent, refused, add, accept } = openOutbox();
		const refuse = (cid: string) =>
			outbox.reply({ cid, ok: false, code: 'locked', message: 'Writing is closed.' });
		outbox.connected();
		add({ t: 'note.post', q: 'how', text: 'a' });
		add({ t: 'note.post', q: 'who', text: 'b' });
		add({ t: 'note.post', q: 'why', text: 'c' });
		clock.advance(10_000);
		expect(sent.map(({ cid }) => cid)).toEqual([1, 2, 3, 1, 2, 3].map((n) => `cid-${n}`));
		for (const cid of ['cid-1', 'cid-2', 'cid-3']) refuse(cid);
		expect(refused).toEqual([]);
		accept('cid-1', 'n1');
		refuse('cid-2');
		expect(refused).toEqual([['cid-2', 'b']]);
		clock.advance(10_000);
		expect(refused).toEqual([
			['cid-2', 'b'],
			['cid-3', 'c']
		]);
		expect(sent).toHaveLength(6);
		expect(outbox.unanswered).toEqual([]);
	});

	it('[P5] a command that was refused, and applied after all by a copy that nobody knew of, says so', () => {
		const { outbox, refused, overruled, add, accept } = openOutbox();
		outbox.connected();
		add({ t: 'note.post', q: 'how', text: 'a' });
		outbox.reply({ cid: 'cid-1', ok: false, code: 'locked', message: 'Writing is closed.' });
		expect(refused).toEqual([['cid-1', 'a']]);
		accept('cid-1', 'n1');
		expect(overruled).toEqual(['cid-1']);
	});

	it('[P6] sends a long queue slower than the server would refuse it', () => {
		const { outbox, sent, clock, add, accept } = openOutbox();
		for (let n = 0; n < 150; n++) add({ t: 'note.post', q: 'how', text: `${n}` });
		outbox.connected();
		let answered = 0;
		for (let tenth = 0; tenth < 200 && answered < 150; tenth++) {
			const most = limits.commandBurst + (limits.commandsPerSecond * tenth) / 10;
			expect(sent.length).toBeLessThanOrEqual(most);
			while (answered < sent.length) accept(sent[answered++]?.cid ?? '');
			clock.advance(100);
		}
		expect(sent.map((command) => 'text' in command && command.text)).toEqual(
			Array.from({ length: 150 }, (_, n) => `${n}`)
		);
	});

	it('[P5] keeps a command as sent before it is sent, so that a reload cannot take it back', () => {
		const store = new TabStore();
		const first = openOutbox(store);
		first.add({ t: 'note.post', q: 'how', text: 'a' });
		expect(openOutbox(store).outbox.entries).toMatchObject([{ sent: false }]);
		first.outbox.connected();
		const second = openOutbox(store);
		expect(second.outbox.entries).toMatchObject([{ cid: 'cid-1', sent: true }]);
		void second.outbox.add({ t: 'note.remove', id: 'cid-1' });
		expect(second.outbox.unanswered).toHaveLength(2);
	});

	it('[P8] names a waiting change by the note’s id as soon as it has one, also after a reload', () => {
		const store = new TabStore();
		const first = openOutbox(store);
		first.outbox.connected();
		first.add({ t: 'note.post', q: 'how', text: 'a' });
		first.add({ t: 'note.edit', id: 'cid-1', text: 'b' });
		first.outbox.disconnected();
		first.accept('cid-1', 'n1');
		const second = openOutbox(store);
		second.outbox.connected();
		expect(second.sent).toMatchObject([{ cid: 'cid-2', t: 'note.edit', id: 'n1' }]);
	});

	it('[X22] says nothing of a refused note that its writer had already removed', () => {
		const { outbox, refused, add } = openOutbox();
		outbox.connected();
		add({ t: 'note.post', q: 'how', text: 'a' });
		add({ t: 'note.remove', id: 'cid-1' });
		outbox.reply({ cid: 'cid-1', ok: false, code: 'locked', message: '' });
		expect(refused).toEqual([['cid-1', undefined]]);
		expect(outbox.entries).toEqual([]);
	});

	it('[X21] takes back a note that never left without a word', async () => {
		const { outbox, refused } = openOutbox();
		const posted = outbox.add({ t: 'note.post', q: 'how', text: 'a' });
		const edited = outbox.add({ t: 'note.edit', id: 'cid-1', text: 'b' });
		const removed = outbox.add({ t: 'note.remove', id: 'cid-1' });
		expect(await removed).toMatchObject({ ok: true });
		for (const reply of [await posted, await edited])
			expect(reply).toMatchObject({ ok: false, code: 'gone', message: '' });
		expect(refused).toEqual([]);
		expect(outbox.entries).toEqual([]);
	});

	it('[X85] hands back a note that never left with its last words and place, to be posted again', async () => {
		const { outbox, add } = openOutbox();
		const post = { t: 'note.post', q: 'how', group: 'patient', via: 'scribe' } as const;
		const removed = (id: string) => outbox.add({ t: 'note.remove', id });
		add({ ...post, text: 'a', p: [0, 0] });
		add({ t: 'note.edit', id: 'cid-1', text: 'b' });
		add({ t: 'note.move', id: 'cid-1', q: 'who', p: [2, 3] });
		expect(await removed('cid-1')).toMatchObject({
			ok: true,
			unsent: { ...post, q: 'who', text: 'b', p: [2, 3] }
		});
		add({ ...post, text: 'c' });
		outbox.connected();
		const sent = removed('cid-5');
		for (const cid of ['cid-5', 'cid-6']) outbox.reply({ cid, ok: true, rev: 1 });
		expect(await sent).not.toHaveProperty('unsent');
	});

	it('[P2.1] hands back a note as readable only when its last words were written as that', async () => {
		const { outbox, add } = openOutbox();
		const post = { t: 'note.post', q: 'how', text: 'a', asPrivate: true } as const;
		add({ ...post, readable: true });
		add({ t: 'note.edit', id: 'cid-1', text: 'b', asPrivate: true });
		const removed = await outbox.add({ t: 'note.remove', id: 'cid-1' });
		expect(removed).toMatchObject({ ok: true });
		expect('unsent' in removed && removed.unsent).toEqual({ ...post, text: 'b' });
	});

	it('[X101] counts notes, not the commands about them', () => {
		const { outbox, add } = openOutbox();
		add({ t: 'note.post', q: 'how', text: 'a' });
		add({ t: 'note.edit', id: 'cid-1', text: 'b' });
		add({ t: 'note.move', id: 'n', p: [0, 0] });
		expect(outbox.unsentThings).toBe(2);
		expect(outbox.unanswered).toHaveLength(3);
	});

	it('[X101] knows whether all that waits are notes', () => {
		const { outbox, add } = openOutbox();
		add({ t: 'note.post', q: 'how', text: 'a' });
		add({ t: 'note.move', id: 'cid-1', p: [0, 0] });
		expect(outbox.hasOtherThings).toBe(false);
		add({ t: 'vote.cast', target: 'n', dots: 1 });
		expect(outbox.hasOtherThings).toBe(true);
	});

	it('[P8] works on in memory where the device keeps nothing', () => {
		const full = new TabStore();
		full.setItem = () => {
			throw new Error('The quota has been exceeded.');
		};
		const { outbox, sent, add } = openOutbox(full);
		add({ t: 'note.post', q: 'how', text: 'a' });
		outbox.connected();
		expect(sent).toHaveLength(1);
	});
});
