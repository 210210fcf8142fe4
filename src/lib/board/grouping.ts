import { createContext, tick } from 'svelte';
import type { AcceptedReply, CommandBody } from '../domain/command.ts';
import { clampPlace } from '../domain/place.ts';
import type { QuestionId } from '../domain/question.ts';
import type { LiveBoard } from '../live/types.ts';
import type { ClusterEntry, ClusterHands } from './cluster-actions.ts';
import { focusCluster, focusNote } from './focus.ts';
import { clusterFrame, rowsOf } from './geometry.ts';
import { groupingWords as words } from './grouping-words.ts';
import { clusterOf, labelOf, notesOf } from './reading.ts';
import type { BoardView } from './view.svelte.ts';
import { oneLess, oneMore } from './voting.ts';

/** Sends one command, says what was done and offers to take it back. Undefined: it was refused, or waits. */
export interface Doer {
	carryOut(
		body: CommandBody,
		said: string,
		answered?: (refusal?: string) => void
	): Promise<AcceptedReply | undefined>;
	readonly signs: {
		/** Offers everyone to look at something; what is shown already, no more. */
		spotlight(target: string, name: string): Promise<void>;
	};
	/** Sets one's own dots on something. */
	vote(target: string, dots: number, name: string): Promise<void>;
}

/** What this person does with clusters and with many notes at once: each is one command and one undo. */
export class Grouping implements ClusterHands {
	readonly #board: LiveBoard;
	readonly #view: BoardView;
	readonly #doer: Doer;

	constructor(board: LiveBoard, view: BoardView, doer: Doer) {
		this.#board = board;
		this.#view = view;
		this.#doer = doer;
	}

	/**
	 * Puts notes together under a name; an empty one is left to the server.
	 * @param answered is told why it was refused; then the notes are still selected
	 */
	async make(
		ids: string[],
		q: QuestionId,
		name: string,
		answered: (refusal?: string) => void
	): Promise<void> {
		const reply = await this.#doer.carryOut(
			{ t: 'cluster.make', q, ids, ...(name ? { name } : {}) },
			words.made(ids.length, name),
			(refusal) => {
				if (refusal === undefined) this.#view.selection.end();
				answered(refusal);
			}
		);
		await tick();
		if (reply?.id) focusCluster(reply.id);
	}

	giveClusterDot({ id, cluster }: ClusterEntry): Promise<void> {
		return this.#doer.vote(id, oneMore(this.#board, id), cluster.name);
	}

	takeClusterDot({ id, cluster }: ClusterEntry): Promise<void> {
		return this.#doer.vote(id, oneLess(this.#board, id), cluster.name);
	}

	showCluster({ id, cluster }: ClusterEntry): Promise<void> {
		return this.#doer.signs.spotlight(id, cluster.name);
	}

	async join(ids: string[], id: string): Promise<void> {
		this.#view.selection.end();
		const name = clusterOf(this.#board, id)?.cluster.name ?? '';
		await this.#doer.carryOut({ t: 'cluster.join', id, ids }, words.joined(ids.length, name));
		await tick();
		focusCluster(id);
	}

	/** Notes go to another question, into no cluster there. */
	async moveNotes(ids: string[], q: QuestionId): Promise<void> {
		this.#view.selection.end();
		const said = words.movedNotes(ids.length, labelOf(this.#board, q));
		await this.#doer.carryOut({ t: 'cluster.leave', ids, q }, said);
		await tick();
		if (ids[0]) focusNote(ids[0]);
	}

	async rename(id: string, name: string, answered: (refusal?: string) => void): Promise<void> {
		await this.#doer.carryOut({ t: 'cluster.rename', id, name }, words.renamed(name), answered);
	}

	async merge(id: string, into: string): Promise<void> {
		await this.#doer.carryOut({ t: 'cluster.merge', id, into }, words.merged);
		await tick();
		focusCluster(into);
	}

	makeAction({ id }: ClusterEntry): void {
		this.#view.tell(undefined);
		this.#view.action = { text: '', from: [id] };
	}

	async dissolve({ id, notes }: ClusterEntry): Promise<void> {
		await this.#doer.carryOut({ t: 'cluster.dissolve', id }, words.dissolved);
		await tick();
		if (notes[0]) focusNote(notes[0].id);
	}

	async tidy(q?: QuestionId): Promise<void> {
		const said = q ? words.tidied(labelOf(this.#board, q)) : words.tidiedAll;
		await this.#doer.carryOut({ t: 'cluster.tidy', ...(q ? { q } : {}) }, said);
	}

	/** Moves a box below everything in another question. */
	async moveToQuestion(id: string, q: QuestionId): Promise<void> {
		const question = this.#board.questions.find((each) => each.q === q);
		const entry = clusterOf(this.#board, id);
		if (!question || !entry) return;
		// The last row of an area is one to spare.
		const row = notesOf(question).length > 0 ? rowsOf(question) - 1 : 0;
		await this.#move(entry, q, row - entry.cluster.p[1]);
	}

	/**
	 * Moves a box so that its frame begins at a height.
	 * @returns false where that is where it was
	 */
	async place(entry: ClusterEntry, q: QuestionId, top: number): Promise<boolean> {
		const by = top - clusterFrame(entry).y;
		if (Math.abs(by) < 0.025 && q === entry.cluster.q) return false;
		await this.#move(entry, q, by);
		return true;
	}

	renameCluster({ id }: ClusterEntry): void {
		this.#view.clustering = { kind: 'rename', id };
	}

	addSelected({ id }: ClusterEntry): void {
		void this.join(this.#view.selection.ids, id);
	}

	mergeCluster({ id }: ClusterEntry): void {
		this.#view.clustering = { kind: 'merge', id };
	}

	moveCluster({ id }: ClusterEntry): void {
		this.#view.clustering = { kind: 'move', id };
	}

	moveClusterByKeys(entry: ClusterEntry): void {
		this.#view.tell(undefined);
		const { id, cluster } = entry;
		this.#view.keyMove = { id, kind: 'cluster', q: cluster.q, p: [0, clusterFrame(entry).y] };
	}

	async #move({ id, cluster }: ClusterEntry, q: QuestionId, by: number): Promise<void> {
		const p = clampPlace(cluster.p[0], cluster.p[1] + by);
		const said = words.moved(cluster.name, labelOf(this.#board, q));
		await this.#doer.carryOut(
			{ t: 'cluster.move', id, ...(q === cluster.q ? {} : { q }), p },
			said
		);
	}
}

export const [getGrouping, setGrouping] = createContext<Grouping>();
