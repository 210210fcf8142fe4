import { createHash, randomBytes, randomUUID } from 'node:crypto';
import { expect, onTestFinished, test } from 'vitest';
import { type CommandBody, commandTypes, type Reply } from '#lib/domain/command.ts';
import { seatCookieName } from '#lib/domain/cookie.ts';
import { Frame, type Role } from '#lib/domain/protocol.ts';
import type { Seat } from '#lib/domain/seat.ts';
import { stepKinds } from '#lib/domain/stage.ts';
import type { Board } from '../../../server/board/types.ts';
import { BoardClient, connect, textFrame } from '../../support/board-client.ts';
import { everything } from '../../support/board-checks.ts';
import {
	type Cell,
	cells,
	expected,
	type Locked,
	seatedRoles,
	type SeatedRole
} from '../../support/permission-table.ts';
import { PASSWORD, startServer, type TestServer } from '../../support/start-server.ts';

/*
 * Who may do what, through the doors that there are: every command by every role in each step and
 * under each lock, by socket and by HTTP. No page has a form that sends a command.
 */

const locks: readonly Locked[] = ['nothing', 'writing', 'grouping', 'joining'];
const doors = ['socket', 'http'] as const;
type Door = (typeof doors)[number];

/** Somebody with a cookie, and a socket if the board seats them. */
interface Player {
	seat: Seat;
	cookie: string;
	client: BoardClient;
}

interface Outsiders {
	nobody: string;
	expired: string;
	'facilitator elsewhere': string;
}

test('[P3] the hand-written table has every command', () => {
	const named = new Set(cells.map((cell) => cell.split(',')[0]));
	expect([...named].sort()).toEqual([...commandTypes].sort());
});

test.each(locks)(
	'[P3] by socket and HTTP only the allowed cells change anything, with %s locked',
	async (locked) => {
		const server = await startServer();
		const owner = await server.facilitator();
		const elsewhere = await server.facilitator('elsewhere@example.org');
		await server.workshop(elsewhere.account);
		const outsiders = {
			nobody: '',
			expired: await expiredSession(server, owner.account.accountId),
			'facilitator elsewhere': elsewhere.cookie
		};
		const wrong: string[] = [];
		for (const step of stepKinds) {
			const room = await seatedRoom(server, owner, step, locked);
			wrong.push(...(await outside(server, room, outsiders)));
			for (const role of [...seatedRoles].reverse()) {
				const due = (cell: Cell) => expected(cell, role, step, locked);
				const refused = cells.filter((cell) => due(cell) !== 'yes');
				const allowed = cells.filter((cell) => due(cell) === 'yes');
				// What is refused is asked together: one look says that nothing changed.
				for (const together of [refused, ...allowed.map((cell) => [cell])])
					for (const door of doors) {
						const before = everything(room.board, room.seats);
						const bodies = together.map((cell) => bodyOf(room, cell, role, door));
						const replies = await send(server, room, role, door, bodies);
						const same = everything(room.board, room.seats) === before;
						together.forEach((cell, index) => {
							const reply = replies[index];
							const said = reply?.ok ? 'yes' : reply?.code;
							if (said !== due(cell) || same === reply?.ok)
								wrong.push(
									`${step}: ${cell} by ${role}, ${door}: ${said}; nothing changed: ${same}`
								);
						});
						if (role === 'facilitator') await reset(room, step, locked);
					}
			}
			for (const { client } of Object.values(room.players)) await client.close();
		}
		expect(wrong).toEqual([]);
	},
	120_000
);

type Room = Awaited<ReturnType<typeof seatedRoom>>;

/** A board in that step, with notes of the owner for every cell that uses one up. */
async function seatedRoom(
	server: TestServer,
	{ account, cookie }: Awaited<ReturnType<TestServer['facilitator']>>,
	step: string,
	locked: Locked
) {
	const { boardId } = await server.workshop(account);
	const board = await server.house.services.boards.open(boardId);
	const sit = async (role: Role, group: 'lw' | 'hcp' | 'other'): Promise<Player> => {
		const secret = randomBytes(32).toString('base64url');
		const credentialHash = createHash('sha256').update(secret).digest('hex');
		const seat = await board.join({ role, group, shared: false, credentialHash });
		return withSocket(seat, `${seatCookieName(server.url, boardId)}=${secret}`);
	};
	const withSocket = async (seat: Seat, credential: string): Promise<Player> => ({
		seat,
		cookie: credential,
		client: await connect({ url: server.url, boardId, cookie: credential })
	});
	const client = await connect({ url: server.url, boardId, cookie });
	const number = (await client.hello()).seat;
	const seat = board.seat(number);
	if (!seat) throw new Error('The facilitator has no seat.');
	const players: Record<SeatedRole, Player> = {
		facilitator: { seat, cookie, client },
		owner: await sit('stakeholder', 'lw'),
		another: await sit('stakeholder', 'hcp'),
		lead: await sit('lead', 'other')
	};
	const removed = await sit('stakeholder', 'hcp');
	const spare = [await sit('stakeholder', 'hcp'), await sit('stakeholder', 'hcp')];
	const { facilitator, owner } = players;
	const post = async () =>
		(await owner.client.accepted({ t: 'note.post', q: 'how', text: 'words' })).id ?? '';
	const several = async (count: number) => {
		const ids: string[] = [];
		for (let n = 0; n < count; n++) ids.push(await post());
		return ids;
	};
	await facilitator.client.accepted({ t: 'stage.step', to: 'share' });
	const notes = { kept: await post(), own: await several(2), others: await several(2) };
	const binned = await several(2);
	for (const id of binned) await owner.client.accepted({ t: 'note.remove', id });
	await facilitator.client.accepted({ t: 'stage.step', to: 'private' });
	const secret = { kept: await post(), own: await several(2) };
	await facilitator.client.accepted({ t: 'seat.remove', seat: removed.seat.number });
	const room = {
		boardId,
		board,
		players,
		removed,
		spare: spare.map((one) => one.seat.number),
		seats: [facilitator.seat, owner.seat, players.another.seat],
		notes,
		secret,
		binned
	};
	await reset(room, step, locked);
	return room;
}

