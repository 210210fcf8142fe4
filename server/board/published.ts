import * as Y from 'yjs';
import { boardRoots, deskRoots, readStage } from '#lib/domain/document.ts';
import type { GroupId } from '#lib/domain/group.ts';
import { isParticipant, isScreen, mayReadDesk } from '#lib/domain/permission.ts';
import type { DocumentName } from '#lib/domain/protocol.ts';
import type { QuestionId } from '#lib/domain/question.ts';
import type { Seat } from '#lib/domain/seat.ts';
import { readSnapshot, type Snapshot } from '#lib/domain/snapshot.ts';
import type { Stage } from '#lib/domain/stage.ts';
import type { StoredDocumentName, StoredSeat } from '../storage/port.ts';
import { type DocumentUpdate, PublishedDocument } from './documents.ts';
import type { LoadedBoard } from './loading.ts';

/**
 * A board as it is committed: everything that is read from outside comes from here. While a commit
 * is under way, or after one failed, this still says what is true.
 */
export class PublishedBoard {
	rev = 0;
	readonly documents = new Map<StoredDocumentName, PublishedDocument>();
	private readonly seats = new Map<number, Seat>();
	/** Ended in memory, whatever becomes of the commit that says so. */
	readonly ended = new Set<number>();
	private cachedSnapshot: Snapshot | undefined;
	private cachedStage: Stage | undefined;

	/** Takes over what a commit wrote. */
	publish(updates: readonly DocumentUpdate[], seats: readonly StoredSeat[], rev: number): void {
		for (const { name, epoch, update } of updates) this.document(name, epoch).publish(update);
		this.take(updates, seats, rev);
	}

	/**
	 * Brings everything to what was loaded. @returns what readers lack: nothing, unless a commit
	 * that seemed to fail, or a compaction, is stored all the same
	 */
	catchUp(board: LoadedBoard): { news: DocumentUpdate[]; renewed: StoredDocumentName[] } {
		const news: DocumentUpdate[] = [];
		const renewed: StoredDocumentName[] = [];
		for (const { name, epoch, doc } of board.documents.all()) {
			const state = Y.encodeStateAsUpdate(doc);
			const known = this.documents.get(name);
			if (known && known.epoch !== epoch) {
				this.renew(name, epoch, state);
				renewed.push(name);
				continue;
			}
			const update = this.document(name, epoch).catchUp(state);
			if (update) news.push({ name, epoch, update });
		}
		this.take(news, [...board.state.seats.values()], board.state.rev);
		return { news, renewed };
	}

	/** A document begins anew under another epoch, with this state. */
	renew(name: StoredDocumentName, epoch: string, state: Uint8Array): void {
		const document = new PublishedDocument(epoch);
		document.publish(state);
		this.documents.get(name)?.doc.destroy();
		this.documents.set(name, document);
		if (name === 'board') this.forgetCached();
	}

	/** @throws when there is none of that name */
	get(name: StoredDocumentName): PublishedDocument {
		const document = this.documents.get(name);
		if (!document) throw new Error(`There is no document ${name}.`);
		return document;
	}

	/** A seat as it is now: one that was ended counts as removed before that is stored. */
	seat(number: number): Seat | undefined {
		const seat = this.seats.get(number);
		return seat && this.ended.has(number) ? { ...seat, removed: true } : seat;
	}

	/** Stakeholder seats alive, those that wait to be let in among them. */
	get seatCount(): number {
		return [...this.seats.keys()].filter((number) => {
			const seat = this.seat(number);
			return seat && isParticipant(seat.role) && !seat.removed;
		}).length;
	}

	/** Groups of people who were taken out after they had been let in. */
	get groupsLeft(): GroupId[] {
		const seats = [...this.seats.keys()].flatMap((number) => this.seat(number) ?? []);
		return seats
			.filter(({ role, removed, waiting }) => isParticipant(role) && removed && !waiting)
			.map(({ group }) => group);
	}

	/** Numbers of the room screens that are not ended. */
	get screens(): number[] {
		return [...this.seats.keys()].filter((number) => {
			const seat = this.seat(number);
			return seat && isScreen(seat.role) && !seat.removed;
		});
	}

	/** A seat is over from this moment on. */
	end(seat: number): void {
		this.ended.add(seat);
	}

	isStoredAsRemoved(seat: number): boolean {
		return this.seats.get(seat)?.removed !== undefined || !this.seats.has(seat);
	}

	/** The stored name of what a seat calls a document, or undefined when it may not read it. */
	nameFor(number: number, name: DocumentName): StoredDocumentName | undefined {
		const seat = this.seat(number);
		if (!seat || seat.removed || seat.waiting) return undefined;
		switch (name) {
			case 'board':
				return 'board';
			case 'seat':
				return isScreen(seat.role) ? undefined : `seat:${number}`;
			case 'desk':
				return mayReadDesk(seat.role) ? 'desk' : undefined;
			default:
				return undefined;
		}
	}

	/** All notes by question, private ones included. */
	get notesPerQuestion(): Partial<Record<QuestionId, number>> {
		const { cells } = deskRoots(this.get('desk').doc);
		return Object.fromEntries(
			this.snapshot.meta.framework.questions.map(({ id }) => [
				id,
				Object.values(cells.get(id) ?? {}).reduce((sum, count) => sum + count, 0)
			])
		);
	}

	get snapshot(): Snapshot {
		this.cachedSnapshot ??= readSnapshot(this.get('board').doc);
		if (!this.cachedSnapshot) throw new Error('Document board is empty.');
		return this.cachedSnapshot;
	}

	get stage(): Stage {
		return (this.cachedStage ??= readStage(this.get('board').doc));
	}

	hasNote(id: string): boolean {
		return boardRoots(this.get('board').doc).notes.has(id);
	}

	private document(name: StoredDocumentName, epoch: string): PublishedDocument {
		let document = this.documents.get(name);
		if (!document) {
			document = new PublishedDocument(epoch);
			this.documents.set(name, document);
		}
		if (document.epoch !== epoch)
			throw new Error(`Document ${name} came back under another epoch.`);
		return document;
	}

	private take(
		updates: readonly DocumentUpdate[],
		seats: readonly StoredSeat[],
		rev: number
	): void {
		for (const { number, role, group, name, removedAt, waitingSince } of seats)
			this.seats.set(number, {
				number,
				role,
				group,
				...(name === undefined ? {} : { name }),
				...(removedAt === undefined ? {} : { removed: true }),
				...(waitingSince === undefined ? {} : { waiting: true })
			});
		this.rev = rev;
		if (updates.some(({ name }) => name === 'board')) this.forgetCached();
	}

	private forgetCached(): void {
		this.cachedSnapshot = undefined;
		this.cachedStage = undefined;
	}
}
