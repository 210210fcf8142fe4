import { describe, expect, it } from 'vitest';
import { boardRoots } from '#lib/domain/document.ts';
import { TooMany } from '#lib/domain/protocol.ts';
import { openPage } from '../../../support/open-page.ts';
import { ScriptedPolls } from '../../../support/scripted-polls.ts';
import { ScriptedServer } from '../../../support/scripted-server.ts';

/** A page whose network answers requests and lets no socket come up, four seconds after it opened. */
async function slowPage() {
	const server = new ScriptedServer();
	const polls = new ScriptedPolls(server);
	let reloads = 0;
	const page = openPage({ server, polls, tooOld: () => void reloads++ });
	server.cut();
	page.clock.advance(4_000);
	return { ...page, polls, reloads: () => reloads };
}

/** The same, once the first request was answered and the next one is held. */
async function heldPage() {
	const page = await slowPage();
	await page.polls.answer();
	page.clock.advance(1_000);
	return page;
}

const textsOn = (server: ScriptedServer) =>
	Array.from(boardRoots(server.docs.board).notes.values(), (map) => map.get('text'));

describe('a board by requests', () => {
	it('[X99] is asked for when no socket has come up for 4 s, and says that it is slow', async () => {
		const server = new ScriptedServer();
		server.otherNote('n1');
		const polls = new ScriptedPolls(server);
		const { clock, board } = openPage({ server, polls });
		server.cut();
		clock.advance(3_999);
		expect(polls.requests).toHaveLength(0);
		expect(board.status).toEqual({ kind: 'connecting' });
		clock.advance(1);
		expect(polls.last.body).toMatchObject({ v: 1, have: {}, wait: false });
		await polls.answer();
		expect(board.status).toEqual({ kind: 'slow' });
		expect(board.ready).toBe(true);
		expect(board.seat).toBe(7);
		expect(board.note('n1')?.text).toBe('A note of someone else');
	});

	it('[X12] says in every request which seat of a shared device it is', async () => {
		const server = new ScriptedServer();
		const polls = new ScriptedPolls(server);
		const { clock, board } = openPage({ server, polls, as: 7 });
		server.cut();
		clock.advance(4_000);
		expect(polls.last.body).toMatchObject({ as: { seat: 7 } });
		await polls.answer();
		void board.send({ t: 'flag.finished', on: true });
		clock.advance(100);
		const commands = polls.requests.filter(({ path }) => path === 'commands');
		expect(commands.map(({ body }) => body)).toMatchObject([{ as: { seat: 7 } }]);
	});

	it('[X99] is never asked for where a socket comes up in time', () => {
		const server = new ScriptedServer();
		const polls = new ScriptedPolls(server);
		const { clock } = openPage({ server, polls });
		server.connect();
		clock.advance(11_000);
		expect(polls.requests).toHaveLength(0);
	});

	it('[X99] is asked for also when a handshake never ends', async () => {
		const server = new ScriptedServer();
		const polls = new ScriptedPolls(server);
		const { clock, board } = openPage({ server, polls });
		clock.advance(4_000);
		await polls.answer();
		expect(board.status).toEqual({ kind: 'slow' });
	});

	it('[X99] holds its requests, and takes what others write', async () => {
		const { server, clock, board, polls } = await heldPage();
		expect(polls.last.body.wait).toBe(true);
		expect(Object.keys(polls.last.body.have ?? {}).sort()).toEqual(['board', 'seat']);
		server.otherNote('n2', { text: 'News' });
		await polls.answer();
		expect(board.note('n2')?.text).toBe('News');
		clock.advance(1_000);
		expect(polls.last.body.wait).toBe(true);
		await polls.answer();
		expect(board.status).toEqual({ kind: 'slow' });
	});

	it('[P5] sends own notes in one bundle, shows them once, and says Sent when they are', async () => {
		const { server, clock, board, polls } = await heldPage();
		const replies = ['One', 'Two'].map((text) => board.send({ t: 'note.post', q: 'how', text }));
		expect(board.status).toEqual({ kind: 'waiting', count: 2 });
		clock.advance(0);
		expect(polls.last).toMatchObject({ path: 'commands', body: { commands: [{}, {}] } });
		await polls.answer();
		expect(await Promise.all(replies)).toMatchObject([{ ok: true }, { ok: true }]);
		await polls.answer(polls.open[0]);
		expect(textsOn(server)).toEqual(['One', 'Two']);
		expect(board.ownNotes('how').map(({ state }) => state)).toEqual(['sent', 'sent']);
		expect(board.status).toEqual({ kind: 'slow' });
	});

	it('[X99] asks by short requests where a held one was cut, 2 s apart while somebody writes', async () => {
		const { clock, board, polls } = await heldPage();
		await polls.fail();
		clock.advance(0);
		expect(polls.last.body.wait).toBe(false);
		expect(board.status).toEqual({ kind: 'slow' });
		await polls.answer();
		void board.send({ t: 'flag.finished', on: true });
		clock.advance(0);
		await polls.answerAll();
		clock.advance(0);
		await polls.answerAll();
		const before = polls.requests.length;
		clock.advance(2_000);
		expect(polls.requests).toHaveLength(before + 1);
		expect(polls.last.body.wait).toBe(false);
	});

	it('[X99] asks every 10 s when nothing happens, and less when nobody looks', async () => {
		const { clock, polls } = await heldPage();
		await polls.fail();
		/** How often it asked in two minutes. */
		const asked = async () => {
			const before = polls.requests.length;
			for (let second = 0; second < 120; second++) {
				clock.advance(1_000);
				await polls.answerAll();
			}
			return polls.requests.length - before;
		};
		await asked();
		const idle = await asked();
		expect(idle).toBeGreaterThanOrEqual(12);
		expect(idle).toBeLessThanOrEqual(24);
		polls.isHidden = () => true;
		const hidden = await asked();
		expect(hidden).toBeGreaterThanOrEqual(6);
		expect(hidden).toBeLessThan(idle);
	});

	it('[X101] says offline when requests fail too, and goes on asking', async () => {
		const { clock, board, polls } = await slowPage();
		expect(board.status).toEqual({ kind: 'connecting' });
		await polls.fail();
		expect(board.status).toEqual({ kind: 'offline', count: 0 });
		clock.advance(500);
		await polls.answerAll();
		expect(board.status).toEqual({ kind: 'slow' });
	});

	it('[X100] sends again what had no answer when the network went, each once', async () => {
		const { server, clock, board, polls } = await heldPage();
		void board.send({ t: 'note.post', q: 'who', text: 'In the lift' });
		clock.advance(0);
		const [command] = polls.last.body.commands ?? [];
		if (command) server.judge(command);
		await polls.fail();
		expect(board.status).toEqual({ kind: 'waiting', count: 1 });
		clock.advance(2_000);
		expect(board.status).toEqual({ kind: 'offline', count: 1 });
		await polls.answerAll();
		clock.advance(0);
		await polls.answerAll();
		clock.advance(0);
		await polls.answerAll();
		expect(textsOn(server)).toEqual(['In the lift']);
		expect(board.status).toEqual({ kind: 'slow' });
	});

	it('[X99] goes over to the socket when one comes up, with what is underway', async () => {
		const { server, clock, board, polls } = await heldPage();
		void board.send({ t: 'note.post', q: 'who', text: 'Between two roads' });
		clock.advance(0);
		const posted = polls.last;
		const [command] = posted.body.commands ?? [];
		if (command) server.judge(command);
		clock.advance(500);
		server.connect();
		expect(posted.over, 'what was on its way by request is given up').toBe(true);
		expect(polls.open).toHaveLength(0);
		server.flush();
		expect(textsOn(server)).toEqual(['Between two roads']);
		expect(board.ownNotes('who')).toHaveLength(1);
		expect(board.status).toEqual({ kind: 'saved' });
		clock.advance(9_000);
		expect(polls.open).toHaveLength(0);
	});

	it('[X99] tries the socket about every minute meanwhile', async () => {
		const { server, clock, polls } = await heldPage();
		clock.advance(500);
		server.cut();
		const before = server.sockets.length;
		clock.advance(29_000);
		expect(server.sockets).toHaveLength(before);
		for (let second = 0; second < 61; second++) {
			clock.advance(1_000);
			await polls.answerAll();
		}
		expect(server.sockets).toHaveLength(before + 1);
	});

	it('[X101] a socket that is tried in vain changes nothing that is said', async () => {
		const { server, clock, board } = await heldPage();
		clock.advance(500);
		server.cut();
		expect(board.status).toEqual({ kind: 'slow' });
	});

	it.each([
		[401, 'no-seat', 'sign-in'],
		[403, 'removed', 'removed'],
		[404, 'no-board', 'no-board'],
		[410, 'board-closed', 'board-closed'],
		[410, 'deleted', 'deleted'],
		[426, 'too-old', 'too-old'],
		[400, 'malformed', 'reload']
	])('[X101] %i %s ends it as a close code would', async (status, code, reason) => {
		const { server, clock, board, polls, reloads } = await heldPage();
		await polls.refuse(status, code);
		expect(board.status).toEqual({ kind: 'closed', reason });
		expect(reloads()).toBe(code === 'too-old' ? 1 : 0);
		const before = server.sockets.length;
		clock.advance(120_000);
		expect(server.sockets).toHaveLength(before);
		expect(polls.open).toHaveLength(0);
	});

	it('[X100] waits as long as a busy server asks, and not in step with others', async () => {
		const { clock, board, polls } = await heldPage();
		await polls.refuse(429, 'too-many', { 'retry-after': '7' });
		expect(board.status).toEqual({ kind: 'slow' });
		clock.advance(7_000);
		expect(polls.open).toHaveLength(0);
		clock.advance(8_000);
		expect(polls.open).toHaveLength(1);
	});

	it('[X100] a server that restarts is asked again', async () => {
		const { clock, board, polls } = await slowPage();
		await polls.refuse(503, 'draining');
		expect(board.status).toMatchObject({ kind: 'offline' });
		clock.advance(500);
		await polls.answerAll();
		expect(board.status).toEqual({ kind: 'slow' });
	});

	it.each([
		[200, 'a sign-in page'],
		[403, 'a page of a filter'],
		[511, 'a network that says so']
	])('[X101] %i with %s is said in words, ends nothing, and passes', async (status) => {
		const { clock, board, polls } = await slowPage();
		void board.send({ t: 'note.post', q: 'how', text: 'In the café' });
		await polls.refuse(status);
		const said = status === 511 ? { kind: 'offline' } : { kind: 'turned-away', reason: 'network' };
		expect(board.status).toEqual({ ...said, count: 1 });
		clock.advance(500);
		for (let turn = 0; turn < 3; turn++) {
			await polls.answerAll();
			clock.advance(0);
		}
		expect(board.status).toEqual({ kind: 'slow' });
	});

	it('[X101] goes on saying that the network is in the way while sockets fail as well', async () => {
		const { server, clock, board, polls } = await slowPage();
		await polls.refuse(200);
		for (let turn = 0; turn < 5; turn++) {
			clock.advance(1_000);
			server.cut();
			for (const request of polls.open) request.respond(new Response('<p>Sign in</p>'));
			await polls.answerAll();
			expect(board.status).toMatchObject({ kind: 'turned-away', reason: 'network' });
		}
	});

	it('[limits] is no way round a server that has turned the page away', () => {
		const server = new ScriptedServer();
		const polls = new ScriptedPolls(server);
		const { clock, board } = openPage({ server, polls });
		server.cut(4_529, TooMany.pages);
		for (let turn = 0; turn < 60; turn++) {
			clock.advance(1_000);
			if (server.socket.readyState === 0) server.cut(4_529, TooMany.pages);
		}
		expect(board.status).toEqual({ kind: 'turned-away', reason: 'pages', count: 0 });
		expect(polls.requests).toHaveLength(0);
	});

	it('[X101] JSON that is not ours is a stranger too', async () => {
		const { board, polls } = await slowPage();
		polls.last.respond(Response.json({ docs: 'none' }));
		await expect.poll(() => board.status).toMatchObject({ kind: 'turned-away', reason: 'network' });
	});

	it('[X100] takes another history of the board whole', async () => {
		const { server, clock, board, polls } = await heldPage();
		server.otherNote('old');
		await polls.answer();
		const { meta, stage } = boardRoots(server.docs.board);
		const kept = [...meta.entries()];
		const steps = [...stage.entries()];
		server.freshDoc('board');
		server.epochs = { ...server.epochs, board: 'board-2' };
		for (const [key, value] of kept) boardRoots(server.docs.board).meta.set(key, value);
		for (const [key, value] of steps) boardRoots(server.docs.board).stage.set(key, value);
		server.otherNote('new');
		clock.advance(1_000);
		await polls.answer();
		expect(board.note('new')?.text).toBe('A note of someone else');
		expect(board.note('old')).toBeUndefined();
		expect(board.status).toEqual({ kind: 'slow' });
	});

	it('[P8] a server of another version has the page loaded anew', async () => {
		const { server, board, polls, reloads } = await slowPage();
		server.version = 2;
		await polls.answer();
		expect(board.status).toEqual({ kind: 'closed', reason: 'too-old' });
		expect(reloads()).toBe(1);
		expect(polls.open).toHaveLength(0);
	});
});
