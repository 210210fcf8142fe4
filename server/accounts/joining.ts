import { FivewaysError } from '#lib/domain/errors.ts';
import { limits } from '#lib/domain/limits.ts';
import { isScreen } from '#lib/domain/permission.ts';
import { Role } from '#lib/domain/protocol.ts';
import type { Board } from '../board/types.ts';
import type { StoredSeat, StoredWorkshop } from '../storage/port.ts';
import { joinWindow } from './join-window.ts';
import type { JoinBudget } from './join-budget.ts';
import { oneAnswer } from './one-answer.ts';
import { credentialHash, isCredential, newCredential } from './random.ts';
import { groupGiven, nameGiven } from './said-of-oneself.ts';
import type { WorkshopsOptions } from './workshop-options.ts';
import type { Joined, Workshops } from './workshop-types.ts';

type Needs = Pick<
	WorkshopsOptions,
	'storage' | 'boards' | 'codes' | 'now' | 'monotonic' | 'refusedAfterMs'
> & { budget: JoinBudget };
type Key = { code: string } | { token: string };

/** A workshop that takes people now, with its board. */
interface Open {
	workshop: StoredWorkshop;
	board: Board;
}

/** A seat that somebody has, or had, with its workshop. */
interface Held {
	workshop: StoredWorkshop;
	seat: StoredSeat;
}

/** From a code or token to a seat. Everything that does not open gets one answer. */
export function joining(needs: Needs): Pick<Workshops, 'held' | 'open' | 'join'> {
	const { storage, boards, codes, now, budget } = needs;

	const hashOf = (key: Key) =>
		'token' in key ? codes.tokenHash(key.token) : codes.codeHash(key.code);

	function byKey(key: Key): Promise<StoredWorkshop | undefined> {
		const { byTokenHash, byCodeHash } = storage.workshops;
		return 'token' in key ? byTokenHash(hashOf(key)) : byCodeHash(hashOf(key));
	}

	async function lookUp(key: Key): Promise<Open | undefined> {
		const workshop = await byKey(key);
		if (
			!workshop ||
			workshop.closedAt !== undefined ||
			joinWindow(workshop.date, now()).now !== 'open'
		)
			return undefined;
		const board = await boards.open(workshop.boardId);
		const full = board.seatCount >= limits.seatsPerBoard;
		return full || board.joiningLocked ? undefined : { workshop, board };
	}

	/** Typed codes go by the budget; a token of 128 bits cannot be guessed and is never slowed. */
	function openOrRefuse(key: Key, address: string): Promise<Open> {
		return oneAnswer(needs, () =>
			'token' in key
				? lookUp(key)
				: budget.typed(address, codes.codeHash(key.code), () => lookUp(key))
		);
	}

	/**
	 * The seat that somebody has at the board of this code already, the first of a device that several
	 * share. Its credential is of 256 random bits, so this is no way to try codes. A code that was
	 * replaced still tells which board is meant: nobody needs one for a seat that they hold.
	 */
	async function seatHeld(
		key: Key,
		credential: string | ((boardId: string) => string | undefined) | undefined
	): Promise<Held | undefined> {
		if (credential === undefined) return undefined;
		// Both in any case, so that the time tells nothing of what a code was.
		const [present, former] = [await byKey(key), await storage.workshops.byFormerHash(hashOf(key))];
		const workshop = present ?? former;
		if (!workshop) return undefined;
		const { boardId } = workshop;
		const clear = typeof credential === 'string' ? credential : credential(boardId);
		if (clear === undefined || !isCredential(clear)) return undefined;
		const held = await storage.boards.seatsByCredential(boardId, credentialHash(clear));
		// A room screen in this browser is nobody’s seat.
		const seats = held.filter(({ role }) => !isScreen(role));
		const seat = seats.find(({ removedAt }) => removedAt === undefined) ?? seats[0];
		return seat && { workshop, seat };
	}

	/** Whether a seat has ended whose person may ask to come in again, since a facilitator decides. */
	async function mayAskAgain({ workshop, seat }: Held): Promise<boolean> {
		if (seat.removedAt === undefined) return false;
		return (await boards.open(workshop.boardId)).hasWaitingRoom;
	}

	return {
		async held(key, credential) {
			const found = await seatHeld(key, credential);
			if (!found || (await mayAskAgain(found))) return undefined;
			const { workshop, seat } = found;
			return { boardId: workshop.boardId, removed: seat.removedAt !== undefined };
		},

		async open(key, address) {
			const { workshop, board } = await openOrRefuse(key, address);
			const { boardId, title, site, date, deletedOn } = workshop;
			return {
				boardId,
				title,
				...(site ? { site } : {}),
				date,
				deletedOn,
				groups: board.groups()
			};
		},

		async join(by, address, credential): Promise<Joined> {
			const held = await seatHeld(by, credential);
			const wasRemoved = held?.seat.removedAt !== undefined;
			if (wasRemoved && !(await mayAskAgain(held))) throw new FivewaysError('removed');
			if (held && !wasRemoved) {
				const { number, group } = held.seat;
				const { boardId, deletedOn } = held.workshop;
				return { boardId, seat: { number, group }, deletedOn };
			}
			const { workshop, board } = await openOrRefuse(by, address);
			const fresh = newCredential();
			const { number, group } = await board.join({
				role: Role.stakeholder,
				group: groupGiven(by.group),
				...nameGiven(by.name),
				shared: by.shared === true,
				credentialHash: credentialHash(fresh),
				byCode: true,
				onlyToWait: wasRemoved
			});
			const { boardId, deletedOn } = workshop;
			return { boardId, seat: { number, group }, deletedOn, credential: fresh };
		}
	};
}
