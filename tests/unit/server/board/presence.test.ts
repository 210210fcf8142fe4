import * as decoding from 'lib0/decoding';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import * as Y from 'yjs';
import { Awareness, applyAwarenessUpdate } from 'y-protocols/awareness';
import { limits } from '#lib/domain/limits.ts';
import { Presences } from '../../../../server/board/presence.ts';
import type { Connection, Readers } from '../../../../server/board/readers.ts';
import { testBoard, type TestReader } from '../../../support/board.ts';

beforeEach(
	() =>
		void vi.useFakeTimers({
			toFake: ['setTimeout', 'clearTimeout', 'setInterval', 'clearInterval', 'performance']
		})
);
afterEach(() => vi.useRealTimers());

/** What a stock client would make of all that a reader was sent. */
function seen(reader: TestReader): object[] {
	const awareness = new Awareness(new Y.Doc());
	awareness.setLocalState(null);
	for (const update of reader.awarenessUpdates) applyAwarenessUpdate(awareness, update, 'test');
	const states = [...awareness.getStates().values()];
	awareness.destroy();
	return states;
}

async function workshop() {
	const test = await testBoard();
	const facilitator = await test.seat('facilitator');
	const one = await test.seat('stakeholder', 'lw');
	const two = await test.seat('stakeholder', 'hcp');
	const readers = {
		facilitator: test.read(facilitator, 'board'),
		one: test.read(one, 'board'),
		two: test.read(two, 'board')
	};
	const { id = '' } = await test.yes(one, { t: 'note.post', q: 'how', text: 'Here' });
	const tick = () => vi.advanceTimersByTime(100);
	return { ...test, test, facilitator, one, two, readers, id, tick };
}

const at = { q: 'how', p: [0.5, 2] };

