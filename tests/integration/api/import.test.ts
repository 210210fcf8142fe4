import { expect, test } from 'vitest';
import type { BoardFile } from '#lib/domain/board-file.ts';
import { boardFileBytes, limits } from '#lib/domain/limits.ts';
import { fullBoard } from '../../support/full-board.ts';
import { refusal } from '../../support/answers.ts';
import { at, openRoom } from '../../support/room.ts';
import { startServer } from '../../support/start-server.ts';

test('[E56] what is sent as JSON is judged as a board file, whatever is in it', async () => {
	const { url, facilitator } = await startServer();
	const { cookie } = await facilitator();
	const bring = async (type: string, body: string) => {
		const headers = { 'content-type': type, origin: url, cookie };
		const answer = await fetch(`${url}/api/boards/import`, { method: 'POST', headers, body });
		const { error } = (await answer.json()) as { error: { message: string; rows: object[] } };
		return [answer.status, error.message, error.rows] as const;
	};
	for (const body of ['[1]', 'not', '', '"a"', 'group,question,text\nlw,why,tea\n'])
		for (const type of ['application/json', 'Application/JSON; charset=utf-8']) {
			const [status, message, rows] = await bring(type, body);
			expect(status).toBe(422);
			expect(message).toMatch(/^This file is .*board.* Nothing was added. Choose a board file/);
			expect(rows).toMatchObject([{ row: 0 }]);
		}
	const [, message] = await bring('text/csv', 'not');
	expect(message).toContain('Row 1: The first row needs the columns group, question, text.');
});

test.each(['text/plain', 'text/plain; charset=utf-8', 'application/vnd.ms-excel'])(
	'[E56] a CSV file that calls itself %s is read as CSV',
	async (type) => {
		const { url, facilitator } = await startServer();
		const { cookie } = await facilitator();
		const bring = (origin: Record<string, string>) =>
			fetch(`${url}/api/boards/import`, {
				method: 'POST',
				headers: { 'content-type': type, cookie, ...origin },
				body: 'group,question,text\nlw,why,tea\n'
			});
		const good = await bring({ origin: url });
		expect([good.status, await good.json()]).toMatchObject([201, { notes: 1 }]);
		for (const origin of ['https://elsewhere.example', 'null'])
			expect(await refusal(await bring({ origin }))).toEqual([403, 'wrong-origin']);
		expect(await refusal(await bring({}))).toEqual([403, 'wrong-origin']);
	}
);

test('[E55] a file of long ago is opened again, and keeps its date and all it holds', async () => {
	const room = await openRoom({ groups: ['patient', 'lw'], step: 'share' });
	await at(room.people, 0).client.accepted({ t: 'note.post', q: 'who', text: 'people' });
	const { url } = room.server;
	const { cookie } = room.facilitator;
	const written = async (boardId: string) => {
		const file = await fetch(`${url}/api/boards/${boardId}/export/json`, { headers: { cookie } });
		return (await file.json()) as BoardFile;
	};
	const kept = await written(room.boardId);
	Object.assign(kept.board, { date: '2019-05-03', deletedOn: '2019-08-01', site: 'Mill & Lock' });
	const headers = { 'content-type': 'application/json', origin: url, cookie };
	const body = JSON.stringify(kept);
	const made = await fetch(`${url}/api/boards/import`, { method: 'POST', headers, body });
	expect(made.status).toBe(201);
	const copy = await written(((await made.json()) as { boardId: string }).boardId);
	const today = new Date().toISOString().slice(0, 10);
	expect(copy.board.deletedOn > today).toBe(true);
	const { id, deletedOn } = kept.board;
	expect({ ...copy, about: [], exported: '', board: { ...copy.board, id, deletedOn } }).toEqual({
		...kept,
		about: [],
		exported: ''
	});
});

test('[E55] the fullest board comes back from its own file, and goes out the same', async () => {
	const { url, facilitator } = await startServer();
	const { cookie } = await facilitator();
	const file = fullBoard();
	const headers = { 'content-type': 'application/json', origin: url, cookie };
	const bring = await fetch(`${url}/api/boards/import`, { method: 'POST', headers, body: file });
	const { boardId, notes } = (await bring.json()) as { boardId: string; notes: number };
	expect([bring.status, notes]).toEqual([201, limits.notesPerBoard]);
	const back = await fetch(`${url}/api/boards/${boardId}/export/json`, { headers: { cookie } });
	const parts = (board: BoardFile) => [board.stage, board.clusters.length, board.notes.length];
	const [before, after] = [JSON.parse(Buffer.from(file).toString()), await back.json()] as [
		BoardFile,
		BoardFile
	];
	expect(parts(after)).toEqual(parts(before));
	const sorted = (board: BoardFile) => board.notes.toSorted((a, b) => (a.id < b.id ? -1 : 1));
	expect(sorted(after)).toEqual(sorted(before));
	const actions = (board: BoardFile) => board.actions?.toSorted((a, b) => (a.id < b.id ? -1 : 1));
	expect(actions(after)).toEqual(actions(before));
});

test.each([
	['application/json', boardFileBytes],
	['text/csv', limits.csvBytes]
])('[E56] a file of %s of more than %i bytes is not read, announced or not', async (type, most) => {
	const { url, facilitator } = await startServer();
	const { cookie } = await facilitator();
	const bring = (body: BodyInit) =>
		fetch(`${url}/api/boards/import`, {
			method: 'POST',
			headers: { 'content-type': type, origin: url, cookie },
			body,
			duplex: 'half'
		} as RequestInit);
	const bytes = new Uint8Array(most + 1);
	expect(await refusal(await bring(bytes))).toEqual([413, 'too-large']);
	expect(await refusal(await bring(new Blob([bytes]).stream()))).toEqual([413, 'too-large']);
});
