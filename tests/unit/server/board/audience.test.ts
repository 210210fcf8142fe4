import * as Y from 'yjs';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { boardRoots, deskRoots } from '#lib/domain/document.ts';
import { CloseCode } from '#lib/domain/protocol.ts';
import type { Seat } from '#lib/domain/seat.ts';
import { fresh } from '../../../support/board-checks.ts';
import { testBoard } from '../../../support/board.ts';

const post = { t: 'note.post', q: 'how', text: 'Hello' } as const;

afterEach(() => vi.useRealTimers());

describe('reading', () => {
	test('[P2] only documents that were asked for come, and the desk for facilitators alone', async () => {
		const { seat, yes, read, board } = await testBoard();
		const facilitator = await seat('facilitator');
		const writer = await seat('stakeholder', 'lw');
		const lead = await seat('lead');
		const silent = read(writer);
		const own = read(writer, 'seat');
		expect([writer, lead].map((one) => read(one).sync('desk'))).toEqual([false, false]);
		expect(read(facilitator).sync('desk')).toBe(true);
		await yes(writer, post);
		expect(silent.received).toEqual([]);
		expect(new Set(own.received.map(({ name }) => name))).toEqual(new Set(['seat']));
		expect(board.hello(lead.number)).toEqual({
			kind: 'hello',
			v: 1,
			seat: lead.number,
			role: 'lead',
			board: { epoch: board.snapshot().meta.epoch },
			seatDoc: { epoch: expect.any(String) as string },
			now: expect.any(Number) as number
		});
		expect(board.hello(facilitator.number).desk).toEqual({ epoch: expect.any(String) as string });
		expect(() => board.hello(99)).toThrow('You are not in this workshop');
	});

	test('[P8] a returning replica gets only what it lacks, and everybody from nothing the same buffer', async () => {
		const { seat, yes, read, board } = await testBoard();
		const writer = await seat('stakeholder', 'lw');
		await yes(writer, { ...post, text: 'x'.repeat(900) });
		const [one, two] = [read(writer, 'board'), read(writer, 'board')];
		expect(two.received[0]?.update).toBe(one.received[0]?.update);
		two.attachment.detach();
		await yes(writer, { ...post, text: 'Later' });
		const again = board.attach({ ...two, seat: writer.number, update: () => undefined } as never);
		const update = again.sync('board', Y.encodeStateVector(two.doc('board')));
		expect(update?.length).toBeLessThan(400);
		Y.applyUpdate(two.doc('board'), update ?? new Uint8Array());
		expect(Y.encodeStateAsUpdate(two.doc('board'))).toEqual(
			Y.encodeStateAsUpdate(one.doc('board'))
		);
	});

	test('[P3] bytes that are no state vector are malformed, and one from the future gets nothing new', async () => {
		const { seat, yes, board, read } = await testBoard();
		const writer = await seat('stakeholder', 'lw');
		await yes(writer, post);
		const { attachment } = read(writer);
		for (const bytes of [[], [200], [5, 1], [255, 255, 255, 255, 255, 255, 255, 255, 255, 255]])
			expect(() => attachment.sync('board', Uint8Array.from(bytes))).toThrow();
		const ahead = Uint8Array.of(1, 1, 255, 255, 3);
		expect(attachment.sync('board', ahead)?.length).toBeLessThan(20);
		expect(board.snapshot().notes.size).toBe(1);
	});

	test('[P3] nobody without a seat reads', async () => {
		const { read } = await testBoard();
		const reader = read({ number: 42 } as Seat, 'board');
		expect(reader.closes).toEqual([{ code: CloseCode.signIn, reason: '' }]);
		expect(reader.received).toEqual([]);
	});

	test('[P1] a reader that throws is let go, and the others get their update', async () => {
		const { seat, yes, board, read, errors } = await testBoard();
		const writer = await seat('stakeholder', 'lw');
		const broken = read(writer, 'board');
		broken.update = () => {
			throw new Error('The socket is broken.');
		};
		const other = read(writer, 'board');
		await yes(writer, post);
		await yes(writer, post);
		expect(errors.length).toBe(1);
		expect(boardRoots(other.doc('board')).notes.size).toBe(2);
		expect(board.rev).toBe(2);
	});
});

