import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import * as Y from 'yjs';
import { News } from '../../../../server/board/news.ts';
import { Readers } from '../../../../server/board/readers.ts';
import type { Reader } from '../../../../server/board/types.ts';
import type { StoredDocumentName } from '../../../../server/storage/port.ts';

const epoch = 'epoch';

/** A board of which so many seats, from 1 on, read every document named. */
function boardWith(seats: number, names: StoredDocumentName[] = ['board']) {
	let now = 1_000;
	let load = 0;
	const busy = (how: number) => (load = how);
	const log: string[] = [];
	const replicas: Y.Doc[] = [];
	const readers = new Readers({ error: () => undefined } as never);
	for (let seat = 1; seat <= seats; seat++) {
		const replica = new Y.Doc();
		replicas.push(replica);
		const reader = {
			seat,
			update: (name: string, update: Uint8Array) => {
				log.push(`${name} to ${seat}`);
				Y.applyUpdate(replica, update);
			}
		} as Reader;
		const connection = readers.add(reader);
		for (const name of names) readers.subscribe(connection, name);
	}
	const wentOut = vi.fn();
	const news = new News({ readers, monotonic: () => now, load: () => load, wentOut });
	const source = new Y.Doc();
	let words = 0;
	/** One more word in these documents, by these seats. */
	const write = (by: number[] | undefined, into = names) => {
		let update = new Uint8Array();
		const take = (bytes: Uint8Array) => (update = Uint8Array.from(bytes));
		source.once('update', take);
		source.getArray('words').push([++words]);
		news.add(
			into.map((name) => ({ name, epoch, update })),
			by && new Set(by)
		);
	};
	const pass = (milliseconds: number) => {
		for (let each = 0; each < milliseconds; each++) {
			now++;
			vi.advanceTimersByTime(1);
		}
	};
	const wordsOf = (seat: number) => replicas[seat - 1]?.getArray('words').length;
	return { news, log, write, pass, wordsOf, wentOut, busy };
}

describe('when committed changes go out', () => {
	beforeEach(() => vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] }));
	afterEach(() => vi.useRealTimers());

	test('[P8] a quiet board tells everybody at once', () => {
		const { write, pass, log } = boardWith(3);
		write([1]);
		expect(log).toEqual(['board to 1', 'board to 2', 'board to 3']);
		pass(50);
		write([2]);
		expect(log).toHaveLength(6);
	});

	test('[P6] while it goes on, writers have their own at once, and the others all of it as one', () => {
		const { write, pass, log, wordsOf } = boardWith(40);
		write([1]);
		log.length = 0;
		pass(10);
		write([2]);
		pass(10);
		write([3]);
		expect(log).toEqual(['board to 2', 'board to 3']);
		expect([1, 2, 3].map(wordsOf)).toEqual([1, 2, 3]);
		log.length = 0;
		pass(20);
		expect(log, 'all but the last writer, who has everything').toHaveLength(39);
		expect(log).not.toContain('board to 3');
		expect(Array.from({ length: 40 }, (_, at) => wordsOf(at + 1))).toEqual(Array(40).fill(3));
		pass(100);
		expect(log).toHaveLength(39);
	});

	test.each([
		[5, 143],
		[25, 46],
		[50, 23],
		[200, 23]
	])('[P6] to %i readers at most %i broadcasts a second go out', (seats, most) => {
		const { write, pass, wentOut } = boardWith(seats);
		for (let each = 0; each < 200; each++) {
			write([1]);
			pass(5);
		}
		expect(wentOut.mock.calls.length).toBeLessThanOrEqual(most);
		expect(wentOut.mock.calls.length).toBeGreaterThan(most * 0.6);
	});

	test('[P6] in a busy process, where turns are far apart, every turn is told at once', () => {
		const { write, pass, log, busy } = boardWith(50);
		write([1]);
		busy(0.5);
		pass(20);
		write([1]);
		expect(log).toHaveLength(51);
		busy(1);
		pass(10);
		write([1]);
		expect(log).toHaveLength(101);
	});

	test('[P2] what happens in two documents is seen in both together', () => {
		const { write, pass, log } = boardWith(20, ['board', 'desk']);
		write([]);
		log.length = 0;
		write([], ['board']);
		pass(5);
		write([], ['desk']);
		expect(log).toEqual([]);
		pass(15);
		expect(log).toHaveLength(40);
	});

	test('[P8] nothing goes out of a document that begins anew, nor twice', () => {
		const { news, write, pass, log } = boardWith(20);
		write([]);
		write([]);
		news.forget(['board']);
		pass(50);
		expect(log).toHaveLength(20);
	});

	test.each(['nobody is about to be answered', 'the board is in a hurry'])(
		'[P8] when %s it tells everybody at once',
		(why) => {
			const { news, write, log, wordsOf } = boardWith(20);
			write([1]);
			write([1]);
			if (why.startsWith('the board')) news.hurry();
			log.length = 0;
			write(why.startsWith('nobody') ? undefined : [1]);
			expect(log).toHaveLength(20);
			expect(wordsOf(20)).toBe(3);
		}
	);
});
