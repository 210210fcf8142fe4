import { FivewaysError } from '#lib/domain/errors.ts';
import { Apart } from './apart.ts';
import { Beat } from './beat.ts';
import { LiveBoard } from './board.ts';
import { loadBoard } from './loading.ts';
import type { Board, Boards, BoardsOptions } from './types.ts';

/**
 * A board that nobody used for so long leaves memory: live documents take some forty times the room
 * of their stored bytes, and loading them again takes a few milliseconds.
 */
const UNUSED_MS = 60_000;
const LOOK_EVERY_MS = 15_000;

/**
 * All boards of this process.
 * @example const boards = createBoards({ storage: storage.boards, now: Date.now, … });
 */
export function createBoards(options: BoardsOptions): Boards {
	const live = new Map<string, LiveBoard>();
	const loading = new Map<string, Promise<LiveBoard>>();
	const monotonic = options.monotonic ?? (() => performance.now());
	const busy = options.load ?? (() => 0);
	const pace = { beat: new Beat(monotonic, busy), apart: new Apart(monotonic), load: busy };
	let draining = false;

	const looking = setInterval(unloadUnused, LOOK_EVERY_MS).unref();

	/** Looking and letting go are one step: nobody can come in between. */
	function unloadUnused(): void {
		for (const [boardId, board] of live) {
			if (!board.isUnusedFor(UNUSED_MS) || board.rest()) continue;
			board.stop();
			live.delete(boardId);
		}
	}

	async function load(boardId: string): Promise<LiveBoard> {
		const stored = await options.storage.load(boardId).catch(failed);
		if (!stored) throw new FivewaysError('no-board');
		if (draining) throw new FivewaysError('draining');
		try {
			const board = new LiveBoard(boardId, loadBoard(stored), options, pace);
			live.set(boardId, board);
			return board;
		} catch (error) {
			return failed(error);
		}

		function failed(error: unknown): never {
			options.log.error({ id: options.newId(), boardId, error }, 'A board could not be loaded.');
			throw new FivewaysError('storage', { cause: error });
		}
	}

	return {
		async open(boardId): Promise<Board> {
			const board = live.get(boardId);
			if (board) return board.use();
			if (draining) throw new FivewaysError('draining');
			let coming = loading.get(boardId);
			if (!coming) {
				coming = load(boardId).finally(() => loading.delete(boardId));
				loading.set(boardId, coming);
			}
			return coming;
		},

		live: () => live.values(),

		forget(boardId): void {
			live.get(boardId)?.stop();
			live.delete(boardId);
		},

		async drain(retryAfterMs): Promise<void> {
			draining = true;
			clearInterval(looking);
			pace.apart.stop();
			await Promise.all([...live.values()].map((board) => board.drain(retryAfterMs)));
		}
	};
}
