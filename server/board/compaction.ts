import * as Y from 'yjs';
import type { BoardStore, StoredDocumentName } from '../storage/port.ts';
import { type DocumentUpdate, WorkingDocument } from './documents.ts';

/** The journal of a board may grow so far before it is replaced by one state a document. */
const ROWS = 500;
const BYTES = 512 * 1024;

/** What compaction needs of a published document. */
interface Committed {
	epoch: string;
	doc: Y.Doc;
	state(): Uint8Array;
}

/** How far the journal of a board has grown, and what replaces it. */
export class Compaction {
	private rows = 0;
	private bytes = 0;
	private readonly grown = new Map<StoredDocumentName, number>();

	/** Counts what a commit, or loading, added to the journal. */
	count(updates: readonly Pick<DocumentUpdate, 'name' | 'update'>[]): void {
		for (const { name, update } of updates) {
			this.rows++;
			this.bytes += update.length;
			this.grown.set(name, (this.grown.get(name) ?? 0) + 1);
		}
	}

	get isDue(): boolean {
		return this.rows >= ROWS || this.bytes >= BYTES;
	}

	/**
	 * Replaces the journal of documents that grew. Between two batches only, so that what is
	 * committed is what is in memory. Rejects when storage does, or when a state would not
	 * load again; the journal is then kept.
	 */
	async run(
		boardId: string,
		storage: Pick<BoardStore, 'compact'>,
		documents: ReadonlyMap<StoredDocumentName, Committed>
	): Promise<void> {
		const names = [...this.grown.keys()];
		this.rows = 0;
		this.bytes = 0;
		this.grown.clear();
		const states = names.flatMap((name) => {
			const document = documents.get(name);
			return document ? [verified(name, document)] : [];
		});
		if (states.length > 0) await storage.compact(boardId, states);
	}
}

type State = Parameters<BoardStore['compact']>[1][number];

/** The whole state, after loading it once as a restart would. */
function verified(name: StoredDocumentName, document: Committed): State {
	const state = document.state();
	const again = new WorkingDocument(name, document.epoch, [state]);
	const same = Y.equalSnapshots(Y.snapshot(again.doc), Y.snapshot(document.doc));
	again.doc.destroy();
	if (!same) throw new Error(`Document ${name} would not load again as it is.`);
	return { name, epoch: document.epoch, state };
}
