import type { Moment } from '#lib/domain/history.ts';
import { limits } from '#lib/domain/limits.ts';
import type { HistoryCommit, StoredMoment } from '../storage/port.ts';
import { type Content, contentText } from './content.ts';

/** Contents that stay at hand from one batch to the next: those of a restore and of its undo. */
const AT_HAND = 2;

/**
 * The moments of a board that are kept. Their contents stay in storage; those that a batch needs are
 * put at hand before it is judged, so that nothing is waited for in between.
 */
export class BoardHistory {
	private readonly moments: StoredMoment[];
	private readonly contents = new Map<string, Content>();
	private added: HistoryCommit['added'] = [];
	private dropped: string[] = [];

	/** @param moments what is stored, oldest first */
	constructor(moments: readonly StoredMoment[] = []) {
		this.moments = [...moments];
	}

	has(id: string): boolean {
		return this.moments.some((moment) => moment.id === id);
	}

	/** Undefined when storage did not give it. */
	content(id: string): Content | undefined {
		return this.contents.get(id);
	}

	putAtHand(id: string, content: Content): void {
		this.contents.set(id, content);
	}

	/**
	 * Keeps a moment. Where there is no room the oldest goes, and one that was kept by hand only when
	 * no other is left.
	 * @param pinned ids that an undo still needs: they go last
	 */
	add(moment: Omit<Moment, Counted>, content: Content, pinned: ReadonlySet<string>): void {
		const text = contentText(content);
		const { notes, clusters, actions } = content;
		const counts = { notes: notes.size, clusters: clusters.size, actions: actions.size };
		const stored = { ...moment, ...counts, length: text.length };
		this.moments.push(stored);
		this.added.push({ moment: stored, content: text });
		this.contents.set(moment.id, content);
		this.makeRoom(moment.id, pinned);
	}

	/** What must be stored since this was last asked; undefined when nothing. */
	takeChanges(): HistoryCommit | undefined {
		if (this.added.length + this.dropped.length === 0) return undefined;
		const changes = { added: this.added, dropped: this.dropped };
		this.added = [];
		this.dropped = [];
		return changes;
	}

	/** Lets go of all contents but the latest. */
	tidy(): void {
		const old = [...this.contents.keys()].slice(0, -AT_HAND);
		for (const id of old) this.contents.delete(id);
	}

	private makeRoom(newest: string, pinned: ReadonlySet<string>): void {
		let length = this.moments.reduce((sum, moment) => sum + moment.length, 0);
		while (this.moments.length > limits.momentsPerBoard || length > limits.momentsLength) {
			const others = this.moments.filter(({ id }) => id !== newest);
			const free = others.filter(({ id }) => !pinned.has(id));
			const going = free.find(({ kind }) => kind !== 'saved') ?? free[0] ?? others[0];
			if (!going) return;
			this.moments.splice(this.moments.indexOf(going), 1);
			length -= going.length;
			const isNew = this.added.some(({ moment }) => moment.id === going.id);
			if (isNew) this.added = this.added.filter(({ moment }) => moment.id !== going.id);
			else this.dropped.push(going.id);
		}
	}
}

type Counted = 'notes' | 'clusters' | 'actions';
