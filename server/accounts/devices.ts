import { FivewaysError } from '#lib/domain/errors.ts';
import { limits } from '#lib/domain/limits.ts';
import { Role } from '#lib/domain/protocol.ts';
import type { StoredSeat } from '../storage/port.ts';
import { asksForPin } from './asks-for-pin.ts';
import type { JoinBudget } from './join-budget.ts';
import { joinWindow } from './join-window.ts';
import { oneAnswer } from './one-answer.ts';
import { credentialHash, isCredential, newCredential } from './random.ts';
import { groupGiven, nameGiven } from './said-of-oneself.ts';
import type { WorkshopsOptions } from './workshop-options.ts';
import type { Joined, Workshops } from './workshop-types.ts';

type Needs = Pick<
	WorkshopsOptions,
	'storage' | 'boards' | 'codes' | 'now' | 'monotonic' | 'refusedAfterMs'
> & { budget: JoinBudget };

/** One seat on several devices, and several seats on one. */
export function devices(
	needs: Needs
): Pick<Workshops, 'rejoin' | 'addSeat' | 'seatsOfDevice' | 'isSeated' | 'seatOfDevice'> {
	const { storage, boards, codes, now, budget } = needs;

	/** Locked or full, a board takes back who has a seat there. */
	async function lookUp(code: string, seatCode: string) {
		const workshop = await storage.workshops.byCodeHash(codes.codeHash(code));
		const isOpen =
			workshop &&
			workshop.closedAt === undefined &&
			joinWindow(workshop.date, now()).now === 'open';
		// Looked for in any case, at a board that is none, so that both take the same steps.
		const boardId = isOpen ? workshop.boardId : '';
		const seat = await storage.boards.seatByCode(boardId, codes.seatCodeHash(seatCode));
		if (!isOpen || !seat || seat.removedAt !== undefined) return undefined;
		const board = await boards.open(boardId);
		// The live board knows first.
		return board.seat(seat.number)?.removed ? undefined : { workshop, seat };
	}

	async function seatsOfDevice(boardId: string, credential: string | undefined) {
		if (credential === undefined || !isCredential(credential)) return [];
		return storage.boards.seatsByCredential(boardId, credentialHash(credential));
	}

	return {
		seatsOfDevice,

		async isSeated(boardId, credential) {
			const seats = await seatsOfDevice(boardId, credential);
			const stored = seats.filter(({ removedAt }) => removedAt === undefined);
			if (stored.length === 0) return false;
			const board = await boards.open(boardId);
			// The live board knows first.
			return stored.some(({ number }) => !board.seat(number)?.removed);
		},

		async rejoin({ code, seatCode }, address): Promise<Joined> {
			const both = `${codes.codeHash(code)} ${codes.seatCodeHash(seatCode)}`;
			const { workshop, seat } = await oneAnswer(needs, () =>
				budget.typed(address, both, () => lookUp(code, seatCode))
			);
			const fresh = newCredential();
			const { boardId, deletedOn } = workshop;
			const most = limits.furtherDevicesPerSeat;
			await storage.boards.addDevice(boardId, seat.number, credentialHash(fresh), most);
			const { number, group } = seat;
			return { boardId, seat: { number, group }, deletedOn, credential: fresh };
		},

		async addSeat(boardId, credential, { group, name, pin }) {
			const known = await seatsOfDevice(boardId, credential);
			const shared = known.some(
				(seat) => seat.shared && seat.removedAt === undefined && seat.waitingSince === undefined
			);
			if (credential === undefined || !shared) throw new FivewaysError('not-allowed');
			const workshop = await storage.workshops.byBoard(boardId);
			if (!workshop || workshop.closedAt !== undefined) throw new FivewaysError('not-open');
			const board = await boards.open(boardId);
			const device = credentialHash(credential);
			const seat = await board.join({
				role: Role.stakeholder,
				group: groupGiven(group),
				...nameGiven(name),
				shared: true,
				credentialHash: device,
				...(pin ? { pinHash: codes.pinHash(device, pin) } : {})
			});
			return { number: seat.number, group: seat.group };
		},

		async seatOfDevice(boardId, credential, { seat: number, pin }, address) {
			const seats = await seatsOfDevice(boardId, credential);
			const seat = seats.find((each) => each.number === number);
			if (!seat || seat.removedAt !== undefined) return seat;
			if (!asksForPin(seat, credentialHash(credential ?? ''), seats)) return seat;
			return (await isPin(seat, pin, address)) ? seat : undefined;
		}
	};

	/** A PIN is guessed as a code is, and goes by the same budget. */
	async function isPin(seat: StoredSeat, pin: string | undefined, address: string) {
		if (pin === undefined || !seat.pinHash) return false;
		const tried = codes.pinHash(seat.credentialHash ?? '', pin);
		const look = () => Promise.resolve(tried === seat.pinHash || undefined);
		return (await budget.typed(address, `${seat.number} ${tried}`, look)) === true;
	}
}
