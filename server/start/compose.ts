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
