import { setTimeout as sleep } from 'node:timers/promises';
import { FivewaysError } from '#lib/domain/errors.ts';
import { groupIdSchema, type GroupId } from '#lib/domain/group.ts';
import { limits } from '#lib/domain/limits.ts';
import { Role } from '#lib/domain/protocol.ts';
import { cutGraphemes } from '#lib/domain/text.ts';
import * as v from 'valibot';
import type { Board } from '../board/types.ts';
import type { StoredSeat, StoredWorkshop } from '../storage/port.ts';
import { joinWindow } from './join-window.ts';
import { JoinBudget } from './join-budget.ts';
import { credentialHash, isCredential, newCredential } from './random.ts';
import { oneLine } from './typed-line.ts';
import type { WorkshopsOptions } from './workshop-options.ts';
import type { Joined, Workshops } from './workshop-types.ts';

type Needs = Pick<
	WorkshopsOptions,
	'storage' | 'boards' | 'codes' | 'now' | 'monotonic' | 'refusedAfterMs'
>;
type Key = { code: string } | { token: string };

/** A workshop that takes people now, with its board. */
interface Open {
	workshop: StoredWorkshop;
	board: Board;
}

/**
 * From a code or token to a seat. Everything that does not open gets one answer: `not-open`, or
 * `too-many` where too many did not, and so long after it was asked: a board that is locked or full
 * has to be loaded to know that, and the time would tell that the code is one.
 */
export function joining(needs: Needs): Pick<Workshops, 'held' | 'open' | 'join'> {
	const { storage, boards, codes, now, monotonic, refusedAfterMs } = needs;
	const budget = new JoinBudget(monotonic);

	function byKey(key: Key): Promise<StoredWorkshop | undefined> {
		return 'token' in key
			? storage.workshops.byTokenHash(codes.tokenHash(key.token))
			: storage.workshops.byCodeHash(codes.codeHash(key.code));
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
	async function openOrRefuse(key: Key, address: string): Promise<Open> {
		const askedAt = monotonic();
		try {
			const found = await ('token' in key
				? lookUp(key)
				: budget.typed(address, codes.codeHash(key.code), () => lookUp(key)));
			if (!found) throw new FivewaysError('not-open');
			return found;
		} catch (refusal) {
			await sleep(Math.max(0, askedAt + refusedAfterMs - monotonic()));
			throw refusal;
		}
	}

	/**
	 * The seat that somebody has at the board of this code already. Its credential is of 256 random
	 * bits, so this is no way to try codes.
	 */
	async function seatHeld(
		key: Key,
		credential: string | ((boardId: string) => string | undefined) | undefined
	): Promise<{ workshop: StoredWorkshop; seat: StoredSeat } | undefined> {
		if (credential === undefined) return undefined;
		const workshop = await byKey(key);
		if (!workshop) return undefined;
		const { boardId } = workshop;
		const clear = typeof credential === 'string' ? credential : credential(boardId);
		if (clear === undefined || !isCredential(clear)) return undefined;
		const seat = await storage.boards.seatByCredential(boardId, credentialHash(clear));
		return seat && { workshop, seat };
	}

	return {
		async held(key, credential) {
			const found = await seatHeld(key, credential);
			if (!found) return undefined;
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
			if (held?.seat.removedAt !== undefined) throw new FivewaysError('removed');
			if (held) {
				const { number, group } = held.seat;
				const { boardId, deletedOn } = held.workshop;
				return { boardId, seat: { number, group }, deletedOn };
			}
			const { workshop, board } = await openOrRefuse(by, address);
			const fresh = newCredential();
			const name = nameGiven(by.name);
			const { number, group } = await board.join({
				role: Role.stakeholder,
				group: groupGiven(by.group),
				...(name ? { name } : {}),
				shared: by.shared === true,
				credentialHash: credentialHash(fresh)
			});
			const { boardId, deletedOn } = workshop;
			return { boardId, seat: { number, group }, deletedOn, credential: fresh };
		}
	};
}

function groupGiven(group: string): GroupId {
	const parsed = v.safeParse(groupIdSchema, group);
	if (!parsed.success) throw new FivewaysError('unknown-group');
	return parsed.output;
}

/** A name is a kindness, so a long or odd one is made to fit and never a reason to refuse. */
function nameGiven(name: string | undefined): string | undefined {
	return cutGraphemes(oneLine(name ?? ''), limits.nameGraphemes).trim() || undefined;
}
