import * as encoding from 'lib0/encoding';
import * as Y from 'yjs';
import { FivewaysError } from '#lib/domain/errors.ts';
import type { BoardCommit, StoredDocumentName } from '../storage/port.ts';

/**
 * The author of every struct of a document that has had no epoch before. Nobody can be told apart
 * by it, and every state vector has one entry. Each later epoch counts on by one: a stock client,
 * which knows of no epochs, then lacks all of the new one, and of two values of a key Yjs takes that
 * of the higher author.
 */
export const FIRST_AUTHOR = 1;

/** Yjs would draw a random name for each, which nobody reads. */
const newDoc = () => new Y.Doc({ guid: '' });

/** Who writes a document: the one author of its structs, or the first while there are none. */
export function authorOf(doc: Y.Doc): number {
	const [author = FIRST_AUTHOR] = doc.store.clients.keys();
	return author;
}

/** One Yjs update of one document, as a commit has it. */
export type DocumentUpdate = BoardCommit['updates'][number];

/** A document that the engine writes. What is in it may not be committed yet: nobody reads it. */
export class WorkingDocument {
	readonly name: StoredDocumentName;
	readonly epoch: string;
	readonly doc = newDoc();
	private readonly author: number;

	/**
	 * @param author of a document that begins now; of another it is in the updates
	 * @throws when the updates leave something pending, or several authors wrote them
	 */
	constructor(
		name: StoredDocumentName,
		epoch: string,
		updates: readonly Uint8Array[] = [],
		author = FIRST_AUTHOR
	) {
		this.name = name;
		this.epoch = epoch;
		this.doc.transact(() => {
			for (const update of updates) Y.applyUpdate(this.doc, update);
		});
		this.author = updates.length > 0 ? authorOf(this.doc) : author;
		this.assertWhole();
		// Yjs picks a new id when a foreign transaction touches this one: so it is set after loading.
		this.doc.clientID = this.author;
	}

	/** Runs one transaction. @returns its update, or undefined when nothing changed */
	write(change: (doc: Y.Doc) => void): DocumentUpdate | undefined {
		if (this.doc.clientID !== this.author)
			throw new Error(`Document ${this.name} would be written under another author.`);
		let written: Uint8Array | undefined;
		const keep = (update: Uint8Array) => {
			written = update;
		};
		this.doc.on('update', keep);
		try {
			this.doc.transact(() => change(this.doc));
		} finally {
			this.doc.off('update', keep);
		}
		return written && { name: this.name, epoch: this.epoch, update: written };
	}

	/** @throws when structs wait for others that never came: such a document must not be stored */
	assertWhole(): void {
		const { pendingStructs, pendingDs, clients } = this.doc.store;
		if (pendingStructs !== null || pendingDs !== null)
			throw new Error(`Document ${this.name} has pending structs: steps are missing.`);
		for (const author of clients.keys())
			if (author !== this.author)
				throw new Error(`Document ${this.name} holds structs of another author.`);
	}
}

/** A document as it is committed: what readers and pages get. It outlives a failed commit. */
export class PublishedDocument {
	readonly epoch: string;
	readonly doc = newDoc();
	private encoded: Uint8Array | undefined;

	constructor(epoch: string) {
		this.epoch = epoch;
	}

	publish(update: Uint8Array): void {
		Y.applyUpdate(this.doc, update);
		this.encoded = undefined;
	}

	/** Brings it to a whole state. @returns what was new in it */
	catchUp(state: Uint8Array): Uint8Array | undefined {
		let news: Uint8Array | undefined;
		const keep = (update: Uint8Array) => {
			news = update;
		};
		this.doc.on('update', keep);
		Y.applyUpdate(this.doc, state);
		this.doc.off('update', keep);
		if (news) this.encoded = undefined;
		return news;
	}

	/** The whole document, encoded once between two changes: fifty people joining get one buffer. */
	state(): Uint8Array {
		return (this.encoded ??= Y.encodeStateAsUpdate(this.doc));
	}

	/**
	 * What a replica with this state vector lacks.
	 * @throws FivewaysError `malformed` when the bytes are no state vector
	 */
	since(stateVector: Uint8Array): { update: Uint8Array; isNew: boolean } {
		const known = readStateVector(stateVector);
		const author = authorOf(this.doc);
		const isNew = (known.get(author) ?? 0) < Y.getState(this.doc.store, author);
		if (known.size === 0) return { update: this.state(), isNew };
		const update = Y.encodeStateAsUpdate(this.doc, stateVector);
		const former = [...known].filter(([each]) => each < author);
		if (former.length === 0) return { update, isNew };
		return { update: Y.mergeUpdates([update, deletionOf(former)]), isNew: true };
	}
}

/**
 * Deletes all that authors of former epochs wrote, as far as somebody has it: what was removed while
 * a stock client was away left no trace in the present epoch.
 */
function deletionOf(written: readonly (readonly [author: number, clock: number])[]): Uint8Array {
	return encoding.encode((encoder) => {
		// No structs; then of each author one stretch from the first on.
		for (const part of [0, written.length]) encoding.writeVarUint(encoder, part);
		for (const [author, clock] of written)
			for (const part of [author, 1, 0, clock]) encoding.writeVarUint(encoder, part);
	});
}

function readStateVector(bytes: Uint8Array): Map<number, number> {
	try {
		return Y.decodeStateVector(bytes);
	} catch (cause) {
		throw new FivewaysError('malformed', { cause });
	}
}

/** The documents of one board that the engine writes. */
export class WorkingDocuments {
	private readonly byName = new Map<StoredDocumentName, WorkingDocument>();

	add(document: WorkingDocument): WorkingDocument {
		this.byName.set(document.name, document);
		return document;
	}

	/** @throws when there is none of that name */
	get(name: StoredDocumentName): WorkingDocument {
		const document = this.byName.get(name);
		if (!document) throw new Error(`There is no document ${name}.`);
		return document;
	}

	has(name: StoredDocumentName): boolean {
		return this.byName.has(name);
	}

	all(): Iterable<WorkingDocument> {
		return this.byName.values();
	}
}
