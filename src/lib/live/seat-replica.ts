import type * as Y from 'yjs';
import type { Dots } from '../domain/ballot.ts';
import { readPrivateNote, seatRoots } from '../domain/document.ts';
import type { Prompt } from '../domain/prompt.ts';
import type { QuestionId } from '../domain/question.ts';
import type { OwnPrivateNote } from '../domain/document.ts';
import type { Question, SentBack } from '../domain/moderation.ts';
import type { Me } from '../domain/seat.ts';
import { Replica, touchedKeys } from './replica.ts';

export interface SeatEvents {
	notes(ids: Iterable<string>): void;
	me(): void;
	/** Words that went back to this seat, or questions about its notes. */
	moderation(): void;
}

/** The **seat** document as plain data: what is one's own. */
export class SeatReplica extends Replica {
	me: Me | undefined;
	/** What the facilitator asked this seat's group for. */
	prompts: ReadonlyMap<QuestionId, Prompt> = new Map();
	/** Ids of own notes with their rank in the order of writing. */
	readonly own = new Map<string, number>();
	readonly private = new Map<string, OwnPrivateNote>();
	sentBack: ReadonlyMap<string, SentBack> = new Map();
	asked: ReadonlyMap<string, Question> = new Map();
	/** Dots by what they are on. */
	ballot: Dots = {};
	/** Notes that this person agrees with. */
	agreed: ReadonlySet<string> = new Set();
	readonly #events: SeatEvents;
	/** Also of those that are deleted: an undo brings a note back where it stood. */
	readonly #ranks = new Map<string, number>();

	constructor(events: SeatEvents) {
		super();
		this.#events = events;
	}

	clear(): void {
		const ids = [...this.own.keys(), ...this.private.keys()];
		this.me = undefined;
		this.prompts = new Map();
		this.ballot = {};
		this.agreed = new Set();
		this.own.clear();
		this.#ranks.clear();
		this.private.clear();
		this.sentBack = this.asked = new Map<string, never>();
		this.#events.moderation();
		this.#events.me();
		this.#events.notes(ids);
	}

	protected override readWhole(doc: Y.Doc): void {
		const roots = seatRoots(doc);
		const touched = new Set([...this.own.keys(), ...this.private.keys()]);
		this.own.clear();
		this.private.clear();
		for (const id of roots.own.keys()) this.#setOwn(id);
		for (const [id, map] of roots.private.entries()) this.private.set(id, readPrivateNote(map));
		for (const id of [...this.own.keys(), ...this.private.keys()]) touched.add(id);
		this.#readVoices(doc);
		this.#readMe(doc);
		this.#readModeration(doc);
		this.#events.notes(touched);
	}

	protected override watch(doc: Y.Doc): void {
		const roots = seatRoots(doc);
		roots.own.observe((event) => {
			for (const id of event.keys.keys()) {
				if (roots.own.has(id)) this.#setOwn(id);
				else this.own.delete(id);
			}
			this.#events.notes(event.keys.keys());
		});
		roots.private.observeDeep((events) => {
			const ids = touchedKeys(roots.private, events);
			for (const id of ids) {
				const map = roots.private.get(id);
				if (map) this.private.set(id, readPrivateNote(map));
				else this.private.delete(id);
			}
			this.#events.notes(ids);
		});
		roots.me.observe(() => this.#readMe(doc));
		roots.prompts.observe(() => this.#readMe(doc));
		for (const root of [roots.drafts, roots.asked]) root.observe(() => this.#readModeration(doc));
		for (const root of [roots.ballot, roots.agreed])
			root.observe(() => {
				this.#readVoices(doc);
				this.#events.me();
			});
	}

	#setOwn(id: string): void {
		const rank = this.#ranks.get(id) ?? this.#ranks.size;
		this.#ranks.set(id, rank);
		this.own.set(id, rank);
	}

	#readModeration(doc: Y.Doc): void {
		const { drafts, asked } = seatRoots(doc);
		this.sentBack = new Map(drafts.entries());
		this.asked = new Map(asked.entries());
		this.#events.moderation();
	}

	#readVoices(doc: Y.Doc): void {
		const { ballot, agreed } = seatRoots(doc);
		this.ballot = ballot.toJSON();
		this.agreed = new Set(agreed.keys());
	}

	#readMe(doc: Y.Doc): void {
		const { me, prompts } = seatRoots(doc);
		this.me = me.size === 0 ? undefined : (me.toJSON() as unknown as Me);
		this.prompts = new Map(prompts.entries() as Iterable<[QuestionId, Prompt]>);
		this.#events.me();
	}
}
