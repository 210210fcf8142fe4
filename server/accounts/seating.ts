import { isScreen } from '#lib/domain/permission.ts';
import { Role } from '#lib/domain/protocol.ts';
import { screenEnd } from '#lib/domain/room-screen.ts';
import type { StoredSeat } from '../storage/port.ts';
import { asksForPin } from './asks-for-pin.ts';
import { credentialHash } from './random.ts';
import type { Seated, WouldBe } from './types.ts';
import type { WorkshopsOptions } from './workshop-options.ts';
import type { Workshops } from './workshop-types.ts';

type Needs = Pick<WorkshopsOptions, 'storage' | 'boards' | 'accounts' | 'now'> &
	Pick<Workshops, 'memberOfBoard' | 'seatsOfDevice' | 'seatOfDevice'>;

type Credentials = Parameters<Workshops['seated']>[1];

/** Who a request is at one board. Asked at every request: a right taken away is gone at once. */
export function seating(needs: Needs): Pick<Workshops, 'seated' | 'wouldBe'> {
	const { storage, boards, accounts, memberOfBoard, seatsOfDevice, seatOfDevice, now } = needs;
	/** Seats being made for members, so that two tabs opened at once share one. */
	const beingMade = new Map<string, Promise<StoredSeat | undefined>>();

	/** A member takes the seat that they are to have at their first visit. */
	async function sit(boardId: string, session: string): Promise<Seated> {
		const found = await bySession(boardId, session);
		if (found?.kind !== 'member') return found ?? { kind: 'nobody' };
		const { accountId, sessionHash, expiresAt } = found;
		const key = `${boardId} ${accountId}`;
		const making = beingMade.get(key) ?? make(boardId, found);
		beingMade.set(key, making);
		try {
			const seat = await making;
			return seat ? { kind: 'seat', seat, sessionHash, expiresAt } : { kind: 'nobody' };
		} finally {
			beingMade.delete(key);
		}
	}

	async function make(boardId: string, { accountId, role }: { accountId: string; role: Role }) {
		const known = await storage.boards.seatByAccount(boardId, accountId);
		if (known) return known;
		const board = await boards.open(boardId);
		await board.join({ role, group: 'other', shared: false, accountId });
		return storage.boards.seatByAccount(boardId, accountId);
	}

	async function bySession(boardId: string, session: string) {
		const signedIn = await accounts.bySession(session);
		const role = signedIn && (await memberOfBoard(boardId, signedIn.account));
		if (!role) return undefined;
		const { accountId } = signedIn.account;
		const ends = { sessionHash: credentialHash(session), expiresAt: signedIn.expiresAt };
		const seat = await storage.boards.seatByAccount(boardId, accountId);
		if (!seat) return { kind: 'member' as const, role: Role[role], accountId, ...ends };
		if (seat.removedAt !== undefined) return gone(seat);
		return { kind: 'seat' as const, seat, ...ends };
	}

	/** The first of these that is a room screen with time left. A screen that is over is nobody's. */
	function asScreen(held: readonly StoredSeat[]): Seated {
		const seat = held.find(
			(each) =>
				isScreen(each.role) && each.removedAt === undefined && now() < screenEnd(each.createdAt)
		);
		return seat ? { kind: 'seat', seat, expiresAt: screenEnd(seat.createdAt) } : { kind: 'nobody' };
	}

	/** By its cookies. Nobody where the session is to be asked, with what holds if that is nobody's. */
	async function byCookies(
		boardId: string,
		{ seat: cookie, screen, asScreen: isAsked }: Credentials,
		as: Parameters<Workshops['seated']>[2]
	): Promise<{ found: Seated } | { otherwise: Seated }> {
		const held = await seatsOfDevice(boardId, cookie);
		const screens = [...(await seatsOfDevice(boardId, screen)), ...held];
		if (isAsked) return { found: asScreen(screens) };
		if (as) {
			const seat = await seatOfDevice(boardId, cookie, as, as.address);
			// A screen is no person of a device: it has an end of its own, which is looked at elsewhere.
			if (!seat || isScreen(seat.role)) return { found: { kind: 'nobody' } };
			return { found: seat.removedAt === undefined ? { kind: 'seat', seat } : gone(seat) };
		}
		const seats = held.filter(({ role }) => !isScreen(role));
		// A seat with a PIN is taken by naming it alone.
		const alive = seats.filter(({ removedAt }) => removedAt === undefined);
		const cookieHash = credentialHash(cookie ?? '');
		const open = alive.find((each) => !asksForPin(each, cookieHash, alive));
		if (open) return { found: { kind: 'seat', seat: open } };
		// The cookie of a removed seat is worth nothing, but takes nothing from an account either.
		const [removed] = alive.length > 0 ? [] : seats;
		return { otherwise: removed ? gone(removed) : asScreen(screens) };
	}

	return {
		async seated(boardId, credentials, as) {
			const known = await byCookies(boardId, credentials, as);
			if ('found' in known) return known.found;
			const { session } = credentials;
			const member = session === undefined ? undefined : await sit(boardId, session);
			return member && member.kind !== 'nobody' ? member : known.otherwise;
		},

		async wouldBe(boardId, credentials): Promise<WouldBe> {
			const known = await byCookies(boardId, credentials, undefined);
			if ('found' in known) return known.found;
			const { session } = credentials;
			const member = session === undefined ? undefined : await bySession(boardId, session);
			return member ?? known.otherwise;
		}
	};
}

function gone({ number, waitingSince }: StoredSeat) {
	const waited = waitingSince === undefined ? {} : { waited: true as const };
	return { kind: 'removed' as const, seat: number, ...waited };
}
