import { createBoards } from '../../../server/board/registry.ts';
import type { Board, Boards } from '../../../server/board/types.ts';
import type { BoardCommit, BoardStore } from '../../../server/storage/port.ts';
import { OverRate } from '../../../server/sync/over-rate.ts';
import { Sockets } from '../../../server/sync/sockets.ts';
import { defaultTiming } from '../../../server/sync/timing.ts';
import { CloseCode } from '#lib/domain/protocol.ts';
import { BOARD } from '../board.ts';
import type { Visitor } from '../../../server/sync/visitor.ts';
import { ProcessStore } from './process-store.ts';
import type { Wire } from './wire.ts';

/** What a process gets from outside it. */
export interface ProcessParts {
	storage: BoardStore;
	stored: (commit: BoardCommit) => void;
	/** Milliseconds; the wall clock, and the one that only grows. */
	now: () => number;
	newId: () => string;
	randomBelow: (below: number) => number;
	/** A failure that is ours. */
	failed: (what: string) => void;
}

/** One life of the server, without HTTP: real boards over a store that may fail, real sockets. */
export class ServerProcess {
	readonly store: ProcessStore;
	readonly boards: Boards;
	readonly #sockets: Sockets;
	readonly #failed: (what: string) => void;

	constructor({ storage, stored, now, newId, randomBelow, failed }: ProcessParts) {
		this.store = new ProcessStore(storage, stored);
		this.#failed = failed;
		const report = (details: { error?: unknown; err?: unknown }, message: string) =>
			failed(`${message} ${String(details.error ?? details.err)}`);
		this.boards = createBoards({
			storage: this.store,
			now,
			monotonic: now,
			newId,
			newEpoch: newId,
			randomBelow,
			newCode: () => ({
				code: 'K7QF-2M9P',
				stored: { keyId: 'k', codeHash: newId(), tokenHash: newId(), sealed: 'K7QF-2M9P' }
			}),
			newSeatCode: () => ({ code: 'K7QF-2M9P', hash: newId(), sealed: 'K7QF-2M9P' }),
			openCode: (sealed) => sealed,
			newScreenToken: () => ({ token: 't', tokenHash: newId(), sealed: 't' }),
			log: { error: report, warn: report }
		});
		this.#sockets = new Sockets({
			timing: defaultTiming,
			clock: now,
			overRate: new OverRate(),
			log: { error: report, warn: report, info: () => undefined, debug: () => undefined }
		});
	}

	board(): Promise<Board> {
		return this.boards.open(BOARD);
	}

	/** Answers a handshake as the upgrade does: the board is loaded first. */
	async welcome(wire: Wire, seat: number): Promise<void> {
		try {
			const board = await this.board();
			if (wire.isCut || this.store.isDead) return;
			wire.accept();
			this.#sockets.admit(wire.server, this.#visitor(board, seat));
		} catch (error) {
			this.#failed(String(error));
			wire.cut();
		}
	}

	#visitor(board: Board, seat: number): Visitor {
		const known = board.seat(seat);
		if (!known || known.removed) return { kind: 'refused', code: CloseCode.removed, reason: '' };
		const again = async () => this.#visitor(await this.board(), seat);
		return { kind: 'seated', board, seat, role: known.role, again };
	}

	/** It is gone, with all it had not stored. The wires must be cut first. */
	async die(): Promise<void> {
		await this.store.die();
		await this.#sockets.end(0);
	}
}
