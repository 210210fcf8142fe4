import { createHash, randomBytes, randomUUID } from 'node:crypto';
import { expect, onTestFinished, test, vi } from 'vitest';
import { type CommandBody, commandTypes, type Reply } from '#lib/domain/command.ts';
import { seatCookieName } from '#lib/domain/cookie.ts';
import { limits } from '#lib/domain/limits.ts';
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

// Every command through two doors is more than a seat may send at once; the rate has tests of its own.
Object.assign(limits, { commandBurst: 1_000 });

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
	300_000
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
	const sit = async (
		role: Role,
		group: 'lw' | 'hcp' | 'other',
		byCode = false
	): Promise<Player> => {
		const secret = randomBytes(32).toString('base64url');
		const credentialHash = createHash('sha256').update(secret).digest('hex');
		const seat = await board.join({ role, group, shared: false, credentialHash, byCode });
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
	await client.accepted({ t: 'stage.settings', waitingRoom: true });
	const atTheDoor = [await sit('stakeholder', 'lw', true), await sit('stakeholder', 'lw', true)];
	const players: Record<SeatedRole, Player> = {
		facilitator: { seat, cookie, client },
		owner: await sit('stakeholder', 'lw'),
		another: await sit('stakeholder', 'hcp'),
		waiting: await sit('stakeholder', 'lw', true),
		lead: await sit('lead', 'other'),
		screen: await sit('screen', 'other')
	};
	await client.accepted({ t: 'stage.settings', waitingRoom: false });
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
	const clusters: string[] = [];
	// By somebody who does nothing else: the others need their rate for what is asked of them.
	const helper = await sit('stakeholder', 'hcp');
	await facilitator.client.accepted({ t: 'stage.step', to: 'group' });
	for (let n = 0; n < 1 + 2 * seatedRoles.length * doors.length; n++) {
		const { id = '' } = await helper.client.accepted({ t: 'note.post', q: 'how', text: 'words' });
		const made = await helper.client.accepted({ t: 'cluster.make', q: 'how', ids: [id] });
		clusters.push(made.id ?? '');
	}
	await helper.client.close();
	for (const id of binned) await owner.client.accepted({ t: 'note.remove', id });
	const { id: moment = '' } = await facilitator.client.accepted({ t: 'history.save', name: 'Now' });
	const actions: string[] = [];
	for (const text of ['kept', 'one', 'two'])
		actions.push((await facilitator.client.accepted({ t: 'action.add', text })).id ?? '');
	const hidden = await several(2);
	for (const id of hidden) await facilitator.client.accepted({ t: 'note.hide', id });
	const toHide = await several(2);
	const asked = await several(2);
	for (const id of asked) await facilitator.client.accepted({ t: 'note.ask', id });
	const writers = [await sit('stakeholder', 'hcp'), await sit('stakeholder', 'hcp')];
	for (const { client } of writers)
		await client.accepted({ t: 'note.post', q: 'how', text: 'words' });
	await facilitator.client.accepted({ t: 'stage.settings', approval: true });
	const waiting = { shown: await several(2), returned: await several(2) };
	await facilitator.client.accepted({ t: 'stage.settings', approval: false });
	await facilitator.client.accepted({ t: 'stage.step', to: 'private' });
	const secret = { kept: await post(), own: await several(2) };
	await facilitator.client.accepted({ t: 'seat.remove', seat: removed.seat.number });
	await facilitator.client.accepted({ t: 'seat.headcount', group: 'lw', n: 9 });
	const room = {
		boardId,
		board,
		players,
		removed,
		spare: spare.map((one) => one.seat.number),
		atTheDoor: atTheDoor.map((one) => one.seat.number),
		seats: [facilitator.seat, owner.seat, players.another.seat],
		notes,
		clusters,
		secret,
		binned,
		actions,
		moment,
		moderated: { hidden, toHide, asked, waiting, writers: writers.map((one) => one.seat.number) }
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
	const { notes, secret, binned, spare, clusters, players, actions, moment, moderated } = room;
	const [cluster = '', ...ends] = clusters;
	const one = <Item>(pair: readonly Item[]): Item => {
		const item = pair[doors.indexOf(door)];
		if (item === undefined) throw new Error('There is one for each door.');
		return item;
	};
	/** A cluster that this role may end through this door. */
	const end = (of: 'dissolve' | 'merge') => {
		const place = seatedRoles.indexOf(role) * doors.length + doors.indexOf(door);
		return ends[place + (of === 'merge' ? seatedRoles.length * doors.length : 0)] ?? '';
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
		case 'cluster.make':
			return { t: cell, q: 'why', ids: [notes.kept], name: `Made by ${role} at ${door}` };
		case 'cluster.rename':
			return { t: cell, id: cluster, name: `Named by ${role} at ${door}` };
		case 'cluster.join':
			return { t: cell, id: cluster, ids: [notes.kept] };
		case 'cluster.leave':
			return { t: cell, ids: [notes.kept] };
		case 'cluster.merge':
			return { t: cell, id: end('merge'), into: cluster };
		case 'cluster.dissolve':
			return { t: cell, id: end('dissolve') };
		case 'cluster.move':
			return { t: cell, id: cluster, p: [0, role === 'facilitator' ? 40 : 50] };
		case 'cluster.tidy':
			return { t: cell };
		case 'note.hide':
			return { t: cell, id: one(moderated.toHide) };
		case 'note.show':
			return { t: cell, id: one(moderated.hidden) };
		case 'note.approve':
			return { t: cell, id: one(moderated.waiting.shown) };
		case 'note.return':
			return { t: cell, id: one(moderated.waiting.returned) };
		case 'note.ask':
			return { t: cell, id: notes.kept, message: `asked by ${role} at ${door}` };
		case 'note.answer':
			return { t: cell, id: one(moderated.asked) };
		case 'seat.undoAll':
			return { t: cell, seat: one(moderated.writers) };
		case 'seat.group':
			return {
				t: cell,
				seat: players.another.seat.number,
				group: door === 'http' ? 'vcs' : 'patient'
			};
		case 'stage.groups':
			return { t: cell, groups: [{ id: 'patient', label: `named by ${role} at ${door}` }] };
		case 'stage.merge':
			return door === 'http'
				? { t: cell, from: 'patient', into: 'other', label: 'All three' }
				: { t: cell, from: 'vcs', into: 'patient', label: 'Both' };
		case 'note.agree':
		case 'note.unagree':
			return { t: cell, id: notes.kept };
		case 'vote.cast':
			return { t: 'vote.cast', target: notes.kept, dots: 1 };
		case 'vote.withdraw':
			return { t: 'vote.withdraw', target: notes.kept };
		case 'vote.proxy':
			return { t: 'vote.proxy', group: 'lw', ballot: [{ target: notes.kept, dots: 1 }] };
		case 'seat.headcount':
			return { t: 'seat.headcount', group: 'hcp', n: door === 'http' ? 1 : 2 };
		case 'stage.step':
			return { t: 'stage.step', to: room.board.snapshot().stage.step === 'act' ? 'vote' : 'act' };
		case 'stage.lock':
		case 'stage.unlock':
			return { t: cell, what: 'joining' };
		case 'flag.practised':
			return { t: 'flag.practised', on: true };
		case 'flag.finished':
			return { t: 'flag.finished', on: true };
		case 'stage.plan': {
			const { steps } = room.board.snapshot().stage;
			return { t: 'stage.plan', steps: steps.map((each) => ({ ...each, minutes: 7 })) };
		}
		case 'stage.timer':
			return { t: 'stage.timer', add: 60_000 };
		case 'stage.spotlight':
			return { t: 'stage.spotlight', target: notes.kept };
		case 'stage.prompt':
			return { t: 'stage.prompt', q: 'how', group: 'lw' };
		case 'flag.help':
			return { t: 'flag.help', on: true };
		case 'flag.help, answered':
			// Each may take back its own.
			return {
				t: 'flag.help',
				on: false,
				seat: players[role === 'owner' ? 'another' : 'owner'].seat.number
			};
		case 'code.rotate':
			return { t: 'code.rotate' };
		case 'seat.code':
			return { t: 'seat.code' };
		case 'seat.code, of the owner':
			return { t: 'seat.code', seat: room.players.owner.seat.number };
		case 'seat.remove':
			return { t: 'seat.remove', seat: one(spare) };
		case 'seat.admit':
			return { t: 'seat.admit', seats: [one(room.atTheDoor)] };
		case 'screen.link':
		case 'screen.revoke':
			return { t: cell };
		case 'stage.reveal':
			return { t: 'stage.reveal' };
		case 'stage.settings': {
			const { agree = true } = room.board.snapshot().stage.settings;
			return { t: 'stage.settings', agree: !agree };
		}
		case 'action.add':
			return { t: 'action.add', text: 'Ring the surgery', from: [notes.kept] };
		case 'action.edit':
			return { t: 'action.edit', id: actions[0] ?? '', text: `words by ${role} at ${door}` };
		case 'action.remove':
			return { t: 'action.remove', id: one(actions.slice(1)) };
		case 'history.save':
			return { t: 'history.save', name: 'A moment' };
		case 'history.restore':
			return { t: 'history.restore', id: moment };
		case 'undo':
		case 'redo':
			return { t: cell };
	}
}

/** The answers of the gates after the rate: what comes too fast is asked again when it may. */
async function send(...[server, room, role, door, bodies]: Parameters<typeof sendOnce>) {
	const replies = await sendOnce(server, room, role, door, bodies);
	const isTooFast = (reply: Reply | undefined) => reply?.ok === false && reply.code === 'too-fast';
	await vi.waitFor(
		async () => {
			const left = bodies.flatMap((body, index) =>
				isTooFast(replies[index]) ? [{ body, index }] : []
			);
			const some = left.slice(0, limits.commandsPerSecond);
			const again = await sendOnce(
				server,
				room,
				role,
				door,
				some.map(({ body }) => body)
			);
			some.forEach(({ index }, place) => (replies[index] = again[place] as Reply));
			expect(replies.some(isTooFast)).toBe(false);
		},
		{ timeout: 20_000, interval: 500 }
	);
	return replies;
}

async function sendOnce(
	server: TestServer,
	room: Room,
	role: SeatedRole,
	door: Door,
	bodies: CommandBody[]
): Promise<Reply[]> {
	const replies = await ask(server, room, role, door, bodies);
	for (const [index, reply] of replies.entries())
		if (isTooFast(reply))
			// Each role does more here than a person would: what comes too fast is asked again.
			replies[index] = await vi.waitFor(
				async () => {
					const [again] = await ask(server, room, role, door, bodies.slice(index, index + 1));
					if (!again || isTooFast(again)) throw new Error('Too fast still.');
					return again;
				},
				{ interval: 100, timeout: 10_000 }
			);
	return replies;
}

function isTooFast(reply: Reply): boolean {
	return !reply.ok && reply.code === 'too-fast';
}

async function ask(
	server: TestServer,
	{ boardId, players }: Room,
	role: SeatedRole,
	door: Door,
	bodies: CommandBody[]
): Promise<Reply[]> {
	const { client, cookie } = players[role];
	if (door === 'socket') return Promise.all(bodies.map((body) => client.command(body)));
	const replies: Reply[] = [];
	for (const part of parts(bodies)) {
		const answer = await overHttp(server, boardId, cookie, part);
		replies.push(...((await answer.json()) as { replies: Reply[] }).replies);
	}
	return replies;
}

/** As many at a time as one request may hold. */
function parts(bodies: readonly CommandBody[]): CommandBody[][] {
	const most = limits.commandsPerRequest;
	return Array.from({ length: Math.ceil(bodies.length / most) }, (_, index) =>
		bodies.slice(index * most, (index + 1) * most)
	);
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
		const answers = new Set<string>();
		for (const part of parts(bodies)) {
			const answer = await overHttp(server, room.boardId, cookie, part);
			const { error } = (await answer.json()) as { error?: { code: string } };
			answers.add(String([answer.status, error?.code]));
		}
		const client = new BoardClient({ url: server.url, boardId: room.boardId, cookie });
		onTestFinished(() => client.close());
		client.socket.on('open', () => {
			for (const body of bodies) {
				const command = JSON.stringify({ v: 1, cid: randomUUID(), ...body });
				client.send(textFrame(Frame.command, command));
			}
		});
		const got = [...answers, await client.end()];
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
