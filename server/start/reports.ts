import type { Boards } from '../board/types.ts';
import { type KeptPools, reportedBoard } from '../exports/reported-board.ts';
import type { Reports } from '../services.ts';
import type { PoolStore } from '../storage/port.ts';

/** Live boards as they may leave the desk. */
export function reportsOf(boards: Boards, pools: PoolStore): Reports {
	return {
		async ofBoard(boardId, leaves) {
			const board = await boards.open(boardId);
			return reportedBoard(
				{ snapshot: board.snapshot(), hiddenNotes: board.hidden(), left: board.groupsLeft() },
				keptPools(pools, boardId),
				leaves
			);
		}
	};
}

/** What one board's groups were joined to. */
export function keptPools(pools: PoolStore, boardId: string): KeptPools {
	return {
		all: () => pools.ofBoard(boardId),
		add: (more) => pools.join(boardId, more)
	};
}
