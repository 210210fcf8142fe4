import { expect, test } from 'vitest';
import { refusal, askWorkshops } from '../../support/answers.ts';
import { openRoom } from '../../support/room.ts';

test('[X5] workshops are made, listed, changed and deleted by their facilitator alone', async () => {
	const room = await openRoom();
	const made = await askWorkshops(room, 'POST', '', {
		title: 'Second',
		groups: ['patient', { id: 'g1', label: 'Librarians' }],
		steps: [
			{ kind: 'vote', id: 'mine' },
			{ kind: 'close', minutes: 4 }
		],
		choose: true
	});
	expect(made.status).toBe(201);
	const { workshopId, boardId, code } = (await made.json()) as Record<string, string>;
	expect(code).toMatch(/^[2-9A-HJ-NP-Z]{4}-[2-9A-HJ-NP-Z]{4}$/);
	const list = (await (await askWorkshops(room, 'GET', '')).json()) as { workshops: object[] };
	expect(list.workshops).toHaveLength(2);
	expect(await (await askWorkshops(room, 'GET', `/${workshopId}`)).json()).toMatchObject({
		workshopId,
		boardId,
		code,
		title: 'Second'
	});
	const board = await room.server.house.services.boards.open(boardId ?? '');
	expect(board.snapshot().stage).toMatchObject({
		step: 'vote',
		steps: [
			{ id: 'vote', kind: 'vote' },
			{ id: 'close', kind: 'close', minutes: 4 }
		],
		settings: { choose: true }
	});
	const changed = await askWorkshops(room, 'PATCH', `/${workshopId}`, {
		title: 'Third',
		date: 'soon'
	});
	expect(await refusal(changed)).toEqual([400, 'malformed']);
	for (const unknown of [{ groups: ['lw'] }, { title: 'Fourth', choose: true }, { boardId: 'x' }])
		expect(
			await refusal(await askWorkshops(room, 'PATCH', `/${workshopId}`, unknown)),
			'what is not changed here is not dropped in silence'
		).toEqual([400, 'malformed']);
	expect(board.snapshot().meta.title).toBe('Second');
	const better = await askWorkshops(room, 'PATCH', `/${workshopId}`, { title: 'Third' });
	expect(await better.json()).toMatchObject({ title: 'Third', code });
	expect(board.snapshot().meta.title, 'the board is called so, too').toBe('Third');

	const other = await room.server.facilitator('other@example.org');
	const theirs = await fetch(`${room.server.url}/api/workshops/${workshopId}`, {
		headers: { cookie: other.cookie }
	});
	expect(await refusal(theirs)).toEqual([404, 'not-found']);
	expect((await askWorkshops(room, 'DELETE', `/${workshopId}`)).status).toBe(200);
	expect(await refusal(await askWorkshops(room, 'GET', `/${workshopId}`))).toEqual([
		404,
		'not-found'
	]);
});
