import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import type { Reply } from '#lib/domain/command.ts';
import { readSettings } from '../../../server/config.ts';
import { createLog } from '../../../server/log.ts';
import { openServices } from '../../../server/start/open-services.ts';
import { sessionCookieName } from '#lib/domain/cookie.ts';
import { BoardClient, joinBoard } from '../../support/board-client.ts';
import { startChild } from '../../support/child-server.ts';
import { seededBelow } from '../../support/seeded-random.ts';
import { PASSWORD } from '../../support/start-server.ts';

const KILLS = 20;

interface Sent {
	cid: string;
	text: string;
	reply?: Reply;
}

/** A folder with one workshop, made before any server runs. */
async function preparedFolder() {
	const dataDir = await mkdtemp(join(tmpdir(), 'fiveways-kill-'));
	onTestFinished(() => rm(dataDir, { recursive: true, force: true }));
	const open = await openServices(readSettings({ DATA_DIR: dataDir }), createLog('silent'));
	const { accounts, workshops } = open.services;
	const owner = await accounts.create('a@example.org', PASSWORD, 'facilitator');
	const { sessionId } = await accounts.signIn('a@example.org', PASSWORD, '127.0.0.1');
	const made = await workshops.createFromSeed(owner, { title: 'Kill' }, { step: 'share' });
	await open.close();
	return { dataDir, ...made, cookie: `${sessionCookieName('http://x')}=${sessionId}` };
}

test(
	`[P1] ${KILLS} kills at random moments under load lose nothing acknowledged and double nothing`,
	{ timeout: 240_000 },
	async () => {
		const { dataDir, boardId, code, cookie } = await preparedFolder();
		const env = { DATA_DIR: dataDir };
		let server = await startChild(env);
		const groups = ['patient', 'lw', 'vcs', 'hcp'] as const;
		const cookies: string[] = [];
		for (const group of groups) cookies.push((await joinBoard(server.url, code, group)).cookie);
		const pick = seededBelow(20_261_122);
		const sent: Sent[][] = groups.map(() => []);
		let killedUnderLoad = 0;

		for (let kill = 0; kill <= KILLS; kill++) {
			const last = kill === KILLS;
			const clients = cookies.map(
				(credential) => new BoardClient({ url: server.url, boardId, cookie: credential })
			);
			await Promise.all(clients.map((client) => client.hello()));
			// As an outbox does: what has no reply is sent again under its name, then new work.
			await Promise.all(
				clients.map(async (client, n) => {
					const mine = sent[n] ?? [];
					for (const command of mine.filter(({ reply }) => !reply))
						await post(client, command).catch(() => undefined);
				})
			);
			if (last) {
				for (const client of clients) await client.close();
				break;
			}
			const work = clients.map(async (client, n) => {
				for (let m = 0; client.closed === undefined && m < 8; m++) {
					const command: Sent = { cid: randomUUID(), text: `${n} ${kill} ${m}` };
					sent[n]?.push(command);
					await post(client, command).catch(() => undefined);
				}
			});
			// After a random number of replies: never the same moment of a commit twice.
			const before = answered(sent);
			const wait = pick(20);
			const [first] = clients;
			await first?.until(() => answered(sent) >= before + wait || first.closed !== undefined);
			server.send('SIGKILL');
			expect(await server.ended).toBe('SIGKILL');
			await Promise.all(work);
			if (sent.flat().some(({ reply }) => !reply)) killedUnderLoad += 1;
			for (const client of clients) await client.close();
			server = await startChild(env);
		}

		const reader = new BoardClient({ url: server.url, boardId, cookie });
		await reader.hello();
		await reader.sync();
		const all = sent.flat();
		expect(all.filter(({ reply }) => !reply?.ok)).toEqual([]);
		const onBoard = [...reader.snapshot.notes.entries()];
		expect(onBoard.map(([, { text }]) => text).sort()).toEqual(all.map(({ text }) => text).sort());
		for (const { text, reply } of all)
			expect(reader.snapshot.notes.get((reply?.ok && reply.id) || '')?.text).toBe(text);
		const revs = all.map(({ reply }) => (reply?.ok ? reply.rev : 0));
		expect(new Set(revs).size).toBe(revs.length);
		expect(killedUnderLoad).toBeGreaterThan(KILLS / 2);
		await reader.close();
		server.send('SIGTERM');
		expect(await server.ended).toBe(0);
	}
);

function answered(sent: Sent[][]): number {
	return sent.flat().filter(({ reply }) => reply).length;
}

async function post(client: BoardClient, command: Sent): Promise<void> {
	const { cid, text } = command;
	const reply = await client.command({ t: 'note.post', q: 'who', text }, cid);
	if (reply.ok) command.reply = reply;
}
