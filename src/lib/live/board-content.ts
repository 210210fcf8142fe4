import type * as Y from 'yjs';
import { Frame } from '../domain/protocol.ts';
import { needsApproval } from '../domain/permission.ts';
import type { DocumentName, Role } from '../domain/protocol.ts';
import { type QuestionId, questionIds } from '../domain/question.ts';
import { isPrivateStep } from '../domain/stage.ts';
import type { BoardParts } from './board-parts.ts';
import type { BoardTopics } from './board-topics.ts';
import { jsonFrame } from './frames.ts';
import { NoteIndex } from './note-index.ts';
import { noteOf } from './outbox.ts';
import type { Situation } from './overlay.ts';
import { OwnWork } from './own-work.ts';
import { Replicas } from './replicas.ts';
import { Settling } from './settling.ts';
import type { Entry } from './types.ts';

/** What of the link changes how notes look. */
export interface Standing {
	seat: number;
	clockOffset: number;
	isUp: boolean;
	isOffline: boolean;
	role: Role;
}

export interface ContentOptions extends Pick<
	BoardParts,
	'clock' | 'random' | 'newCid' | 'kept' | 'initial'
> {
	topics: BoardTopics;
	standing(): Standing;
	send(frame: Uint8Array<ArrayBuffer>): boolean;
	/** **board** begins again from nothing. @returns false when that takes a new socket */
	restart(doc: Y.Doc): boolean;
}

/** What this page has of the board: the documents, and own work laid over them. Tells what changed. */
export class BoardContent {
	readonly replicas: Replicas;
	readonly work: OwnWork;
	readonly index: NoteIndex;
	readonly #options: ContentOptions;
	readonly #settling: Settling;
	#dots = '';

	constructor(options: ContentOptions) {
		this.#options = options;
		const { clock, random, newCid, kept, initial, topics, send, restart } = options;
		this.work = new OwnWork({
			clock,
			random,
			newCid,
			kept,
			deliver: (json) => send(jsonFrame(Frame.command, json)),
			questionOf: (entry) => this.#questionOf(entry),
			outboxChanged: () => this.#outboxChanged(),
			draftsChanged: () => topics.drafts.changed(),
			typedChanged: () => topics.typed.changed(),
			editsChanged: () => topics.edits.changed()
		});
		const notes = (ids: Iterable<string>) => this.#notesArrived(ids);
		this.replicas = new Replicas({
			clock,
			initial: initial.snapshot,
			board: {
				notes,
				clusters: () => this.#clustersArrived(),
				actions: () => topics.actions.changedRemotely(),
				stage: () => this.#stageArrived()
			},
			seat: {
				notes,
				me: () => this.#meArrived(),
				moderation: () => topics.drafts.changedRemotely()
			},
			desk: () => topics.desk.changedRemotely(),
			send,
			restart
		});
		const { outbox } = this.work;
		this.#settling = new Settling({
			clock,
			replicas: this.replicas,
			outbox,
			isUp: () => options.standing().isUp,
			aged: () => this.lookAgain()
		});
		const { board, seat } = this.replicas;
		this.index = new NoteIndex({
			notes: board.notes,
			clusters: board.clusters,
			private: seat.private,
			own: seat.own,
			entries: () => outbox.entries,
			idOf: (cid) => outbox.idOf(cid),
			cidOf: (id) => outbox.cidOf(id),
			situation: () => this.#situation()
		});
	}

	/** The page is in a browser. */
	start(): void {
		void this.work.takeOver();
		this.#settling.lookLater();
	}

	/** @param complete whether this is the answer to what was asked */
	receive(name: DocumentName, update: Uint8Array, complete: boolean): void {
		this.replicas.receive(name, update, complete);
		if (complete) this.#settling.settle();
	}

	/** All that was done before this moment is in the documents. */
	upToDate(at: number): void {
		this.replicas.upToDate(at);
		this.#settling.settle();
	}

	/** Own work is older, or the link is another: what is said of it may be another thing now. */
	lookAgain(): void {
		this.index.touchEntries();
		this.#options.topics.notes.changed();
	}

	/**
	 * Clears what is on this device of the seat, and in memory.
	 * @param everySeat the board itself is gone
	 */
	forget(everySeat: boolean): Promise<void> {
		const forgotten = this.work.forget(everySeat);
		this.replicas.clear();
		this.index.touchAll();
		return forgotten;
	}

	close(): void {
		this.#settling.stop();
		this.work.close();
	}

	#notesArrived(ids: Iterable<string>): void {
		this.index.touch(ids);
		this.#settling.settle();
		this.#options.topics.notes.changedRemotely();
	}

	#clustersArrived(): void {
		this.index.touchClusters();
		this.#options.topics.notes.changedRemotely();
	}

	#stageArrived(): void {
		const { topics } = this.#options;
		const dots = JSON.stringify(this.replicas.board.stage?.importedDots ?? {});
		if (dots === this.#dots) this.index.touchEntries();
		else this.index.touchAll();
		this.#dots = dots;
		topics.stage.changedRemotely();
		topics.notes.changedRemotely();
	}

	#meArrived(): void {
		const { topics } = this.#options;
		this.index.touchEntries();
		this.#settling.settle();
		topics.me.changedRemotely();
		topics.notes.changedRemotely();
	}

	#outboxChanged(): void {
		const { topics } = this.#options;
		this.index.touchEntries();
		this.#settling.settle();
		this.#settling.lookLater();
		topics.notes.changed();
		topics.me.changed();
		topics.link.changed();
	}

	#situation(): Situation {
		const { board, seat } = this.replicas;
		const standing = this.#options.standing();
		return {
			now: this.#options.clock.now(),
			clockOffset: standing.clockOffset,
			offline: standing.isOffline,
			approval: board.stage !== undefined && needsApproval(standing.role, board.stage),
			privateStep: board.stage !== undefined && isPrivateStep(board.stage),
			group: seat.me?.group,
			seat: standing.seat,
			dots: (id) => board.stage?.importedDots?.[id]
		};
	}

	#questionOf({ body }: Entry): QuestionId {
		if (body.t === 'note.post') return body.q;
		const id = noteOf(body);
		return (id === undefined ? undefined : this.index.note(id)?.q) ?? questionIds[0];
	}
}
