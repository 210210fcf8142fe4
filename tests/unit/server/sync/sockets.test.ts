import { beforeEach, describe, expect, test, vi } from 'vitest';
import { limits } from '#lib/domain/limits.ts';
import { CloseCode, type Role, TooMany } from '#lib/domain/protocol.ts';
import type { Attachment, Board } from '../../../../server/board/types.ts';
import type { Log } from '../../../../server/log.ts';
import { OverRate } from '../../../../server/sync/over-rate.ts';
import { Sockets } from '../../../../server/sync/sockets.ts';
import { defaultTiming } from '../../../../server/sync/timing.ts';
import type { SeatedVisitor } from '../../../../server/sync/visitor.ts';
import { FakeSocket } from '../../../support/fake-socket.ts';

const board = {
	id: 'b',
	seat: () => ({}),
	hello: () => ({ kind: 'hello' }),
	attach: () => ({ detach: () => undefined }) as unknown as Attachment
} as unknown as Board;
const log = { info: () => undefined, warn: () => undefined, error: () => undefined };

function open() {
	const sockets = new Sockets({
		timing: defaultTiming,
		log: log as unknown as Log,
		overRate: new OverRate(),
		clock: () => 0
	});
	return (seat: number, role: Role = 'stakeholder') => {
		const socket = new FakeSocket();
		const visitor: SeatedVisitor = {
			kind: 'seated',
			board,
			seat,
			role,
			again: () => Promise.resolve(visitor)
		};
		sockets.admit(socket, visitor);
		return socket;
	};
}

beforeEach(() => {
	vi.useFakeTimers();
	return () => vi.useRealTimers();
});

describe('one socket too many', () => {
	test('[limits] is told that its seat has too many pages, and another seat comes in', () => {
		const enter = open();
		for (let n = 0; n < limits.socketsPerSeat; n++) expect(enter(1).closedWith).toBeUndefined();
		expect(enter(1)).toMatchObject({ closedWith: CloseCode.tooMany, reason: TooMany.pages });
		expect(enter(2).closedWith).toBeUndefined();
	});

	test('[limits] is told that the board is full; a facilitator comes in all the same, and takes nobody’s place', () => {
		const enter = open();
		expect(enter(3_000, 'facilitator').closedWith).toBeUndefined();
		for (let n = 0; n < limits.socketsPerBoard; n++) enter(Math.floor(n / limits.socketsPerSeat));
		expect(enter(1_000)).toMatchObject({ closedWith: CloseCode.tooMany, reason: TooMany.full });
		expect(enter(0)).toMatchObject({ closedWith: CloseCode.tooMany, reason: TooMany.pages });
		for (let n = 0; n < limits.socketsPerSeat; n++)
			expect(enter(2_000, 'facilitator').closedWith).toBeUndefined();
		expect(enter(2_000, 'facilitator').closedWith).toBe(CloseCode.tooMany);
		expect(enter(1_000).closedWith).toBe(CloseCode.tooMany);
	});
});
