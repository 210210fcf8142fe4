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

/** A built server with one workshop, and its facilitator's cookie. */
async function builtServer() {
	const dataDir = await mkdtemp(join(tmpdir(), 'fiveways-pages-'));
	onTestFinished(() => rm(dataDir, { recursive: true, force: true }));
	const open = await openServices(readSettings({ DATA_DIR: dataDir }), createLog('silent'));
	const { accounts, workshops } = open.services;
	const owner = await accounts.create('a@example.org', PASSWORD, 'facilitator');
	const { sessionId } = await accounts.signIn('a@example.org', PASSWORD, '127.0.0.1');
	const made = await workshops.createFromSeed(owner, { title: 'Pages' }, { step: 'share' });
	await open.close();
	const server = await startBuiltServer({ dataDir, env: { LOG_LEVEL: 'debug' } });
	onTestFinished(async () => void (await server.stop()));
	return { server, ...made, cookie: `${sessionCookieName(server.url)}=${sessionId}` };
}

test('[P2] no page, no data of a page and no log holds a private note', async () => {
	const { server, boardId, workshopId, code, cookie } = await builtServer();
	const { url } = server;
	const [annSeat, bobSeat] = [
		await joinBoard(url, code, 'patient', 'Ann Onymous'),
		await joinBoard(url, code, 'lw')
	];
	const facilitator = await connect({ url, boardId, cookie });
	const ann = await connect({ url, boardId, cookie: annSeat.cookie });
	await ann.accepted({ t: 'note.post', q: 'who', text: 'offen-kanarek' });
	await facilitator.accepted({ t: 'stage.step', to: 'private' });
	for (let n = 0; n < 5; n++)
		await ann.accepted({ t: 'note.post', q: 'who', text: `privat-kanarek-${n}` });

	const paths = ['', '/__data.json', '/simple', '/screen'].map((end) => `/boards/${boardId}${end}`);
	paths.push(
		'/join',
		'/workshops',
		`/workshops/${workshopId}`,
		'/workshops/__data.json',
		'/nothing'
	);
	const seen = async (credential: string) =>
		(
			await Promise.all(
				paths.map(async (path) => {
					const headers: Record<string, string> = credential ? { cookie: credential } : {};
					return (await fetch(url + path, { headers })).text();
				})
			)
		).join('\n');
	for (const credential of [cookie, bobSeat.cookie, '']) {
		const pages = await seen(credential);
		expect(pages).not.toContain('privat-kanarek');
		expect(pages).not.toContain('Onymous');
	}
	expect(await seen(bobSeat.cookie)).toContain('offen-kanarek');

	for (const secret of ['kanarek', 'Onymous', code, boardId, annSeat.cookie.split('=')[1] ?? '?'])
		expect(server.output).not.toContain(secret);
	expect(server.output).toContain('"route":"/api/join"');
});

test('[P3] another host signs nobody out, with whatever kind of body or none', async () => {
	const { server, cookie } = await builtServer();
	const { url } = server;
	const signOut = (origin: string, type?: string) =>
		fetch(`${url}/sign-out`, {
			method: 'POST',
			redirect: 'manual',
			headers: { cookie, origin, ...(type ? { 'content-type': type } : {}) }
		});
	const stillIn = async () => (await fetch(`${url}/api/workshops`, { headers: { cookie } })).ok;
	for (const type of [undefined, 'application/octet-stream', 'text/plain'])
		expect((await signOut('http://evil.example', type)).status).toBe(403);
	expect(await stillIn()).toBe(true);
	expect((await signOut(url)).status).toBe(303);
	expect(await stillIn()).toBe(false);
});
