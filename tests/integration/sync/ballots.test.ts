import { afterAll, expect, test, vi } from 'vitest';
import * as Y from 'yjs';
import { deskRoots, seatRoots } from '#lib/domain/document.ts';
import { at, openRoom, type Person, type Room } from '../../support/room.ts';
import { stockProvider } from '../../support/stock-client.ts';

// Stock clients print a line for each frame that is not theirs.
const printed = vi.spyOn(console, 'error').mockImplementation(() => undefined);
afterAll(() => printed.mockRestore());

/** All that a person gets who comes now, as text to be compared, without the time of asking. */
async function everythingNow(room: Room, person: Person): Promise<string> {
	const { url } = room.server;
	const poll = await room.post(`/api/boards/${room.boardId}/poll`, { v: 1, have: {} }, person);
	const { docs } = (await poll.json()) as { docs: Record<string, unknown> };
	const files = await Promise.all(
		['html', 'csv', 'json'].map(async (format) => {
			const path = `${url}/api/boards/${room.boardId}/export/${format}`;
			const answer = await fetch(path, { headers: { cookie: person.cookie } });
			return (await answer.text()).replace(/Exported.*|"exported".*|.*\(UTC\).*/g, '');
		})
	);
	return JSON.stringify([docs['board'], docs['seat'], files]);
}

test('[X78] during a vote no total and no ballot leaves the server but to its own seat', async () => {
	const room = await openRoom({ groups: ['patient', 'lw', 'lw'], step: 'vote' });
	const { facilitator } = room;
	const [ann, bob, cas] = [at(room.people, 0), at(room.people, 1), at(room.people, 2)];
	const ids: string[] = [];
	for (const text of ['One', 'Two', 'Three']) {
		const note = await facilitator.client.accepted({ t: 'note.post', q: 'how', text });
		ids.push(note.id ?? '');
	}
	await facilitator.client.accepted({ t: 'seat.headcount', group: 'patient', n: 1 });
	for (const { client } of [facilitator, ...room.people]) await client.sync('seat');
	await facilitator.client.sync('desk');
	const stock = new Y.Doc();
	const provider = stockProvider(room, bob, stock);
	await vi.waitFor(() => expect(provider.synced).toBe(true));
	let stockUpdates = 0;
	stock.on('update', () => stockUpdates++);

	const before = {
		bob: await everythingNow(room, bob),
		facilitator: await everythingNow(room, facilitator)
	};
	const framesBefore = new Map([bob, facilitator].map((one) => [one, one.client.frames.length]));
	for (const target of ids) await ann.client.accepted({ t: 'vote.cast', target, dots: 1 });
	await ann.client.accepted({ t: 'vote.withdraw', target: at(ids, 1) });
	await cas.client.accepted({ t: 'vote.cast', target: at(ids, 2), dots: 1 });
	await ann.client.accepted({ t: 'undo' });
	// One command of each, so that everything on its way to them has come.
	for (const { client } of [bob, facilitator])
		await client.accepted({ t: 'flag.finished', on: true });

	expect(seatRoots(ann.client.docs.seat).ballot.size).toBe(3);
	const desk = deskRoots(facilitator.client.docs.desk).voting;
	expect(desk.toJSON()).toEqual({ voted: 2, paper: {}, published: 0, pools: [] });
	for (const one of [bob, facilitator]) {
		const heard = Buffer.concat(one.client.frames.slice(framesBefore.get(one)));
		for (const id of ids) expect(heard.includes(id)).toBe(false);
	}
	expect(stockUpdates).toBe(0);
	await bob.client.accepted({ t: 'flag.finished', on: false });
	await facilitator.client.accepted({ t: 'flag.finished', on: false });
	const seatOnly = (text: string) => JSON.parse(text) as [unknown, unknown, string[]];
	const [board, , files] = seatOnly(await everythingNow(room, bob));
	expect([board, files]).toEqual([seatOnly(before.bob)[0], seatOnly(before.bob)[2]]);
	const forDesk = seatOnly(await everythingNow(room, facilitator));
	expect([forDesk[0], forDesk[2]]).toEqual([
		seatOnly(before.facilitator)[0],
		seatOnly(before.facilitator)[2]
	]);

	// A ballot on paper is told to the facilitator who entered it, and on the desk as a number.
	const heardByBob = bob.client.frames.length;
	const ballot = [{ target: at(ids, 0), dots: 1 }];
	await facilitator.client.accepted({ t: 'vote.proxy', group: 'patient', ballot });
	await bob.client.accepted({ t: 'flag.finished', on: true });
	expect(Buffer.concat(bob.client.frames.slice(heardByBob)).includes(at(ids, 0))).toBe(false);

	await facilitator.client.accepted({ t: 'stage.step', to: 'act' });
	await bob.client.until(() => bob.client.snapshot.stage.results !== undefined);
	expect(bob.client.snapshot.stage.results).toMatchObject({
		groups: [{ ids: ['lw', 'patient'], ballots: 3 }],
		items: { [at(ids, 0)]: { people: [2] }, [at(ids, 2)]: { people: [2] } }
	});
	await facilitator.client.accepted({ t: 'stage.step', to: 'vote' });
	await bob.client.until(() => bob.client.snapshot.stage.results === undefined);
	const late = await room.join('vcs');
	await late.client.sync('seat');
	expect(late.client.heard('ballots')).toBe(false);
});
