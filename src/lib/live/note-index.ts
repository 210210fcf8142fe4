import type { Cluster } from '../domain/cluster.ts';
import type { Note, PrivateNote } from '../domain/note.ts';
import { Slots } from '../domain/place.ts';
import { type QuestionId, questionIds } from '../domain/question.ts';
import { readingOrder } from '../domain/reading-order.ts';
import { tidyText } from '../domain/text.ts';
import { type Entry, noteOf } from './outbox.ts';
import { overlayNote, type ShownNote, type Situation } from './overlay.ts';
import type { BoardNote, OrderedBoardQuestion } from './types.ts';

/** Where the index reads from; it is told what changed and looks again when asked. */
export interface NoteSources {
	notes: ReadonlyMap<string, Note>;
	clusters: ReadonlyMap<string, Cluster>;
	private: ReadonlyMap<string, PrivateNote>;
	/** Own ids with their rank in the order of writing. */
	own: ReadonlyMap<string, number>;
	entries(): readonly Entry[];
	/** The server's id of a note posted from this page. */
	idOf(cid: string): string | undefined;
	cidOf(id: string): string | undefined;
	situation(): Situation;
}

/** Own notes without a place yet come after all that have a rank. */
const NEWEST = 1e9;

/**
 * All notes this person sees, own unanswered commands laid over them, in reading order.
 * A change costs the notes it names and the order of their questions, and that when next asked for;
 * notes and questions that did not change stay the same objects.
 */
export class NoteIndex {
	readonly #sources: NoteSources;
	readonly #touched = new Set<string>();
	readonly #shown = new Map<string, ShownNote>();
	readonly #placed = new Map<string, BoardNote>();
	readonly #inQuestion = new Map<QuestionId, Set<string>>(questionIds.map((q) => [q, new Set()]));
	readonly #staleQuestions = new Set<QuestionId>(questionIds);
	readonly #ordered = new Map<QuestionId, OrderedBoardQuestion>();
	readonly #ownNotes = new Map<QuestionId, readonly BoardNote[]>();
	/** Notes that are most likely ours although the reply has not come: cid to id. */
	readonly #claims = new Map<string, string>();
	#known = new Set<string>();
	#entriesStale = true;
	#byNote = new Map<string, Entry[]>();
	#questions: readonly OrderedBoardQuestion[] = [];

	constructor(sources: NoteSources) {
		this.#sources = sources;
		this.touchAll();
	}

	touch(ids: Iterable<string>): void {
		for (const id of ids) this.#touched.add(id);
	}

	/** Own commands, the link, the step or the own group changed: notes with commands look different. */
	touchEntries(): void {
		this.#entriesStale = true;
	}

	touchClusters(): void {
		for (const q of questionIds) this.#staleQuestions.add(q);
	}

