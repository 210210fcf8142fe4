import type * as Y from 'yjs';
import { seatCookieName } from '#lib/domain/cookie.ts';
import { readSnapshot } from '#lib/domain/snapshot.ts';
import type { Account } from '../../../server/accounts/types.ts';
import { readSettings } from '../../../server/config.ts';
import { createLog } from '../../../server/log.ts';
import { openServices, type OpenServices } from '../../../server/start/open-services.ts';
import { cidOf } from '../crowd/fiveways-dialect.ts';
import type { PersonSpec } from '../crowd/dialect.ts';
import { liveThrough, seedNotes } from './history.ts';
import type { BoardPlan, Peer } from './peer.ts';
import { ServerProcess } from './server-process.ts';

const ADDRESS = '127.0.0.1';
const groups = ['patient', 'lw', 'vcs', 'hcp'] as const;

/** Our own server. */
export const fiveways: Peer = {
	name: 'fiveways',
	prepare,
	start: (folder) =>
		ServerProcess.start({
			name: 'fiveways',
			env: { DATA_DIR: folder, PORT: '0', HOST: '127.0.0.1', LOG_LEVEL: 'error' },
			before: ['count-yjs']
		}),
	textsOf: (doc: Y.Doc) => [...(readSnapshot(doc)?.notes.values() ?? [])].map(({ text }) => text)
};

async function prepare(
	folder: string,
	plans: readonly BoardPlan[],
	seed: number
): Promise<PersonSpec[][]> {
	const open = await openServices(readSettings({ DATA_DIR: folder }), createLog('error'));
	const { accounts } = open.services;
	const owner = await accounts.create('load@example.org', 'harbour pencil cloud', 'facilitator');
	const everybody: PersonSpec[][] = [];
	let nextId = 1;
	for (const plan of plans) {
		everybody.push(await makeBoard(open, owner, plan, nextId));
		nextId += plan.people;
	}
	await open.services.boards.drain(0);
	await open.close();
	for (const [index, { history = 0 }] of plans.entries()) {
		const board = everybody[index]?.[0]?.board;
		if (history > 0 && board) await liveThrough(folder, board, history, seed);
	}
	return everybody;
}

/** A board on which everybody is seated and has a note of their own. */
async function makeBoard(
	{ services }: OpenServices,
	owner: Account,
	plan: BoardPlan,
	firstId: number
): Promise<PersonSpec[]> {
	const { boardId, code } = await services.workshops.createFromSeed(
		owner,
		{ title: 'Load' },
		{ step: 'share', notes: seedNotes(plan) }
	);
	const board = await services.boards.open(boardId);
	const sit = async (n: number): Promise<PersonSpec> => {
		const group = groups[n % groups.length] ?? 'patient';
		const joined = await services.workshops.join({ code, group }, ADDRESS, undefined);
		const id = firstId + n;
		const post = { v: 1, cid: cidOf(id, 0), t: 'note.post', q: 'who', text: 'mine' };
		const reply = await board.command(joined.seat.number, { value: post, bytes: 100 });
		if (!reply.ok || !reply.id) throw new Error('A person’s own note was refused.');
		const cookie = `${seatCookieName('http://localhost', boardId)}=${joined.credential}`;
		return { id, board: boardId, cookie, noteId: reply.id };
	};
	return Promise.all(Array.from({ length: plan.people }, (_, n) => sit(n)));
}
