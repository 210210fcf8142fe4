import type { Cluster } from '#lib/domain/cluster.ts';
import { movedNote, type Note } from '#lib/domain/note.ts';
import type { Place } from '#lib/domain/place.ts';
import type { QuestionId } from '#lib/domain/question.ts';
import type { Arrangement, Change } from './inverse.ts';
import type { BoardState } from './state.ts';

interface First<Value> {
	was: Value;
	aside: boolean;
}

/**
 * Moves notes and clusters on the board, and remembers how each of them was: all that one command
 * changed is taken back as one.
 */
export class Arranging {
	readonly state: BoardState;
	readonly #notes = new Map<string, First<Note>>();
	readonly #clusters = new Map<string, First<Cluster | undefined>>();

	constructor(state: BoardState) {
		this.state = state;
	}

	/** @param aside it only makes room for another */
	note(
		id: string,
		to: { q?: QuestionId; p?: Place; cluster?: string | null },
		aside = false
	): void {
		const note = this.state.notes.get(id);
		if (!note) throw new Error('A note that is not visible cannot be arranged.');
		const after = movedNote(note, { p: note.p, ...to });
		if (isSame(spot(note), spot(after))) return;
		const first = this.#notes.get(id);
		this.#notes.set(id, { was: first?.was ?? note, aside: aside && (first?.aside ?? true) });
		const left = note.cluster;
		const dissolved = this.state.moveNote(id, after);
		if (left !== undefined && dissolved) this.#remember(left, dissolved, false);
	}

	/** Makes a cluster, changes it, or ends it for good: what people gave it is theirs again. */
	cluster(id: string, to: Cluster | undefined, aside = false): void {
		const was = this.state.clusters.get(id);
		if (isSame(was, to)) return;
		this.#remember(id, was, aside);
		this.state.putCluster(id, to);
		if (!to) this.state.voting.giveBack(id);
	}

	/** What was changed in the end. Undefined when nothing was. */
	done(t: Arrangement['t']): Arrangement | undefined {
		const { notes, clusters } = this.state;
		const arrangement: Arrangement = { t, notes: [], clusters: [] };
		for (const [id, { was, aside }] of this.#notes) {
			const change = difference(id, spot(was), spot(notes.get(id) ?? was), aside);
			if (change) arrangement.notes.push(change);
		}
		for (const [id, { was, aside }] of this.#clusters) {
			const is = clusters.get(id);
			if (!was && !is) continue;
			const change =
				was && is
					? difference(id, { ...was }, { ...is }, aside)
					: { id, former: was ?? null, put: is ?? null };
			if (change) arrangement.clusters.push(change);
		}
		return arrangement.notes.length + arrangement.clusters.length > 0 ? arrangement : undefined;
	}

	#remember(id: string, was: Cluster | undefined, aside: boolean): void {
		const first = this.#clusters.get(id);
		if (!first) this.#clusters.set(id, { was, aside });
		else if (!aside) first.aside = false;
	}
}

function spot({ q, p, cluster }: Note) {
	return { q, p, cluster: cluster ?? null };
}

/** The fields that are not the same. */
function difference<Fields extends object>(
	id: string,
	former: Fields,
	put: Fields,
	aside: boolean
): Change<Partial<Fields>> | undefined {
	const changed = (Object.keys(put) as (keyof Fields)[]).filter(
		(field) => !isSame(former[field], put[field])
	);
	if (changed.length === 0) return undefined;
	const only = (fields: Fields) =>
		Object.fromEntries(changed.map((field) => [field, fields[field]])) as Partial<Fields>;
	return { id, former: only(former), put: only(put), ...(aside ? { aside } : {}) };
}

/** Whether a note or cluster still is what a command made of it. */
export function isStill(fields: object, is: object): boolean {
	return Object.entries(fields).every(([field, value]) =>
		isSame(value, (is as Record<string, unknown>)[field] ?? null)
	);
}

/** Plain values and places. */
function isSame(one: unknown, other: unknown): boolean {
	return one === other || JSON.stringify(one) === JSON.stringify(other);
}