/** Brings stage and locks to where they were. */
async function reset(
	{ board, players }: { board: Board; players: Record<SeatedRole, Player> },
	step: string,
	locked: Locked
): Promise<void> {
	const { client } = players.facilitator;
	const { stage } = board.snapshot();
	if (stage.step !== step) await client.accepted({ t: 'stage.step', to: step });
	for (const what of ['writing', 'grouping', 'joining'] as const)
		if (stage.locks.includes(what) !== (what === locked))
			await client.accepted({ t: what === locked ? 'stage.lock' : 'stage.unlock', what });
}

function bodyOf(room: Room, cell: Cell, role: SeatedRole, door: Door): CommandBody {
	const { notes, secret, binned, spare } = room;
	const one = <Item>(pair: readonly Item[]): Item => {
		const item = pair[doors.indexOf(door)];
		if (item === undefined) throw new Error('There is one for each door.');
		return item;
	};
	switch (cell) {
		case 'note.post':
			return { t: 'note.post', q: 'who', text: 'new words' };
		case 'note.edit':
			return { t: 'note.edit', id: notes.kept, text: `words by ${role} at ${door}` };
		case 'note.edit, private':
			return { t: 'note.edit', id: secret.kept, text: `words by ${role} at ${door}` };
		case 'note.move':
			return { t: 'note.move', id: notes.kept, p: [1, 9] };
		case 'note.move, private':
			return { t: 'note.move', id: secret.kept, q: door === 'http' ? 'why' : 'where', p: [0, 0] };
		case 'note.remove':
			return { t: 'note.remove', id: one(role === 'facilitator' ? notes.others : notes.own) };
		case 'note.remove, private':
			// The owner took its own away; what is left is as unknown to others as what never was.
			return { t: 'note.remove', id: role === 'facilitator' ? secret.kept : one(secret.own) };
		case 'note.restore':
			return { t: 'note.restore', id: one(binned) };
		case 'stage.step':
			return { t: 'stage.step', to: room.board.snapshot().stage.step === 'act' ? 'vote' : 'act' };
		case 'stage.lock':
		case 'stage.unlock':
			return { t: cell, what: 'joining' };
		case 'flag.finished':
			return { t: 'flag.finished', on: true };
		case 'code.rotate':
			return { t: 'code.rotate' };
		case 'seat.remove':
			return { t: 'seat.remove', seat: one(spare) };
		case 'stage.reveal':
			return { t: 'stage.reveal' };
		case 'undo':
			return { t: 'undo' };
	}
}

async function send(
	server: TestServer,
	{ boardId, players }: Room,
	role: SeatedRole,
	door: Door,
	bodies: CommandBody[]
): Promise<Reply[]> {
	const { client, cookie } = players[role];
	if (door === 'socket') return Promise.all(bodies.map((body) => client.command(body)));
	const answer = await overHttp(server, boardId, cookie, bodies);
	return ((await answer.json()) as { replies: Reply[] }).replies;
}

function overHttp(server: TestServer, boardId: string, cookie: string, bodies: CommandBody[]) {
	const commands = bodies.map((body) => ({ v: 1, cid: randomUUID(), ...body }));
	return fetch(`${server.url}/api/boards/${boardId}/commands`, {
		method: 'POST',
		headers: {
			'content-type': 'application/json',
			origin: server.url,
			...(cookie ? { cookie } : {})
		},
		body: JSON.stringify({ v: 1, commands })
	});
}

/** Whoever has no seat here is told so, whatever they ask, and changes nothing. */
async function outside(server: TestServer, room: Room, outsiders: Outsiders): Promise<string[]> {
	const bodies = cells.map((cell) => bodyOf(room, cell, 'another', 'socket'));
	const before = everything(room.board, room.seats);
	const wrong: string[] = [];
	const all = { ...outsiders, removed: room.removed.cookie };
	for (const [who, cookie] of Object.entries(all)) {
		const due = who === 'removed' ? [403, 'removed', 4403] : [401, 'no-seat', 4401];
		const answer = await overHttp(server, room.boardId, cookie, bodies);
		const { error } = (await answer.json()) as { error?: { code: string } };
		const client = new BoardClient({ url: server.url, boardId: room.boardId, cookie });
		onTestFinished(() => client.close());
		client.socket.on('open', () => {
			for (const body of bodies) {
				const command = JSON.stringify({ v: 1, cid: randomUUID(), ...body });
				client.send(textFrame(Frame.command, command));
			}
		});
		const got = [answer.status, error?.code, await client.end()];
		if (String(got) !== String(due) || client.replies.length > 0)
			wrong.push(`${who}: ${String(got)}, not ${String(due)}; ${client.replies.length} replies`);
	}
	if (everything(room.board, room.seats) !== before) wrong.push('something changed');
	return wrong;
}

/** The cookie of a session that has ended. */
async function expiredSession(server: TestServer, accountId: string): Promise<string> {
	const { accounts, storage } = server.house.services;
	const before = new Set((await storage.accounts.sessionsOf(accountId)).map((one) => one.idHash));
	const { sessionId } = await accounts.signIn('facilitator@example.org', PASSWORD, '127.0.0.1');
	for (const { idHash } of await storage.accounts.sessionsOf(accountId))
		if (!before.has(idHash)) await storage.accounts.extendSession(idHash, 1);
	return `fiveways_session=${sessionId}`;
}
