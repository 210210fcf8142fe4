import { describe, expect, it, onTestFinished } from 'vitest';
import { CloseCode, TooMany } from '#lib/domain/protocol.ts';
import { ScreenBoard } from '#lib/live/screen-board.ts';
import { ManualClock } from '../../../support/manual-clock.ts';
import { ScriptedServer } from '../../../support/scripted-server.ts';

function openScreen() {
	const server = new ScriptedServer();
	let stale = 0;
	const screen = new ScreenBoard({
		boardId: 'board-of-this-test',
		socketUrl: 'ws://127.0.0.1/sync/boards',
		clock: new ManualClock(),
		random: () => 0.5,
		WebSocket: server.WebSocket,
		fetch: () => Promise.reject(new Error('No requests here.')),
		codeChanged: () => undefined,
		stale: () => void stale++
	});
	screen.connect();
	onTestFinished(() => screen.close());
	return { server, screen, stale: () => stale };
}

describe('a room screen', () => {
	it('[X74] that the server does not understand any more asks to be loaded again, and is not closed', () => {
		const { server, screen, stale } = openScreen();
		server.version = 2;
		server.connect();
		expect(screen.status).toEqual({ kind: 'closed', reason: 'too-old' });
		expect(stale()).toBe(1);
	});

	it.each([
		[CloseCode.tooOld, 'too-old', 1],
		[CloseCode.malformed, 'reload', 1],
		[CloseCode.removed, 'removed', 0],
		[CloseCode.boardClosed, 'board-closed', 0]
	])('[X74] that is ended by %i is %s, and is loaded again %i times', (code, reason, times) => {
		const { server, screen, stale } = openScreen();
		server.connect();
		server.cut(code);
		expect(screen.status).toEqual({ kind: 'closed', reason });
		expect(stale()).toBe(times);
	});

	it('[X74] that is turned away knows why', () => {
		const { server, screen } = openScreen();
		server.connect();
		server.cut(CloseCode.tooMany, TooMany.full);
		expect(screen.status).toEqual({ kind: 'turned-away', reason: 'full', count: 0 });
	});
});
