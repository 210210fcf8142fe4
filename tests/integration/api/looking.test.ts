import { expect, test } from 'vitest';
import { refusal } from '../../support/answers.ts';
import { startServer } from '../../support/start-server.ts';

test('[O20] GET and HEAD make no seat, for a member of the workshop neither', async () => {
	const server = await startServer();
	const { account, cookie } = await server.facilitator();
	const { boardId } = await server.workshop(account);
	const { storage } = server.house.services;
	const seats = async () => (await storage.boards.load(boardId))?.seats;
	const headers = { cookie, origin: server.url };
	const board = `/api/boards/${boardId}`;
	for (const path of [`${board}/history`, `${board}/export/csv`, `/sync/boards/${boardId}`])
		for (const method of ['GET', 'HEAD'])
			await (await fetch(server.url + path, { method, headers })).arrayBuffer();
	expect(await seats()).toEqual([]);
	expect((await fetch(`${server.url}${board}/history`, { headers })).status).toBe(200);
	expect(await refusal(await fetch(`${server.url}/sync/boards/${boardId}`, { headers }))).toEqual([
		404,
		'not-found'
	]);
	// Somebody else's board has no history for them, and makes no seat either.
	const other = await server.facilitator('other@example.org');
	const theirs = await fetch(`${server.url}${board}/history`, {
		headers: { cookie: other.cookie }
	});
	expect(await refusal(theirs)).toEqual([401, 'no-seat']);
	expect(await seats()).toEqual([]);
});
