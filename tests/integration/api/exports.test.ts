import { expect, test, vi } from 'vitest';
import { exportFormats } from '../../../server/exports/exports.ts';
import { refusal, askWorkshops } from '../../support/answers.ts';
import { at, openRoom } from '../../support/room.ts';

test('[E42] exports are for members, and a file comes back as a workshop or not at all', async () => {
	const room = await openRoom({ groups: ['patient'], step: 'share' });
	const ann = at(room.people, 0);
	await ann.client.accepted({ t: 'note.post', q: 'who', text: 'people, "you" know' });
	const { url } = room.server;
	const file = (format: string, cookie: string) =>
		fetch(`${url}/api/boards/${room.boardId}/export/${format}`, { headers: { cookie } });
	expect(await refusal(await file('csv', ann.cookie))).toEqual([404, 'not-found']);
	expect(await refusal(await file('exe', room.facilitator.cookie))).toEqual([404, 'not-found']);
	const csv = await file('csv', room.facilitator.cookie);
	expect(csv.headers.get('content-type')).toMatch(/^text\/csv/);
	expect(csv.headers.get('content-disposition')).toMatch(/^attachment; filename="[\w.-]+"$/);
	expect(await csv.text()).toContain('people, ""you"" know');
	const stranger = await room.server.facilitator('other@example.org');
	expect(await refusal(await file('csv', stranger.cookie))).toEqual([404, 'not-found']);
	const { audit } = room.server.house.services.storage;
	expect(await audit.ofBoard(room.boardId)).toMatchObject([
		{
			what: 'export',
			who: expect.stringMatching(/^account:/) as string,
			details: { format: 'csv', rows: 1 }
		}
	]);

	const bring = (type: string, body: string) =>
		fetch(`${url}/api/boards/import`, {
			method: 'POST',
			headers: { 'content-type': type, origin: url, cookie: room.facilitator.cookie },
			body
		});
	const back = await bring(
		'application/json',
		await (await file('json', room.facilitator.cookie)).text()
	);
	expect(back.status).toBe(201);
	expect(await back.json()).toMatchObject({ notes: 1 });
	const good = await bring('text/csv', 'group,question,text\nlw,why,tea\n');
	expect([good.status, await good.json()]).toMatchObject([201, { notes: 1 }]);
	const bad = await bring('text/csv', 'group,question,text\nlw,why,tea\nlw,when,tea\n');
	expect(bad.status).toBe(422);
	expect(await bad.json()).toMatchObject({ error: { code: 'bad-rows', rows: [{ row: 3 }] } });
	const list = (await (await askWorkshops(room, 'GET', '')).json()) as { workshops: object[] };
	expect(list.workshops).toHaveLength(3);
});

test('[E33] the head of an export hands out nothing and is not written down as one', async () => {
	const room = await openRoom({ groups: ['patient'], step: 'share' });
	const ask = (method: string) =>
		fetch(`${room.server.url}/api/boards/${room.boardId}/export/csv`, {
			method,
			headers: { cookie: room.facilitator.cookie }
		});
	const head = await ask('HEAD');
	expect([head.status, await head.text()]).toEqual([200, '']);
	expect(head.headers.get('content-disposition')).toMatch(/^attachment/);
	const { audit } = room.server.house.services.storage;
	expect(await audit.ofBoard(room.boardId)).toEqual([]);
	await ask('GET');
	expect(await audit.ofBoard(room.boardId)).toHaveLength(1);
});

test('[E33] an export that cannot be written down is not handed out, and the answer says so', async () => {
	const room = await openRoom({ groups: ['patient'], step: 'share' });
	await at(room.people, 0).client.accepted({ t: 'note.post', q: 'who', text: 'kanarek' });
	const { audit } = room.server.house.services.storage;
	const { cookie } = room.facilitator;
	const file = (format: string) =>
		fetch(`${room.server.url}/api/boards/${room.boardId}/export/${format}`, {
			headers: { cookie }
		});
	for (const format of ['html', 'csv', 'json']) {
		vi.spyOn(audit, 'add').mockRejectedValueOnce(new Error('database or disk is full'));
		const answer = await file(format);
		const text = await answer.clone().text();
		expect(await refusal(answer)).toEqual([503, 'storage']);
		expect(text).toContain('We could not write down that this file was made');
		expect(text).not.toContain('kanarek');
		expect(answer.headers.get('content-disposition')).toBeNull();
		expect((await file(format)).status).toBe(200);
	}
});

