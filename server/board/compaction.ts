import * as Y from 'yjs';
import type { BoardStore, StoredDocumentName, StoredPast } from '../storage/port.ts';
import { type DocumentUpdate, WorkingDocument } from './documents.ts';
import { renew, type Renewal } from './renewal.ts';

/**
 * The journal of a board may grow so far, or to half of what it is about, before it is replaced by
 * one state a document. The larger a board, the longer that takes, and the seldomer it happens.
 */
const ROWS = 5_000;
const BYTES = 48 * 1024;
/**
 * So many commands are kept as they came before five bytes stand for one. Where many people can take
 * much back, the past that is written anew is large, and so it is written more seldom.
 */
const COMMANDS = 500;
const PAST_BYTES_PER_COMMAND = 150;
/** Before a board leaves memory the journal is replaced already above so many rows. */
const ROWS_AT_REST = 100;
/** So much a state grows, and so much of it must be history, before a document begins anew. */
const GROWN_BYTES = 32 * 1024;
const HISTORY_BYTES = 24 * 1024;

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
	private commands = 0;
	/** Bytes of the past as it was last stored. */
	private pastBytes = 0;
	/** Bytes of all documents as they were last stored whole. */
	private readonly stored = new Map<StoredDocumentName, number>();
	private readonly grown = new Set<StoredDocumentName>();
	/** How large a document was when its history was looked at. */
	private readonly lookedAt = new Map<StoredDocumentName, number>();
	private readonly newEpoch: () => string;

	constructor(newEpoch: () => string) {
		this.newEpoch = newEpoch;
	}

	/** Counts what a commit, or loading, added to the journal, and its commands. */
	count(updates: readonly Pick<DocumentUpdate, 'name' | 'update'>[], commands: number): void {
		this.commands += commands;
		for (const { name, update } of updates) {
			this.rows++;
			this.bytes += update.length;
			this.grown.add(name);
		}
	}

	/** Whether loading the board would read more than one row a document, by far. */
	get isWorthwhile(): boolean {
		return this.rows >= ROWS_AT_REST;
	}

	private get isPastDue(): boolean {
		return this.commands >= Math.max(COMMANDS, this.pastBytes / PAST_BYTES_PER_COMMAND);
	}

	get isDue(): boolean {
		return this.isPastDue || this.isJournalDue;
	}

	private get isJournalDue(): boolean {
		if (this.rows >= ROWS) return true;
		const whole = this.stored.values().reduce((sum, bytes) => sum + bytes, 0);
		return this.bytes >= Math.max(BYTES, whole / 2);
	}

	/**
	 * Replaces the journal of documents that grew, and the commands before now, each where it is due.
	 * Between two batches only, so that what is committed is what is in memory. Rejects when storage
	 * does, or when a state would not load again; what is stored then is either the former or the new.
	 * @param isAtRest everything then: such a board is loaded soonest from one state a document and a
	 * past without batches
	 * @returns the documents that are stored under a new epoch, since most of them was history
	 */
	async run(
		boardId: string,
		storage: Pick<BoardStore, 'compact'>,
		documents: ReadonlyMap<StoredDocumentName, Committed>,
		makePast: () => StoredPast,
		isAtRest: boolean
	): Promise<Renewal[]> {
		const past = this.isPastDue || isAtRest ? makePast() : undefined;
		const names = this.isJournalDue || isAtRest ? [...this.grown] : [];
		if (past) {
			this.commands = 0;
			this.pastBytes = past.keys.length + past.rest.length;
		}
		if (names.length > 0) {
			this.rows = this.bytes = 0;
			this.grown.clear();
		}
		const states: State[] = [];
		const renewals: Renewal[] = [];
		for (const name of names) {
			const document = documents.get(name);
			if (!document) continue;
			const state = verified(name, document);
			const renewal = this.renewed(state, document.doc);
			if (renewal) renewals.push(renewal);
			const kept = renewal ? { name, epoch: renewal.working.epoch, state: renewal.state } : state;
			states.push(kept);
			this.stored.set(name, kept.state.length);
		}
		await storage.compact(boardId, states, past);
		return renewals;
	}

	/** Undefined while a document is mostly what it says. */
	private renewed({ name, state }: State, doc: Y.Doc): Renewal | undefined {
		if (state.length - (this.lookedAt.get(name) ?? 0) < GROWN_BYTES) return undefined;
		const renewal = renew(name, doc, this.newEpoch());
		const saves = state.length - renewal.state.length;
		this.lookedAt.set(name, saves < HISTORY_BYTES ? state.length : renewal.state.length);
		return saves < HISTORY_BYTES ? undefined : renewal;
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
