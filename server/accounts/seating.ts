import { Role } from '#lib/domain/protocol.ts';
import type { MemberRole, StoredSeat } from '../storage/port.ts';
import { credentialHash, isCredential } from './random.ts';
import type { Account, Seated } from './types.ts';
import type { WorkshopsOptions } from './workshop-options.ts';
import type { Workshops } from './workshop-types.ts';

type Needs = Pick<WorkshopsOptions, 'storage' | 'boards' | 'accounts'> &
	Pick<Workshops, 'memberOfBoard'>;

/** Who a request is at one board. Asked at every request: a right taken away is gone at once. */
export function seating(needs: Needs): Pick<Workshops, 'seated'> {
	const { storage, boards, accounts, memberOfBoard } = needs;
	/** Seats being made for members, so that two tabs opened at once share one. */
	const beingMade = new Map<string, Promise<StoredSeat | undefined>>();

	async function memberSeat(boardId: string, account: Account, role: MemberRole) {
		const known = await storage.boards.seatByAccount(boardId, account.accountId);
		if (known) return known;
		const key = `${boardId} ${account.accountId}`;
		const making = beingMade.get(key) ?? make(boardId, account, role);
		beingMade.set(key, making);
		try {
			return await making;
		} finally {
			beingMade.delete(key);
		}
	}

	async function make(boardId: string, { accountId }: Account, role: MemberRole) {
		const board = await boards.open(boardId);
		await board.join({ role: Role[role], group: 'other', shared: false, accountId });
		return storage.boards.seatByAccount(boardId, accountId);
	}

	async function bySession(boardId: string, session: string): Promise<Seated | undefined> {
		const signedIn = await accounts.bySession(session);
		const role = signedIn && (await memberOfBoard(boardId, signedIn.account));
		const seat = role && (await memberSeat(boardId, signedIn.account, role));
		if (!seat) return undefined;
		if (seat.removedAt !== undefined) return { kind: 'removed', seat: seat.number };
		const { expiresAt } = signedIn;
		return { kind: 'seat', seat, sessionHash: credentialHash(session), expiresAt };
	}

	return {
		async seated(boardId, { seat: cookie, session }) {
			const seat =
				cookie !== undefined && isCredential(cookie)
					? await storage.boards.seatByCredential(boardId, credentialHash(cookie))
					: undefined;
			if (seat && seat.removedAt === undefined) return { kind: 'seat', seat };
			// The cookie of a removed seat is worth nothing, but takes nothing from an account either.
			const member = session === undefined ? undefined : await bySession(boardId, session);
			return member ?? (seat ? { kind: 'removed', seat: seat.number } : { kind: 'nobody' });
		}
	};
}
