import { FivewaysError } from '#lib/domain/errors.ts';
import { readFileSync } from 'node:fs';
import { CloseCode } from '#lib/domain/protocol.ts';
import type { Workshops } from '../accounts/workshop-types.ts';
import { createApp } from '../app.ts';
import type { Edge } from '../api/edge.ts';
import type { Log } from '../log.ts';
import { createRetention, type Retention } from '../retention.ts';
import type { Services } from '../services.ts';
import { Checks } from '../sync/checks.ts';
import { OverRate } from '../sync/over-rate.ts';
import { Pollers } from '../sync/pollers.ts';
import { Seating } from '../sync/seating.ts';
import { Sockets } from '../sync/sockets.ts';
import { defaultTiming, type SyncTiming } from '../sync/timing.ts';
import type { OpenServices } from './open-services.ts';

/** Everything that answers, over services that are open. */
export interface House {
	services: Services;
	edge: Edge;
	app: ReturnType<typeof createApp>;
	retention: Retention;
}

/** Puts sockets, polls and routes over the services, and lets them end with seats and sessions. */
export function compose(open: OpenServices, log: Log, timing: Partial<SyncTiming> = {}): House {
	const times = { ...defaultTiming, ...timing };
	const overRate = new OverRate();
	const sockets = new Sockets({ timing: times, log, overRate });
	const pollers = new Pollers(times);
	const seating = new Seating(times.seatingMs);
	const checks = new Checks(times.seatingMs);
	const { services } = open;

	services.accounts.onSessionEnd((_accountId, hash) => {
		sockets.endSession(hash);
		pollers.endSession(hash);
	});
	open.onSeatRemoved((boardId, seat) => {
		sockets.endSeat(boardId, seat);
		pollers.endSeat(boardId, seat);
	});
	const removed = (boardId: string) => {
		services.boards.forget(boardId);
		sockets.endBoard(boardId, CloseCode.boardClosed, 'deleted');
		pollers.endBoard(boardId, CloseCode.boardClosed);
	};
	services.workshops = tellingOfRemoval(services.workshops, removed);
	services.invitations = endingSockets(services, (boardId, seat) => {
		sockets.endSeat(boardId, seat);
		pollers.endSeat(boardId, seat);
	});
	const retention = createRetention({ storage: services.storage, now: Date.now, removed });
	const edge = {
		services,
		sockets,
		pollers,
		overRate,
		checks,
		seating,
		log,
		version: packageVersion()
	};
	return { services, edge, app: createApp(edge), retention };
}

/** Whoever is a member no more is out at once, and not only at their next request. */
function endingSockets(
	{ invitations, storage }: Services,
	end: (boardId: string, seat: number) => void
): Services['invitations'] {
	return {
		...invitations,
		async takeOut(account, workshopId, accountId) {
			const workshop = await storage.workshops.byId(workshopId);
			const seat = workshop && (await storage.boards.seatByAccount(workshop.boardId, accountId));
			const endAll = () => workshop && seat && end(workshop.boardId, seat.number);
			try {
				const isOut = await invitations.takeOut(account, workshopId, accountId);
				if (isOut) endAll();
				return isOut;
			} catch (cause) {
				// They may be out, though it could not be written down: what is still a right comes back at once.
				if (!(cause instanceof FivewaysError)) endAll();
				throw cause;
			}
		}
	};
}

/** Whoever is on a board that is deleted is told, whether a page or a program deleted it. */
function tellingOfRemoval(workshops: Workshops, removed: (boardId: string) => void): Workshops {
	return {
		...workshops,
		async remove(account, workshopId) {
			const { boardId } = await workshops.forMember(account, workshopId);
			await workshops.remove(account, workshopId);
			removed(boardId);
		},
		async takeBack(account, workshopId) {
			const { boardId } = await workshops.forMember(account, workshopId);
			const isTakenBack = await workshops.takeBack(account, workshopId);
			if (isTakenBack) removed(boardId);
			return isTakenBack;
		}
	};
}

function packageVersion(): string {
	const file = new URL('../../package.json', import.meta.url);
	return (JSON.parse(readFileSync(file, 'utf8')) as { version: string }).version;
}
