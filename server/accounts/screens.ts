import { FivewaysError } from '#lib/domain/errors.ts';
import { isScreen } from '#lib/domain/permission.ts';
import { screenEnd } from '#lib/domain/room-screen.ts';
import type { StoredSeat } from '../storage/port.ts';
import { credentialHash, newCredential } from './random.ts';
import type { WorkshopsOptions } from './workshop-options.ts';
import type { OpenedScreen, Workshops } from './workshop-types.ts';

type Needs = Pick<WorkshopsOptions, 'storage' | 'boards' | 'codes' | 'now'> &
	Pick<Workshops, 'open' | 'seatsOfDevice'>;

/**
 * From the token of a link to a room screen. A right token is never slowed, since 128 bits cannot be
 * guessed; what opens nothing is answered and counted as a wrong code.
 */
export function screens(needs: Needs): Pick<Workshops, 'openScreen'> {
	const { storage, boards, codes, now, open, seatsOfDevice } = needs;

	/** Never resolves: an empty text is no code. */
	async function refuse(address: string): Promise<never> {
		await open({ code: '' }, address);
		throw new FivewaysError('not-open');
	}

	async function boardOf(tokenHash: string): Promise<string | undefined> {
		const boardId = await storage.boards.boardByScreenLink(tokenHash);
		const workshop = boardId && (await storage.workshops.byBoard(boardId));
		return workshop && workshop.closedAt === undefined ? boardId : undefined;
	}

	const goesOn = ({ role, removedAt, createdAt }: StoredSeat) =>
		isScreen(role) && removedAt === undefined && now() < screenEnd(createdAt);

	return {
		async openScreen(token, address, cookiesOf): Promise<OpenedScreen> {
			const tokenHash = codes.screenTokenHash(token);
			const boardId = await boardOf(tokenHash);
			if (boardId === undefined) return refuse(address);
			const cookies = cookiesOf(boardId);
			const held = await seatsOfDevice(boardId, cookies.seat);
			const beside = await seatsOfDevice(boardId, cookies.screen);
			if ([...held, ...beside].some(goesOn)) return { boardId };
			const fresh = newCredential();
			const board = await boards.open(boardId);
			try {
				await board.openScreen({ tokenHash, credentialHash: credentialHash(fresh) });
			} catch (refusal) {
				if (refusal instanceof FivewaysError && refusal.code === 'not-open') await refuse(address);
				throw refusal;
			}
			const besideSeat = held.some(
				({ role, removedAt }) => !isScreen(role) && removedAt === undefined
			);
			return { boardId, cookie: { credential: fresh, besideSeat } };
		}
	};
}
