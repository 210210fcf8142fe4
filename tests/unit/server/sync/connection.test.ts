import { beforeEach, describe, expect, test, vi } from 'vitest';
import type { Attachment, Board } from '../../../../server/board/types.ts';
import { Connection } from '../../../../server/sync/connection.ts';
import { SocketCounts } from '../../../../server/sync/socket-counts.ts';
import { defaultTiming } from '../../../../server/sync/timing.ts';
import { FakeSocket } from '../../../support/fake-socket.ts';

const hello = { kind: 'hello', v: 1, seat: 1 } as unknown as ReturnType<Board['hello']>;

function connection(board: Partial<Board> = {}, attachment: Partial<Attachment> = {}) {
	const socket = new FakeSocket();
	let now = 0;
	const calls = { ended: vi.fn(), failed: vi.fn(), abused: vi.fn(), detach: vi.fn() };
	const opened = new Connection({
		socket,
		board: {
			hello: () => hello,
			attach: () => ({ detach: calls.detach, ...attachment }) as Attachment,
			...board
		} as Board,
		seat: 1,
		timing: defaultTiming,
		counts: new SocketCounts(),
		clock: () => now,
		overRate: () => false,
		abused: calls.abused,
		ended: calls.ended,
		failed: calls.failed
	});
	return { socket, opened, ...calls, pass: (ms: number) => (now += ms), at: () => now };
}

beforeEach(() => {
	vi.useFakeTimers();
	return () => vi.useRealTimers();
});

describe('a connection', () => {
	test('[P8] says hello before anything else', () => {
		const { socket } = connection({
			attach: (reader) => {
				reader.awareness(Uint8Array.of(0));
				return { detach: () => undefined } as unknown as Attachment;
			}
		});
		expect(socket.sent[0]?.[0]).toBe(68);
		expect(socket.sent[1]?.[0]).toBe(1);
	});

	test('[limits] a reader with more than 1 MiB unread is let go, and cut off', () => {
		const { socket, opened, ended, detach } = connection();
		for (let n = 0; n < 1_030; n++) opened.update('board', new Uint8Array(1_024).fill(n));
		expect(socket.closedWith).toBe(4508);
		expect(ended).toHaveBeenCalledExactlyOnceWith(4508);
		expect(detach).toHaveBeenCalledOnce();
		expect(socket.sent.length).toBeLessThan(1_030);
		vi.advanceTimersByTime(defaultTiming.closingMs);
		expect(socket.terminated).toBe(true);
	});

	test('[limits] a whole document above 1 MiB may be under way, one at a time', () => {
		const sync = vi.fn(() => new Uint8Array(3_000_000));
		const { socket } = connection({}, { sync });
		const ask = () => socket.emit('message', Uint8Array.of(0, 0, 1, 0), true);
		ask();
		ask();
		expect(socket.closedWith).toBeUndefined();
		vi.advanceTimersByTime(3 * defaultTiming.syncStepEveryMs);
		expect(sync).toHaveBeenCalledOnce();
		socket.drain();
		vi.advanceTimersByTime(defaultTiming.syncStepEveryMs);
		expect(sync).toHaveBeenCalledTimes(2);
		expect(socket.closedWith).toBeUndefined();
	});

	test('[limits] a reader that drains nothing for 30 s is let go although it answers pings', () => {
		const { socket, opened, pass, at } = connection();
		for (let n = 0; n <= 6; n++) {
			opened.beat(at(), n % 2 === 0);
			socket.emit('pong');
			pass(5_000);
		}
		expect(socket.closedWith).toBe(4508);
	});

	test('[limits] a reader that reads nothing, and so answers no ping, is let go as slow', () => {
		const { socket, opened, pass, at, ended } = connection();
		for (let n = 0; n < 6; n++) {
			pass(5_000);
			opened.beat(at(), true);
		}
		expect(socket.closedWith).toBe(4508);
		expect(ended).toHaveBeenCalledExactlyOnceWith(4508);
	});

	test('[P7] what a facilitator wrote to somebody goes before the close, which is too short for it', () => {
		const { socket, opened } = connection();
		const words = 'Please speak to me outside. '.repeat(7).trim();
		opened.close(4403, words);
		expect(Buffer.from(socket.sent.at(-1) ?? []).toString()).toContain(words);
		expect(socket.sent.at(-1)?.[0]).toBe(2);
		expect(words.startsWith(socket.reason.slice(0, -1))).toBe(true);
	});

	test('[P8] no pong for 30 s is dead, and pongs alone keep it alive', () => {
		const quiet = connection();
		for (let n = 0; n < 6; n++) {
			quiet.pass(5_000);
			quiet.opened.beat(quiet.at(), true);
			quiet.socket.drain();
		}
		expect(quiet.socket.terminated).toBe(true);
		expect(quiet.at()).toBeLessThanOrEqual(30_000);
		const lively = connection();
		for (let n = 0; n < 20; n++) {
			lively.pass(5_000);
			lively.opened.beat(lively.at(), n % 2 === 0);
			lively.socket.emit('pong');
			lively.socket.drain();
		}
		expect(lively.socket.terminated).toBe(false);
		expect(lively.socket.sent.filter(([frame]) => frame === 69)).toHaveLength(10);
	});

	test('[P3] whatever throws on a crafted message closes that socket alone', () => {
		const { socket, failed } = connection(
			{},
			{
				presence: () => {
					throw new Error('crafted');
				}
			}
		);
		socket.emit('message', Uint8Array.of(66, 2, 123, 125), true);
		expect(failed).toHaveBeenCalledOnce();
		expect(socket.closedWith).toBe(1011);
	});

	test('[P7] reads nothing after it was closed, and says nothing', () => {
		const command = vi.fn();
		const { socket, opened } = connection({ command });
		opened.close(4403, 'removed');
		const before = socket.sent.length;
		socket.emit('message', Uint8Array.of(64, 2, 123, 125), true);
		opened.update('board', Uint8Array.of(1));
		expect(command).not.toHaveBeenCalled();
		expect(socket.sent.length).toBe(before);
	});

	test('[P7] a long reason is cut to what a close frame holds', () => {
		const { socket, opened } = connection();
		opened.close(4403, '👩‍👩‍👧‍👦'.repeat(40));
		expect(Buffer.byteLength(socket.reason)).toBeLessThanOrEqual(123);
		expect(socket.reason).toMatch(/^(👩‍👩‍👧‍👦)+…$/u);
	});

	test('[P6] a reply comes after the documents it changed', async () => {
		let reader: Parameters<Board['attach']>[0] | undefined;
		const { socket } = connection({
			attach: (given) => {
				reader = given;
				return { detach: () => undefined } as unknown as Attachment;
			},
			command: async () => {
				reader?.update('board', Uint8Array.of(0, 0));
				return { cid: 'a', ok: true, rev: 1 };
			}
		});
		socket.emit('message', Uint8Array.of(64, 2, 123, 125), true);
		await vi.waitFor(() => expect(socket.sent).toHaveLength(3));
		expect(socket.sent.map(([frame]) => frame)).toEqual([68, 0, 65]);
	});
});
