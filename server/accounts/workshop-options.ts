import type { Codes } from './codes.ts';
import type { Boards, FirstCommit } from '../board/types.ts';
import type { Storage } from '../storage/port.ts';
import type { Accounts } from './types.ts';

/** What workshops are made from; every part of them takes the few it needs. */
export interface WorkshopsOptions {
	storage: Pick<Storage, 'workshops' | 'members' | 'boards'>;
	boards: Pick<Boards, 'open'>;
	firstCommit: FirstCommit;
	accounts: Pick<Accounts, 'bySession'>;
	codes: Codes;
	retentionDays: number;
	/** Milliseconds since 1970. */
	now: () => number;
	/** Milliseconds that only grow, for the budget of wrong codes. */
	monotonic: () => number;
	/** When a code that does not open is refused, in milliseconds after it was tried. */
	refusedAfterMs: number;
	/** Told when many wrong codes are typed, once in ten minutes at most. */
	manyWrongCodes: () => void;
	newId: () => string;
	/** A fresh UUID. */
	newEpoch: () => string;
}
