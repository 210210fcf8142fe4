import { onTestFinished } from 'vitest';
import { openBoard } from '#lib/live/open-board.ts';
import type { Locks } from '#lib/live/tab-lock.ts';
import { ManualClock, TabStore } from './manual-clock.ts';
import type { ScriptedPolls } from './scripted-polls.ts';
import { seededRandom } from './seeded-random.ts';
import { ScriptedServer } from './scripted-server.ts';

export interface OpenedPage {
	server: ScriptedServer;
	clock: ManualClock;
	store: TabStore;
	board: ReturnType<typeof openBoard>;
	/** Closes this page and opens it again in the same tab. */
	reload(): OpenedPage;
}

/** A page on a board with a scripted server, closed when the test ends. */
export function openPage(
	given: {
		server?: ScriptedServer;
		clock?: ManualClock;
		store?: TabStore;
		seed?: number;
		locks?: Locks;
		/** What the tabs of one browser share. */
		shared?: TabStore;
		/** Answers requests when no socket comes up; without it there is nothing to fall back to. */
		polls?: ScriptedPolls;
		tooOld?: () => void;
		/** The seat of a shared device that the page is. */
		as?: number;
	} = {}
): OpenedPage {
	const server = given.server ?? new ScriptedServer();
	const clock = given.clock ?? new ManualClock();
	const store = given.store ?? new TabStore();
	const board = openBoard({
		boardId: 'board-of-this-test',
		socketUrl: 'ws://127.0.0.1/sync/boards',
		clock,
		storage: store,
		random: seededRandom(given.seed ?? 1),
		...(given.locks ? { locks: given.locks } : {}),
		...(given.shared ? { shared: given.shared } : {}),
		...(given.polls
			? { fetch: given.polls.fetch, isHidden: () => given.polls?.isHidden() ?? false }
			: {}),
		...(given.as === undefined ? {} : { as: given.as }),
		...(given.tooOld ? { tooOld: given.tooOld } : {}),
		WebSocket: server.WebSocket
	});
	onTestFinished(() => board.close());
	return {
		server,
		clock,
		store,
		board,
		reload() {
			board.close();
			return openPage({ ...given, server, clock, store });
		}
	};
}