describe('presence', () => {
	test('[X34] others see a group and a place, stamped by the server; a socket never sees itself', async () => {
		const { readers, tick } = await workshop();
		readers.one.attachment.presence({ at, group: 'hcp', name: 'CANARY', user: { id: 1 } });
		tick();
		expect(seen(readers.two)).toEqual([{ group: 'lw', at }]);
		expect(seen(readers.facilitator)).toEqual([{ group: 'lw', at }]);
		expect(readers.one.awarenessUpdates).toEqual([]);
		expect(readers.two.saw('CANARY')).toBe(false);
		expect(readers.two.attachment.others()).toEqual([
			[expect.stringMatching(/^\d+$/), { group: 'lw', at }]
		]);
		expect(readers.one.attachment.others()).toEqual([]);
	});

	test('[X34] one message for all at a time, with the latest of each', async () => {
		const { readers, tick } = await workshop();
		readers.facilitator.attachment.presence({ at: { q: 'why', p: [0, 0] } });
		tick();
		const before = readers.facilitator.awarenessUpdates.length;
		for (let y = 1; y <= 50; y++) {
			readers.one.attachment.presence({ at: { q: 'how', p: [0, y] } });
			readers.two.attachment.presence({ at: { q: 'who', p: [0, y] } });
		}
		tick();
		expect(readers.facilitator.awarenessUpdates.length - before).toBe(1);
		expect(seen(readers.facilitator)).toEqual([
			{ group: 'lw', at: { q: 'how', p: [0, 50] } },
			{ group: 'hcp', at: { q: 'who', p: [0, 50] } }
		]);
		expect(seen(readers.one)).toHaveLength(2);
	});

	test('[P6] it goes along with what else is sent, unless the last was only just', async () => {
		const { readers, two, yes, tick } = await workshop();
		const move = (y: number) => readers.one.attachment.presence({ at: { q: 'how', p: [0, y] } });
		const heard = () => readers.two.awarenessUpdates.length;
		move(1);
		vi.advanceTimersByTime(1);
		expect(heard()).toBe(1);
		move(2);
		await yes(two, { t: 'note.post', q: 'how', text: 'Only just' });
		expect(heard()).toBe(1);
		vi.advanceTimersByTime(70);
		await yes(two, { t: 'note.post', q: 'how', text: 'A little later' });
		expect(heard()).toBe(2);
		tick();
		expect(heard(), 'and not once more').toBe(2);
	});

	test.each([
		['ten', 0, 21],
		['five while the process is busy', 1, 11]
	])('[P6] two hundred a second become %s', (_, load, most) => {
		let sent = 0;
		const presences = new Presences({
			readers: { awareness: () => sent++ } as unknown as Readers,
			groupOf: () => 'lw',
			isVisibleNote: () => true,
			randomBelow: () => 7,
			load: () => load
		});
		const one = { reader: { seat: 1 }, reads: new Set() } as unknown as Connection;
		for (let n = 0; n < 400; n++) {
			presences.hear(one, { at: { q: 'how', p: [0, n] } });
			vi.advanceTimersByTime(5);
		}
		vi.advanceTimersByTime(200);
		presences.stop();
		expect(sent).toBeLessThanOrEqual(most);
		expect(sent).toBeGreaterThan(most / 2);
		expect(most).toBeLessThanOrEqual(2 * limits.presencePerSecond);
		expect(presences.listFor({} as Connection)).toEqual([
			['9', { group: 'lw', at: { q: 'how', p: [0, 399] } }]
		]);
	});

	test('[P2] in a private step nothing of participants, also not what stood there before', async () => {
		const { readers, tick, yes, facilitator } = await workshop();
		readers.one.attachment.presence({ at });
		readers.facilitator.attachment.presence({ at });
		tick();
		expect(seen(readers.two)).toHaveLength(2);
		readers.one.attachment.presence({ at: { q: 'why', p: [1, 1] } });
		await yes(facilitator, { t: 'stage.step', to: 'private' });
		expect(seen(readers.two)).toEqual([{ group: 'other', at }]);
		const sent = readers.two.awarenessUpdates.length;
		readers.one.attachment.presence({ at });
		tick();
		expect(readers.two.awarenessUpdates.length).toBe(sent);
		expect(readers.two.attachment.others()).toHaveLength(1);
		await yes(facilitator, { t: 'stage.step', to: 'share' });
		tick();
		expect(seen(readers.two)).toEqual([{ group: 'other', at }]);
	});

	test('[P2] a note that not everyone sees is not named', async () => {
		const { readers, tick, yes, facilitator, one, id } = await workshop();
		await yes(facilitator, { t: 'stage.step', to: 'private' });
		const secret = (await yes(one, { t: 'note.post', q: 'how', text: 'Secret' })).id ?? '';
		await yes(facilitator, { t: 'stage.step', to: 'share' });
		const p = [0, 3];
		readers.one.attachment.presence({ drag: { id: secret, p }, editing: secret });
		tick();
		expect(seen(readers.two)).toEqual([{ group: 'lw' }]);
		readers.one.attachment.presence({ drag: { id, p }, editing: id });
		tick();
		expect(seen(readers.two)).toEqual([{ group: 'lw', drag: { id, p }, editing: id }]);
	});

	test('[P3] what is no presence is dropped', async () => {
		const { readers, tick } = await workshop();
		const deep = JSON.parse('['.repeat(3_000) + ']'.repeat(3_000)) as unknown;
		for (const value of [null, 7, 'x', [at], { at: 1 }, { at: { q: 'how', p: [9, 0] } }, deep]) {
			readers.one.attachment.presence(value);
			tick();
		}
		const all = readers.two.awarenessUpdates.flatMap((update) => {
			const decoder = decoding.createDecoder(update);
			return decoding.readVarUint(decoder);
		});
		expect(seen(readers.two)).toEqual([]);
		expect(all).toEqual([]);
	});

	test('[P7] presence ends with its socket, and with its seat', async () => {
		const { readers, tick, yes, facilitator, two } = await workshop();
		readers.one.attachment.presence({ at });
		readers.two.attachment.presence({ at });
		tick();
		readers.one.attachment.detach();
		expect(seen(readers.facilitator)).toEqual([{ group: 'hcp', at }]);
		await yes(facilitator, { t: 'seat.remove', seat: two.number });
		expect(seen(readers.facilitator)).toEqual([]);
	});

	test('[X34] a stock client hears of those who stand still before it would forget them, and newcomers at once', async () => {
		const { readers, tick, read, two } = await workshop();
		readers.one.attachment.presence({ at });
		tick();
		const sent = readers.two.awarenessUpdates.length;
		vi.advanceTimersByTime(29_000);
		expect(readers.two.awarenessUpdates.length).toBe(sent + 1);
		expect(seen(readers.two)).toHaveLength(1);
		const late = read(two, 'board');
		expect(seen(late)).toEqual([{ group: 'lw', at }]);
		expect(late.attachment.awareness()).toEqual(late.awarenessUpdates[0]);
		expect(readers.one.attachment.awareness()).toEqual(Uint8Array.of(0));
	});
});