test('[E31] hidden notes are left out and counted; with hidden=1 a facilitator gets them, marked', async () => {
	const room = await openRoom({ groups: ['patient'], step: 'share' });
	const ann = at(room.people, 0);
	const { url } = room.server;
	const post = async (text: string) =>
		(await ann.client.accepted({ t: 'note.post', q: 'who', text })).id ?? '';
	await post('Everyone sees this');
	const id = await post('CANARY');
	await room.facilitator.client.accepted({ t: 'note.hide', id });
	const file = async (format: string, query = '', cookie = room.facilitator.cookie) =>
		fetch(`${url}/api/boards/${room.boardId}/export/${format}${query}`, { headers: { cookie } });
	for (const format of ['csv', 'json', 'html']) {
		const text = await (await file(format)).text();
		expect(text, format).not.toContain('CANARY');
		expect(text, format).toContain('1 note hidden by a facilitator is left out.');
	}
	expect(await (await file('html', '?hidden=1')).text()).not.toContain('CANARY');
	expect((await file('csv', '?hidden=1', ann.cookie)).status).toBe(404);
	const csv = await (await file('csv', '?hidden=1')).text();
	const rows = csv.split('\r\n').filter((row) => /CANARY|Everyone sees/.test(row));
	expect(rows.map((row) => row.split(',').at(-1))).toEqual(['', 'hidden']);
	expect(csv).toContain('1 note hidden by a facilitator is in this file, and marked.');
	const json = await (await file('json', '?hidden=1')).text();
	const value = JSON.parse(json) as { notes: { text: string }[]; hidden: { text: string }[] };
	expect(value.notes.map(({ text }) => text)).toEqual(['Everyone sees this']);
	expect(value.hidden.map(({ text }) => text)).toEqual(['CANARY']);

	const bring = (type: string, body: string) =>
		fetch(`${url}/api/boards/import`, {
			method: 'POST',
			headers: { 'content-type': type, origin: url, cookie: room.facilitator.cookie },
			body
		});
	expect(await refusal(await bring('text/csv', csv))).toEqual([422, 'bad-rows']);
	const back = await bring('application/json', json);
	expect(await back.json()).toMatchObject({ notes: 1 });
});

/** Three nurses and link workers, and two patients, each with a note. */
async function smallGroup() {
	const room = await openRoom({
		groups: ['hcp', 'hcp', 'hcp', 'lw', 'lw', 'lw', 'patient', 'patient'],
		step: 'share'
	});
	for (const [n, { client }] of room.people.entries())
		await client.accepted({ t: 'note.post', q: 'who', text: `Note ${n}` });
	const file = (name: string, person: { cookie: string } = room.facilitator) =>
		fetch(`${room.server.url}/api/boards/${room.boardId}/export/${name}`, {
			headers: { cookie: person.cookie }
		});
	return { room, file, text: async (name: string) => (await file(name)).text() };
}

test('[E9] no file has the word of a group that is too small alone, and each says what was done', async () => {
	const { text } = await smallGroup();
	const said =
		'Link workers and patients are shown together because fewer than 3 patients took part.';
	for (const format of ['csv', 'json', 'html']) {
		const file = await text(format);
		expect(file, format).toContain(said);
		expect(file, format).toContain('Link worker or Patient');
		expect(file.replaceAll('Link worker or Patient', ''), format).not.toContain('Patient');
		// The id; the report has other words with it.
		if (format !== 'html') expect(file.replace(said, ''), format).not.toMatch(/\bpatient\b/);
	}
	const { notes, people } = JSON.parse(await text('json')) as {
		notes: { group: string }[];
		people: object;
	};
	expect(notes.map(({ group }) => group).sort()).toEqual([
		...Array.from({ length: 3 }, () => 'hcp'),
		...Array.from({ length: 5 }, () => 'lw')
	]);
	expect(people).toEqual({ hcp: 3, lw: 5 });
});

