import { randomUUID } from 'node:crypto';
import { createAccounts } from '../../server/accounts/accounts.ts';
import { createCodes } from '../../server/accounts/codes.ts';
import { newId } from '../../server/accounts/random.ts';
import { secretsFrom } from '../../server/accounts/secrets.ts';
import type { Account } from '../../server/accounts/types.ts';
import { createWorkshops } from '../../server/accounts/workshops.ts';
import { createBoards } from '../../server/board/registry.ts';
import { firstCommit } from '../../server/board/seed.ts';
import { freshStorage, quickPasswords, standingClock } from './stored-accounts.ts';

const PASSWORD = 'harbour pencil cloud';
/** Where requests come from unless told otherwise. */
export const SITE = '192.0.2.1';

/** Accounts, workshops and boards over a real storage, with a clock that stands. */
export async function freshWorkshops({ refusedAfterMs = 0 } = {}) {
	const { storage, folder } = await freshStorage();
	const clock = standingClock(new Date(2026, 2, 10, 12).getTime());
	const errors: string[] = [];
	const note = (details: object, message: string) =>
		errors.push(`${message} ${JSON.stringify(details)}`);
	const codes = createCodes(secretsFrom(Buffer.alloc(32, 7)));
	const boards = createBoards({
		storage: storage.boards,
		now: clock.now,
		newId,
		newEpoch: randomUUID,
		randomBelow: () => 0,
		newCode: () => codes.fresh(),
		newSeatCode: () => codes.freshSeatCode(),
		openCode: (sealed) => codes.open(sealed).code,
		newScreenToken: () => codes.freshScreenToken(),
		log: { error: note, warn: note }
	});
	const accounts = createAccounts({
		store: storage.accounts,
		now: clock.now,
		monotonic: clock.now,
		passwords: quickPasswords()
	});
	const workshops = createWorkshops({
		storage,
		boards,
		firstCommit,
		accounts,
		codes,
		retentionDays: 90,
		now: clock.now,
		monotonic: clock.now,
		refusedAfterMs
	});
	const ruth = await accounts.create('ruth@example.org', PASSWORD, 'facilitator');

	return {
		storage,
		folder,
		clock,
		boards,
		accounts,
		workshops,
		ruth,
		errors,
		signIn: async (account: Account) =>
			(await accounts.signIn(account.email, PASSWORD, SITE)).sessionId,
		account: (name: string, role: Account['role'] = 'facilitator') =>
			accounts.create(`${name}@example.org`, PASSWORD, role),
		/** A workshop of Ruth's today, with its code and token in clear. */
		async today() {
			const made = await workshops.create(ruth, { title: 'Riverside' });
			const { token } = workshops.codeOf(await workshops.forMember(ruth, made.workshopId));
			return { ...made, token };
		},
		/** A command of Ruth's at a board, which must be accepted. */
		async command(boardId: string, session: string, body: object) {
			const seated = await workshops.seated(boardId, { seat: undefined, session });
			if (seated.kind !== 'seat') throw new Error('The facilitator has no seat.');
			const board = await boards.open(boardId);
			const value = { v: 1, cid: randomUUID(), ...body };
			const reply = await board.command(seated.seat.number, { value, bytes: 100 });
			if (!reply.ok) throw new Error(reply.message);
			return reply;
		}
	};
}
