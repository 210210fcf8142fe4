import type { Cluster } from '#lib/domain/cluster.ts';
import type { Note } from '#lib/domain/note.ts';
import { type Place, Slots } from '#lib/domain/place.ts';
import type { QuestionId } from '#lib/domain/question.ts';

/**
 * The free slots of each question. Read from the notes when first needed, then kept while notes are
 * only added: sixty posts of one batch cost one reading.
 */
export class FreePlaces {
	private readonly slots = new Map<QuestionId, Slots>();
	private readonly notes: ReadonlyMap<string, Note>;
	private readonly clusters: ReadonlyMap<string, Cluster>;

	constructor(notes: ReadonlyMap<string, Note>, clusters: ReadonlyMap<string, Cluster>) {
		this.notes = notes;
		this.clusters = clusters;
	}

	/** The first gap reading by rows, which is then taken. */
	takeFirst(q: QuestionId): Place {
		let slots = this.slots.get(q);
		if (!slots) {
			slots = this.read(q);
			this.slots.set(q, slots);
		}
		return slots.takeFirst();
	}

	taken(q: QuestionId, p: Place): void {
		this.slots.get(q)?.take(p);
	}

	/** Something left its place: gaps may have opened before the last one found. */
	forget(q: QuestionId): void {
		this.slots.delete(q);
	}

	private read(q: QuestionId): Slots {
		const slots = new Slots();
		const there = <Item extends { q: QuestionId }>({ q: at }: Item) => at === q;
		slots.takeAll(
			[...this.notes.values()].filter(there),
			new Map([...this.clusters].filter(([, cluster]) => there(cluster)))
		);
		return slots;
	}
}
