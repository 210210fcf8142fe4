import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { sessionCookieName } from '#lib/domain/cookie.ts';
import { readSettings } from '../../../server/config.ts';
import { createLog } from '../../../server/log.ts';
import { openServices } from '../../../server/start/open-services.ts';
import { connect, joinBoard } from '../../support/board-client.ts';
import { startBuiltServer } from '../../support/server.ts';
import { PASSWORD } from '../../support/start-server.ts';

/** A built server behind a proxy, with two workshops of one facilitator. */
async function builtServer() {
	const dataDir = await mkdtemp(join(tmpdir(), 'fiveways-leaving-'));
	onTestFinished(() => rm(dataDir, { recursive: true, force: true }));
	const open = await openServices(readSettings({ DATA_DIR: dataDir }), createLog('silent'));
	const { accounts, workshops } = open.services;
	const owner = await accounts.create('a@example.org', PASSWORD, 'facilitator');
	const { sessionId } = await accounts.signIn('a@example.org', PASSWORD, '127.0.0.1');
	const make = (title: string) => workshops.createFromSeed(owner, { title }, { step: 'share' });
	const [one, two] = [await make('One'), await make('Two')];
	await open.close();
	const server = await startBuiltServer({ dataDir, env: { TRUST_PROXY: '1' } });
	onTestFinished(async () => void (await server.stop()));
	const session = `${sessionCookieName(server.url)}=${sessionId}`;
	const post = (path: string, fields: Record<string, string>, cookie = '') =>
		fetch(server.url + path, {
			method: 'POST',
			redirect: 'manual',
			headers: { origin: server.url, accept: 'text/html', ...(cookie ? { cookie } : {}) },
			body: new URLSearchParams(fields)
		});
	return { server, one, two, session, post };
}

test('[O59] who leaves, or was removed, is told to keep nothing, unless they are elsewhere too', async () => {
	const { server, one, two, session, post } = await builtServer();
	const { url } = server;
	const path = `/boards/${one.boardId}`;
	const cleared = (answer: Response) => answer.headers.get('clear-site-data');
	const ann = await joinBoard(url, one.code, 'lw');
	const elsewhere = await joinBoard(url, two.code, 'lw');

	for (const other of [elsewhere.cookie, session]) {
		const left = await post(`${path}?/leave`, {}, `${ann.cookie}; ${other}`);
		expect([left.status, cleared(left)]).toEqual([303, null]);
	}
	const left = await post(`${path}?/leave`, {}, ann.cookie);
	expect([left.status, cleared(left)]).toEqual([303, '"cache", "storage"']);

	const desk = await connect({ url, boardId: one.boardId, cookie: session });
	await desk.accepted({ t: 'seat.remove', seat: ann.seat });
	const page = (cookie: string) => fetch(url + path, { headers: { cookie } });
	const removed = await page(ann.cookie);
	expect([removed.status, cleared(removed)]).toEqual([403, '"cache", "storage"']);
	expect(cleared(await page(`${ann.cookie}; ${elsewhere.cookie}`))).toBeNull();
	const polled = await fetch(`${url}/api${path}/poll`, {
		method: 'POST',
		headers: { 'content-type': 'application/json', origin: url, cookie: ann.cookie },
		body: JSON.stringify({ v: 1, have: {} })
	});
	expect([polled.status, cleared(polled)]).toEqual([403, '"cache", "storage"']);
});

test('[O20] the page of a board makes no seat for a member, by GET or HEAD', async () => {
	const { server, one, session, post } = await builtServer();
	const { url } = server;
	for (const method of ['GET', 'HEAD']) {
		const answer = await fetch(`${url}/boards/${one.boardId}`, {
			method,
			headers: { cookie: session }
		});
		expect(answer.status).toBe(200);
	}
	const first = await joinBoard(url, one.code, 'lw');
	expect(first.seat, 'nobody was seated before').toBe(1);
	// A proxy that says nothing of the visitor is no reason not to answer.
	const form = await post('/join?/code', { code: asTyped(one.code) });
	expect(form.status).toBe(200);
	expect(await form.text()).toContain('One');
	const wrong = await post('/join?/code', { code: 'ZZZZ-ZZZZ' });
	expect(wrong.status).toBe(404);
});

/** As people type it. */
const asTyped = (code: string) => ` ${code.toLowerCase().replace('-', ' ')} `;