describe('polling', () => {
	test('[X104] every kind of change is seen by a state vector, one that only deletes included', async () => {
		const { seat, yes, board } = await testBoard({
			board: { clusters: [{ id: 'c1', cluster: { q: 'how', name: 'Together' } }] }
		});
		const facilitator = await seat('facilitator');
		const writer = await seat('stakeholder', 'lw');
		const documents = ['board', 'seat', 'desk'] as const;
		const have = new Map(
			documents.map((name) => {
				const doc = fresh(board, facilitator, name) ?? new Y.Doc();
				return [name, doc];
			})
		);
		const news = (name: (typeof documents)[number]) => {
			const doc = have.get(name) ?? new Y.Doc();
			const epoch = board.since(facilitator.number, name)?.epoch ?? '';
			const stateVector = Y.encodeStateVector(doc);
			const got = board.since(facilitator.number, name, { epoch, stateVector });
			if (got) Y.applyUpdate(doc, got.update);
			return got !== undefined;
		};
		const changed = () => documents.filter(news);
		expect(changed()).toEqual([]);
		const { id = '' } = await yes(writer, post);
		expect(changed()).toEqual(['board', 'desk']);
		await yes(facilitator, { t: 'note.move', id, p: [1, 5], cluster: 'c1' });
		expect(changed()).toEqual(['board']);
		await yes(facilitator, { t: 'note.move', id, p: [1, 5], cluster: null });
		expect(changed()).toEqual(['board']);
		await yes(facilitator, { t: 'note.remove', id });
		expect(changed()).toEqual(['board', 'desk']);
		await yes(facilitator, { t: 'stage.step', to: 'private' });
		// The desk is told when it began.
		expect(changed()).toEqual(['board', 'desk']);
		const secret = await yes(facilitator, post);
		expect(changed()).toEqual(['seat', 'desk']);
		await yes(facilitator, { t: 'note.remove', id: secret.id ?? '' });
		expect(changed()).toEqual(['seat', 'desk']);
		await yes(facilitator, { t: 'flag.finished', on: true });
		expect(changed()).toEqual(['seat', 'desk']);
		await yes(facilitator, { t: 'stage.step', to: 'share' });
		expect(changed()).toEqual(['board', 'seat', 'desk']);
		expect(changed()).toEqual([]);
	});

	test('[X104] another epoch gets the whole state; a held poll ends with the next change that it may read', async () => {
		const { seat, yes, board } = await testBoard();
		const facilitator = await seat('facilitator');
		const writer = await seat('stakeholder', 'lw');
		const stateVector = Uint8Array.of(0);
		const got = board.since(writer.number, 'board', { epoch: 'former', stateVector });
		expect(got?.update).toBe(board.since(writer.number, 'board')?.update);
		const done: string[] = [];
		const wait = (name: string, { number }: Seat, signal = new AbortController().signal) =>
			board.changed(number, signal).then(() => done.push(name));
		const stop = new AbortController();
		const waits = [
			wait('facilitator', facilitator),
			wait('writer', writer),
			wait('aborted', writer, stop.signal)
		];
		stop.abort();
		await waits[2];
		expect(done).toEqual(['aborted']);
		await yes(writer, { t: 'flag.finished', on: true });
		await Promise.all(waits);
		const third = wait('of the desk alone', writer);
		await yes(facilitator, { t: 'flag.finished', on: true });
		expect(done.includes('of the desk alone')).toBe(false);
		await yes(facilitator, { t: 'stage.step', to: 'group' });
		await third;
	});
});

describe('who is here', () => {
	test('[X63] the desk shows who has a socket, patient with those who reload, and knows nobody after a restart', async () => {
		vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
		const { seat, read, board, restart } = await testBoard();
		const facilitator = await seat('facilitator');
		const writer = await seat('stakeholder', 'lw');
		const here = (which = board) => {
			const desk = fresh(which, facilitator, 'desk');
			return desk && deskRoots(desk).seats.get(String(writer.number))?.here;
		};
		expect(here()).toBe(false);
		const [one, two] = [read(writer), read(writer)];
		await vi.waitFor(() => expect(here()).toBe(true));
		one.attachment.detach();
		vi.advanceTimersByTime(10_000);
		await board.command(writer.number, '{}');
		expect(here()).toBe(true);
		two.attachment.detach();
		vi.advanceTimersByTime(4_000);
		const three = read(writer);
		vi.advanceTimersByTime(4_000);
		expect(here()).toBe(true);
		const again = (await restart()).board;
		await vi.waitFor(() => expect(here(again)).toBe(false));
		three.attachment.detach();
		vi.advanceTimersByTime(5_000);
		await vi.waitFor(() => expect(here()).toBe(false));
	});
});