test('[E9] the full archive tells groups apart, for facilitators alone, marked and written down', async () => {
	const { room, file, text } = await smallGroup();
	const full = JSON.parse(await text('json?full=1')) as {
		about: [string, string][];
		notes: { group: string }[];
		people: object;
	};
	expect(full.people).toEqual({ hcp: 3, lw: 3, patient: 2 });
	expect(full.about.map(([name]) => name)).toContain('Confidential');
	expect(await text('json')).not.toContain('Confidential');
	expect((await file('json?full=1', at(room.people, 0))).status).toBe(404);
	const lead = await room.server.lead(room.workshopId);
	expect((await file('json', lead)).status).toBe(200);
	expect(await refusal(await file('json?full=1', lead))).toEqual([403, 'not-allowed']);
	// Another format has no such form: it stays as everybody has it.
	expect(await text('csv?full=1')).toContain('Link worker or Patient');
	const { audit } = room.server.house.services.storage;
	const rows = await audit.ofBoard(room.boardId);
	expect(rows.map(({ details }) => details['filter'])).toEqual([
		'full archive',
		'none',
		'none',
		'none'
	]);
});

test('[E8] what was joined for one file stays joined in all, whoever comes after', async () => {
	const { room, text } = await smallGroup();
	expect(await text('csv')).toContain('Link worker or Patient');
	await room.join('patient');
	await room.join('patient');
	const later = JSON.parse(await text('json')) as { people: object; about: [string, string][] };
	expect(later.people).toEqual({ hcp: 3, lw: 7 });
	expect(later.about.find(([name]) => name === 'Groups')?.[1]).toContain(
		'fewer than 3 people of one of them had taken part, or voted, when this was first shown.'
	);
	// The full archive joins nothing, and neither does a file that was never made.
	const fresh = await smallGroup();
	await fresh.text('json?full=1');
	const { pools } = fresh.room.server.house.services.storage;
	expect(await pools.ofBoard(fresh.room.boardId)).toEqual([]);
});

test('[E6] the notes of somebody who was taken out make their group a small one', async () => {
	const room = await openRoom({ groups: ['hcp', 'hcp', 'hcp', 'patient'], step: 'share' });
	const patient = at(room.people, 3);
	await patient.client.accepted({ t: 'note.post', q: 'who', text: 'Mine stays' });
	await room.facilitator.client.accepted({ t: 'seat.remove', seat: patient.seat });
	const answer = await fetch(`${room.server.url}/api/boards/${room.boardId}/export/csv`, {
		headers: { cookie: room.facilitator.cookie }
	});
	const csv = await answer.text();
	expect(csv).toContain('Mine stays');
	expect(csv).toContain('Everyone together');
	expect(csv).not.toMatch(/\bpatient\b/);
});

test('[E32] files are made in a thread of their own, several at once, and a board goes on meanwhile', async () => {
	const room = await openRoom({ groups: ['hcp', 'hcp', 'hcp'], step: 'share' });
	const ann = at(room.people, 0);
	await ann.client.accepted({ t: 'note.post', q: 'who', text: 'Before' });
	const files = exportFormats.map((format) =>
		fetch(`${room.server.url}/api/boards/${room.boardId}/export/${format}`, {
			headers: { cookie: room.facilitator.cookie }
		})
	);
	await ann.client.accepted({ t: 'note.post', q: 'who', text: 'Meanwhile' });
	for (const [at, format] of exportFormats.entries()) {
		const answer = await files[at];
		expect(answer?.status, format).toBe(200);
		expect(answer?.headers.get('content-disposition')).toContain(`.${format}"`);
		expect((await answer?.arrayBuffer())?.byteLength).toBeGreaterThan(500);
	}
});

test('[E33] somebody who was taken out while a file was made is given nothing', async () => {
	const room = await openRoom({ groups: ['hcp'], step: 'share' });
	const lead = await room.server.lead(room.workshopId);
	const { storage } = room.server.house.services;
	const [member] = (await storage.members.of(room.workshopId)).filter(({ owner }) => !owner);
	const { ofBoard } = storage.pools;
	// The file is under way: its right was looked at already.
	vi.spyOn(storage.pools, 'ofBoard').mockImplementationOnce(async (boardId) => {
		await storage.members.remove(room.workshopId, member?.accountId ?? '');
		return ofBoard(boardId);
	});
	const answer = await fetch(`${room.server.url}/api/boards/${room.boardId}/export/csv`, {
		headers: { cookie: lead.cookie }
	});
	expect(await refusal(answer)).toEqual([404, 'not-found']);
	expect(await storage.audit.ofBoard(room.boardId)).toEqual([]);
});
