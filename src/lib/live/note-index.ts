import type { Cluster } from '../domain/cluster.ts';
import type { OwnPrivateNote } from '../domain/document.ts';
import type { Note, PrivateNote } from '../domain/note.ts';
import { Slots } from '../domain/place.ts';
import { type QuestionId, questionIds } from '../domain/question.ts';
import { readingOrder } from '../domain/reading-order.ts';
import { noteOf } from './outbox.ts';
import type { Entry } from './types.ts';
import { overlayNote, type ShownNote, type Situation } from './overlay.ts';
import type { BoardNote, OrderedBoardQuestion } from './types.ts';

/** Where the index reads from; it is told what changed and looks again when asked. */
export interface NoteSources {
	notes: ReadonlyMap<string, Note>;
	clusters: ReadonlyMap<string, Cluster>;
	private: ReadonlyMap<string, OwnPrivateNote>;
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
	readonly #claimedBy = new Map<string, string>();
	/** Ids that the replicas had when last looked at. */
	readonly #known = new Set<string>();
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
		this.#claim();
		if (this.#entriesStale) this.#regroup();
		for (const id of [...this.#touched]) this.#touched.add(this.#resolve(id));
		const { notes, private: hidden, own, cidOf } = this.#sources;
		const situation = this.#sources.situation();
		for (const id of this.#touched) {
			const from = this.#claims.get(id) ?? id;
			const beneath = { shared: notes.get(from), private: hidden.get(from), own: own.has(from) };
			if (beneath.shared ?? beneath.private) this.#known.add(from);
			else this.#known.delete(from);
			const name = { id, key: cidOf(id) ?? id };
			const shown = this.#claimedBy.has(id)
				? undefined
				: overlayNote(name, beneath, this.#byNote.get(id) ?? [], situation);
			this.#show(id, shown);
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
	 * in the same question is shown as it, so that it never shows twice; the reply then settles it.
	 */
	#claim(): void {
		const open = this.#sources
			.entries()
			.filter(({ body, sent, answered }) => body.t === 'note.post' && sent && !answered);
		for (const [cid, id] of this.#claims)
			if (!open.some((entry) => entry.cid === cid)) {
				this.#claims.delete(cid);
				this.#claimedBy.delete(id);
				this.touch([cid, id]);
			}
		if (open.length === 0) return;
		const { notes, private: hidden } = this.#sources;
		for (const id of [...this.#touched]) {
			const note = notes.get(id) ?? hidden.get(id);
			if (!note || this.#known.has(id) || this.#claimedBy.has(id)) continue;
			const post = open.find(({ cid, body }) => !this.#claims.has(cid) && saysTheSame(body, note));
			if (!post) continue;
			this.#claims.set(post.cid, id);
			this.#claimedBy.set(id, post.cid);
		}
	}

	#resolve(id: string): string {
		return this.#sources.idOf(id) ?? this.#claimedBy.get(id) ?? id;
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
		const found = readingOrder(this.#place(q, clusters), clusters).find(
			(question) => question.q === q
		) as OrderedBoardQuestion;
		this.#ordered.set(q, found);
		return found;
	}

	/** Gives notes without a place of their own the gaps that the others leave. */
	#place(q: QuestionId, clusters: ReadonlyMap<string, Cluster>): BoardNote[] {
		const shown = Array.from(this.#inQuestion.get(q) ?? [], (id) => this.#shown.get(id)).filter(
			(note) => note !== undefined
		);
		const slots = new Slots();
		slots.takeAll(shown, clusters);
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

function saysTheSame(body: Entry['body'], note: PrivateNote): boolean {
	return body.t === 'note.post' && body.q === note.q && body.text === note.text;
}

function same(a: object, b: object): boolean {
	return JSON.stringify(a) === JSON.stringify(b);
}