	touchAll(): void {
		const { notes, private: hidden } = this.#sources;
		this.touch(this.#shown.keys());
		this.touch(notes.keys());
		this.touch(hidden.keys());
		this.touchEntries();
		this.touchClusters();
	}

	/** By id; the cid of a note posted from this page finds it too. */
	note(id: string): BoardNote | undefined {
		this.#refresh();
		const shown = this.#shown.get(this.#resolve(id));
		if (!shown) return undefined;
		this.#question(shown.q);
		return this.#placed.get(shown.id);
	}

	questions(): readonly OrderedBoardQuestion[] {
		this.#refresh();
		const questions = questionIds.map((q) => this.#question(q));
		if (questions.some((question, index) => question !== this.#questions[index]))
			this.#questions = questions;
		return this.#questions;
	}

	/** Own notes of a question, newest first. */
	ownNotes(q: QuestionId): readonly BoardNote[] {
		this.#refresh();
		const { clusters, loose } = this.#question(q);
		let own = this.#ownNotes.get(q);
		if (!own) {
			own = [...clusters.flatMap((entry) => entry.notes), ...loose]
				.filter((note) => note.own)
				.sort((a, b) => b.at - a.at || this.#rank(b.id) - this.#rank(a.id));
			this.#ownNotes.set(q, own);
		}
		return own;
	}

	#refresh(): void {
		if (this.#touched.size === 0 && !this.#entriesStale) return;
		const { notes, private: hidden, own, situation } = this.#sources;
		this.#claim();
		if (this.#entriesStale) this.#regroup();
		const now = situation();
		for (const id of this.#touched) {
			const beneath = { shared: notes.get(id), private: hidden.get(id), own: own.has(id) };
			const key = this.#sources.cidOf(id) ?? this.#claimant(id) ?? id;
			this.#show(id, overlayNote({ id, key }, beneath, this.#byNote.get(id) ?? [], now));
			if (beneath.shared ?? beneath.private) this.#known.add(id);
			else this.#known.delete(id);
		}
		this.#touched.clear();
	}

	#show(id: string, shown: ShownNote | undefined): void {
		const before = this.#shown.get(id);
		if (before === shown || (before && shown && same(before, shown))) return;
		if (before) {
			this.#staleQuestions.add(before.q);
			this.#inQuestion.get(before.q)?.delete(id);
			this.#shown.delete(id);
		}
		if (!shown) return void this.#placed.delete(id);
		this.#staleQuestions.add(shown.q);
		this.#inQuestion.get(shown.q)?.add(id);
		this.#shown.set(id, shown);
	}

	/** Own commands by the note they are about. */
	#regroup(): void {
		this.#entriesStale = false;
		this.touch(this.#byNote.keys());
		this.#byNote = new Map();
		for (const entry of this.#sources.entries()) {
			const about = entry.body.t === 'note.post' ? entry.cid : noteOf(entry.body);
			if (about === undefined) continue;
			const id = this.#resolve(about);
			const others = this.#byNote.get(id);
			if (others) others.push(entry);
			else this.#byNote.set(id, [entry]);
		}
		this.touch(this.#byNote.keys());
	}

	/**
	 * A posted note may arrive in a document before its reply does. One that is new and says the same
	 * in the same question is taken for it, so that it never shows twice; the reply then settles it.
	 */
	#claim(): void {
		const { entries, idOf, notes, private: hidden } = this.#sources;
		const open = new Map<string, Entry>();
		for (const entry of entries())
			if (entry.body.t === 'note.post' && entry.sent && !entry.answered) open.set(entry.cid, entry);
		for (const cid of [...this.#claims.keys()])
			if (!open.has(cid) || idOf(cid) !== undefined) {
				const claimed = this.#claims.get(cid);
				this.#claims.delete(cid);
				this.touch([cid, ...(claimed === undefined ? [] : [claimed])]);
				this.#entriesStale = true;
			}
		if (open.size === 0) return;
		const taken = new Set(this.#claims.values());
		for (const id of [...this.#touched]) {
			const note = notes.get(id) ?? hidden.get(id);
			if (!note || taken.has(id) || this.#known.has(id)) continue;
			for (const [cid, { body }] of open) {
				if (this.#claims.has(cid) || body.t !== 'note.post' || body.q !== note.q) continue;
				if (tidyText(body.text) !== note.text) continue;
				this.#claims.set(cid, id);
				this.#entriesStale = true;
				break;
			}
		}
	}

	#claimant(id: string): string | undefined {
		for (const [cid, claimed] of this.#claims) if (claimed === id) return cid;
		return undefined;
	}

	#resolve(id: string): string {
		return this.#sources.idOf(id) ?? this.#claims.get(id) ?? id;
	}

	#rank(id: string): number {
		const rank = this.#sources.own.get(id);
		if (rank !== undefined) return rank;
		const entries = this.#byNote.get(id);
		return NEWEST + (entries?.[0] ? this.#sources.entries().indexOf(entries[0]) : 0);
	}

	/** One question in reading order, worked out again only when something in it changed. */
	#question(q: QuestionId): OrderedBoardQuestion {
		const known = this.#ordered.get(q);
		if (known && !this.#staleQuestions.has(q)) return known;
		this.#staleQuestions.delete(q);
		this.#ownNotes.delete(q);
		const clusters = new Map([...this.#sources.clusters].filter(([, cluster]) => cluster.q === q));
		const found = readingOrder(this.#place(q, clusters.values()), clusters).find(
			(question) => question.q === q
		) as OrderedBoardQuestion;
		this.#ordered.set(q, found);
		return found;
	}

	/** Gives notes without a place of their own the gaps that the others leave. */
	#place(q: QuestionId, clusters: Iterable<Cluster>): BoardNote[] {
		const shown = Array.from(this.#inQuestion.get(q) ?? [], (id) => this.#shown.get(id)).filter(
			(note) => note !== undefined
		);
		const slots = new Slots();
		for (const cluster of clusters) slots.takeRow(cluster.p[1]);
		for (const note of shown) if (note.p) slots.take(note.p);
		const waiting = shown
			.filter((note) => !note.p)
			.sort((a, b) => this.#rank(a.id) - this.#rank(b.id));
		const notes: BoardNote[] = [];
		for (const note of shown) if (note.p) notes.push(this.#keep(note as BoardNote));
		for (const note of waiting) notes.push(this.#keep({ ...note, p: slots.takeFirst() }));
		return notes;
	}

	/** The object shown so far when nothing about it differs. */
	#keep(note: BoardNote): BoardNote {
		const before = this.#placed.get(note.id);
		if (before && same(before, note)) return before;
		this.#placed.set(note.id, note);
		return note;
	}
}

function same(a: object, b: object): boolean {
	return JSON.stringify(a) === JSON.stringify(b);
}
