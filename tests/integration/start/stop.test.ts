import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { connect as connectTcp } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test, vi } from 'vitest';
import { sessionCookieName } from '#lib/domain/cookie.ts';
import { readSettings } from '../../../server/config.ts';
import { createLog } from '../../../server/log.ts';
import { openServices } from '../../../server/start/open-services.ts';
import { BoardClient, connect, joinBoard, knock } from '../../support/board-client.ts';
import { spawnChild, startChild } from '../../support/child-server.ts';
import { at, openRoom } from '../../support/room.ts';
import { PASSWORD } from '../../support/start-server.ts';

async function folder(): Promise<string> {
	const dataDir = await mkdtemp(join(tmpdir(), 'fiveways-stop-'));
	onTestFinished(() => rm(dataDir, { recursive: true, force: true }));
	return dataDir;
}

/** A folder with a workshop that takes notes. */
async function workshopIn(dataDir: string) {
	const open = await openServices(readSettings({ DATA_DIR: dataDir }), createLog('silent'));
	const { accounts, workshops } = open.services;
	const owner = await accounts.create('a@example.org', PASSWORD, 'facilitator');
	const { sessionId } = await accounts.signIn('a@example.org', PASSWORD, '127.0.0.1');
	const made = await workshops.createFromSeed(owner, { title: 'Stop' }, { step: 'share' });
	await open.close();
	return { ...made, cookie: `${sessionCookieName('http://x')}=${sessionId}` };
}

test('[O40] SIGTERM tells browsers to come back, keeps what was typed, and exits 0 in time', async () => {
	const dataDir = await folder();
	const { boardId, code, cookie } = await workshopIn(dataDir);
	const server = await startChild({ DATA_DIR: dataDir });
	const { cookie: seat } = await joinBoard(server.url, code, 'patient');
	const ann = await connect({ url: server.url, boardId, cookie: seat });
	const desk = await connect({ url: server.url, boardId, cookie });

	// One that never says anything, one half open that answers no close frame.
	const idle = connectTcp(Number(new URL(server.url).port), '127.0.0.1');
	idle.on('error', () => undefined);
	await once(idle, 'connect');
	desk.socket.pause();
	const replies = Array.from({ length: 10 }, (_, n) =>
		ann.command({ t: 'note.post', q: 'who', text: `last words ${n}` })
	);
	const start = performance.now();
	server.send('SIGTERM');
	server.send('SIGTERM');
	const outcomes = await Promise.all(replies.map((reply) => reply.catch(() => undefined)));
	expect(await ann.end()).toBe(4503);
	expect(ann.controls.some(({ kind }) => kind === 'drain')).toBe(true);
	expect(await server.ended).toBe(0);
	expect(performance.now() - start).toBeLessThan(10_000);
	idle.destroy();

	const again = await startChild({ DATA_DIR: dataDir });
	const reader = new BoardClient({ url: again.url, boardId, cookie: seat });
	onTestFinished(() => reader.close());
	await reader.hello();
	await reader.sync();
	for (const [n, reply] of outcomes.entries())
		if (reply?.ok) expect(reader.snapshot.notes.get(reply.id ?? '')?.text).toBe(`last words ${n}`);
});

test('[O40] SIGTERM while it starts ends it with 0', async () => {
	const child = spawnChild({ DATA_DIR: await folder() }, () => child.send('SIGTERM'));
	expect(await child.ended).toBe(0);
});

test('[O42] a folder that cannot be made ends the start in words, and does not hang', async () => {
	for (const DATA_DIR of ['/proc/nope/data', '/dev/null/data']) {
		const child = spawnChild({ DATA_DIR });
		expect(await child.ended).toBe(1);
		expect(child.output).toContain(`${DATA_DIR} is not.`);
	}
});

test('[O36] while it stops it answers that it is not ready, and takes nobody new', async () => {
	const room = await openRoom({ groups: ['patient'], step: 'share' });
	const { url, house } = room.server;
	const { boards } = house.services.storage;
	const commit = boards.commit.bind(boards);
	let goOn: () => void = () => undefined;
	const held = new Promise<void>((resolve) => (goOn = resolve));
	vi.spyOn(boards, 'commit').mockImplementationOnce(async (...given) => {
		await held;
		return commit(...given);
	});
	const { client } = at(room.people, 0);
	const last = client.command({ t: 'note.post', q: 'who', text: 'last words' });
	await vi.waitFor(() => expect(boards.commit).toHaveBeenCalled());
	const stopping = room.server.stop();
	const ready = await fetch(`${url}/readyz`);
	expect([ready.status, await ready.json()]).toEqual([
		503,
		{ ready: false, reasons: ['draining'] }
	]);
	expect((await fetch(`${url}/healthz`)).status).toBe(200);
	const late = knock({ url, boardId: room.boardId, cookie: room.facilitator.cookie });
	expect(await late.end()).toBe(4503);
	goOn();
	expect(await last).toMatchObject({ ok: true });
	expect(await stopping).toBe(true);
	await expect(fetch(`${url}/healthz`)).rejects.toThrow();
});

test('[O42] a second process on the same folder ends in time and says why', async () => {
	const dataDir = await folder();
	const first = await startChild({ DATA_DIR: dataDir });
	const start = performance.now();
	await expect(startChild({ DATA_DIR: dataDir })).rejects.toThrow(
		/ended with 1: .*already using the folder/s
	);
	expect(performance.now() - start).toBeLessThan(10_000);
	expect((await fetch(`${first.url}/healthz`)).status).toBe(200);
});

test('[O5] the first start prints a one-time link, and none once there is an account', async () => {
	const dataDir = await folder();
	const first = await startChild({ DATA_DIR: dataDir });
	await expect.poll(() => first.output).toMatch(/http:\/\/localhost:\d+\/setup#[\w-]{43}\n/);
	first.send('SIGINT');
	expect(await first.ended).toBe(0);
	await workshopIn(dataDir);
	const second = await startChild({ DATA_DIR: dataDir });
	await fetch(`${second.url}/healthz`);
	second.send('SIGTERM');
	expect(await second.ended).toBe(0);
	expect(second.output).not.toContain('/setup');
});
