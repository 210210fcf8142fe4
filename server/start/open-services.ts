import { randomInt, randomUUID } from 'node:crypto';
import { createAccounts } from '../accounts/accounts.ts';
import { createCodes } from '../accounts/codes.ts';
import { createInvitations } from '../accounts/invitations.ts';
import { newId } from '../accounts/random.ts';
import { openSecrets } from '../accounts/secrets.ts';
import { createWorkshops } from '../accounts/workshops.ts';
import { createBoards } from '../board/registry.ts';
import { firstCommit } from '../board/seed.ts';
import type { Settings } from '../config.ts';
import { createLibrary } from '../library.ts';
import type { Services } from '../services.ts';
import { openSqlite } from '../storage/sqlite/open.ts';
import { loopLoad } from './loop-load.ts';
import { reportsOf } from './reports.ts';

export interface OpenServices {
	services: Services;
	/** Called after the commit of a removal, wherever it came from. */
	onSeatRemoved(listener: (boardId: string, seat: number) => void): void;
	close(): Promise<void>;
}

/**
 * Storage, boards, accounts and workshops, chosen and put together here alone: for the server, the
 * development server, the command line and tests.
 * @throws in words, when the data cannot be used
 */
export async function openServices(
	settings: Settings,
	log: Services['log']
): Promise<OpenServices> {
	const storage = await openSqlite(settings.dataDir);
	const codes = createCodes(openSecrets(settings.dataDir));
	const removals = new Set<(boardId: string, seat: number) => void>();

	const boards = createBoards({
		storage: storage.boards,
		now: Date.now,
		load: loopLoad(),
		newId,
		newEpoch: randomUUID,
		randomBelow: (below) => randomInt(below),
		newCode: () => codes.fresh(),
		newSeatCode: () => codes.freshSeatCode(),
		openCode: (sealed) => codes.open(sealed).code,
		newScreenToken: () => codes.freshScreenToken(),
		onSeatRemoved: (boardId, seat) => {
			for (const listener of removals) listener(boardId, seat);
		},
		log
	});
	const accounts = createAccounts({ store: storage.accounts });
	const workshops = createWorkshops({
		storage,
		boards,
		firstCommit,
		accounts,
		codes,
		retentionDays: settings.retentionDays,
		// Which board somebody guesses at is not known: everybody who runs one now is told.
		manyWrongCodes: () => {
			log.warn({}, 'many wrong codes are typed');
			for (const board of boards.live()) board.tellDesk({ kind: 'wrong-codes' });
		}
	});
	const invitations = createInvitations({ storage, now: Date.now });
	const library = createLibrary({ workshops, now: Date.now, newId });

	return {
		services: {
			settings,
			storage,
			boards,
			accounts,
			workshops,
			invitations,
			library,
			reports: reportsOf(boards, storage.pools),
			log,
			draining: false
		},
		onSeatRemoved: (listener) => void removals.add(listener),
		close: () => storage.close()
	};
}
