import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { sessionCookieName } from '#lib/domain/cookie.ts';
import { readSettings } from '../../../server/config.ts';
import { createLog } from '../../../server/log.ts';
import { openServices } from '../../../server/start/open-services.ts';
import { fullBoard } from '../../support/full-board.ts';
import { startBuiltServer } from '../../support/server.ts';
import { PASSWORD } from '../../support/start-server.ts';

/** A built server, and a facilitator's request to a page of it. */
async function builtServer() {
	const dataDir = await mkdtemp(join(tmpdir(), 'fiveways-import-'));
	onTestFinished(() => rm(dataDir, { recursive: true, force: true }));
	const open = await openServices(readSettings({ DATA_DIR: dataDir }), createLog('silent'));
	const { accounts } = open.services;
	await accounts.create('a@example.org', PASSWORD, 'facilitator');
	const { sessionId } = await accounts.signIn('a@example.org', PASSWORD, '127.0.0.1');
	await open.close();
	const server = await startBuiltServer({ dataDir });
	onTestFinished(async () => void (await server.stop()));
	const { url } = server;
	const cookie = `${sessionCookieName(url)}=${sessionId}`;
	return (path: string, body: BodyInit, headers: Record<string, string> = {}) =>
		fetch(url + path, {
			method: 'POST',
			headers: { cookie, origin: url, accept: 'text/html', ...headers },
			body,
			redirect: 'manual',
			duplex: 'half'
		} as RequestInit);
}

test('[E56] the page shows the fullest board there can be, and makes it', async () => {
	const post = await builtServer();
	const form = new FormData();
	form.set('file', new File([fullBoard()], 'full.json', { type: 'application/json' }));
	const shown = await (await post('/workshops/import?/preview', form)).text();
	expect(shown.includes('3000 notes in the file')).toBe(true);
	const make = new FormData();
	for (const name of ['content', 'type', 'title'])
		make.set(name, new RegExp(`name="${name}"[^>]*? value="([^"]*)"`).exec(shown)?.[1] ?? '');
	const made = await post('/workshops/import?/make', make);
	expect([made.status, made.headers.get('location')]).toEqual([
		303,
		expect.stringMatching(/^\/workshops\/[\w-]+\?imported=3000$/) as string
	]);
});

test('[E56] no file and an empty file are told apart', async () => {
	const post = await builtServer();
	const shown = async (file: File) => {
		const form = new FormData();
		form.set('file', file);
		return (await post('/workshops/import?/preview', form)).text();
	};
	expect(await shown(new File([], ''))).toContain('Choose a file.');
	expect(await shown(new File([], 'a.csv'))).toContain('This file is empty.');
});

test('[O19] a form of unknown length that is too long is refused, and the server goes on', async () => {
	const post = await builtServer();
	const type = { 'content-type': 'application/x-www-form-urlencoded' };
	const long = () => new Blob(['code='.padEnd(200_000, 'x')]).stream();
	expect((await post('/join?/code', long(), type)).status).toBe(413);
	expect((await post('/join?/code', new Blob(['code=ABCD-EFGH']).stream(), type)).status).not.toBe(
		413
	);
});
