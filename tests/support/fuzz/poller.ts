import * as Y from 'yjs';
import { type DocumentName, documentNames } from '#lib/domain/protocol.ts';
import type { Board } from '../../../server/board/types.ts';

/** Somebody behind a network without sockets: asks now and then for what is new. */
export class Poller {
	readonly seat: number;
	readonly docs = new Map<DocumentName, Y.Doc>();
	readonly #epochs = new Map<DocumentName, string>();

	constructor(seat: number) {
		this.seat = seat;
	}

	poll(board: Board): void {
		for (const name of documentNames) {
			const [doc, epoch] = [this.docs.get(name), this.#epochs.get(name)];
			const have = doc && epoch ? { epoch, stateVector: Y.encodeStateVector(doc) } : undefined;
			const found = board.since(this.seat, name, have);
			if (!found) continue;
			const same = doc && found.epoch === epoch ? doc : new Y.Doc();
			Y.applyUpdate(same, found.update);
			this.docs.set(name, same);
			this.#epochs.set(name, found.epoch);
		}
	}
}
