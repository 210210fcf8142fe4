import type { OwnPrivateNote } from '../domain/document.ts';
import { type Note, type PrivateNote, movedNote, toMinute, withText } from '../domain/note.ts';
import type { GroupId } from '../domain/group.ts';
import type { Place } from '../domain/place.ts';
import type { Entry } from './types.ts';
import type { BoardNote, NoteState } from './types.ts';

/** So long a command may go without a reply before its note says so. */
export const WAITING_AFTER_MS = 2_000;

/** What the replicas say of one note. */
export interface Beneath {
	shared?: Note | undefined;
	/** While it is not shown; beside a shown one other words for it, which wait for a facilitator. */
	private?: OwnPrivateNote | undefined;
	own: boolean;
}

/** What else decides how a note looks. */
export interface Situation {
	/** This device's clock. */
	now: number;
	/** To be added to it for the server's. */
	clockOffset: number;
	offline: boolean;
	privateStep: boolean;
	/** A facilitator reads what this seat writes before others see it. */
	approval: boolean;
	/** The seat's own group and number. */
	group: GroupId | undefined;
	seat: number;
	dots(id: string): number | undefined;
}

/** A note as shown, without a place while it has none: private, or posted and not yet placed. */
export type ShownNote = Omit<BoardNote, 'p'> & { p?: Place };

type Words = PrivateNote & Partial<Pick<Note, 'p' | 'cluster' | 'late'>>;

/**
 * One note with own commands laid over it.
 * @param entries own commands about this note, in the order they were made
 * @returns undefined when there is nothing to show
 */
export function overlayNote(
	{ id, key }: Pick<BoardNote, 'id' | 'key'>,
	beneath: Beneath,
	entries: readonly Entry[],
	situation: Situation
): ShownNote | undefined {
	const hidden =
		!beneath.shared &&
		(beneath.private !== undefined ||
			situation.privateStep ||
			situation.approval ||
			entries.some(isAsPrivate));
	let words: Words | undefined = wordsBeneath(beneath);
	for (const entry of entries) words = lay(words, entry, hidden, situation);
	if (!words) return undefined;
	const post = entries.find((entry) => entry.body.t === 'note.post');
	const own = beneath.own || (post?.body.t === 'note.post' && isFor(post.body.for, situation.seat));
	const state = own ? stateOf(beneath, entries, situation) : undefined;
	const dots = situation.dots(id);
	const agree = beneath.shared?.agree;
	return {
		id,
		key,
		q: words.q,
		text: words.text,
		v: words.v,
		group: words.group,
		at: words.at,
		via: words.via,
		...(words.p ? { p: words.p } : {}),
		...(words.cluster ? { cluster: words.cluster } : {}),
		...(words.late ? { late: true } : {}),
		...(dots === undefined ? {} : { dots }),
		...(agree ? { agree } : {}),
		...(hidden && words.readable ? { readable: true as const } : {}),
		own,
		private: hidden,
		...(state ? { state } : {}),
		pending: entries.length > 0
	};
}

/** The own words of a shown note go before those that others see. */
function wordsBeneath({ shared, private: own }: Beneath): Words | undefined {
	if (!shared || !own) return shared ?? own;
	return { ...shared, text: own.text, v: own.v };
}

function lay(
	words: Words | undefined,
	entry: Entry,
	hidden: boolean,
	situation: Situation
): Words | undefined {
	const { body } = entry;
	switch (body.t) {
		case 'note.post':
			return (
				words ?? {
					q: body.q,
					text: body.text,
					v: 1,
					group: body.group ?? situation.group ?? 'other',
					at: toMinute(entry.madeAt + situation.clockOffset),
					via: body.via ?? 'self',
					...(body.p && !hidden ? { p: body.p } : {}),
					...(body.readable ? { readable: true as const } : {})
				}
			);
		case 'note.edit':
			return !words || words.text === body.text ? words : withText(words, body.text);
		case 'note.move':
			return words && moved(words, body, hidden);
		case 'note.remove':
			return undefined;
		default:
			return words;
	}
}

function moved(
	words: Words,
	{ q = words.q, p, cluster }: Extract<Entry['body'], { t: 'note.move' }>,
	hidden: boolean
): Words {
	// A private note has no place: it changes its question alone.
	if (hidden) {
		const { p: _place, cluster: _cluster, ...rest } = words;
		return { ...rest, q };
	}
	return movedNote(words as Note, { q, p, ...(cluster === undefined ? {} : { cluster }) });
}

/** Nothing is said before it is true: in the first two seconds, and until its effect is seen. */
function stateOf(
	beneath: Beneath,
	entries: readonly Entry[],
	situation: Situation
): NoteState | undefined {
	const oldest = entries.find((entry) => !entry.answered);
	if (oldest)
		return situation.offline || situation.now - oldest.madeAt >= WAITING_AFTER_MS
			? 'waiting'
			: undefined;
	if (entries.length > 0) return undefined;
	if (beneath.private?.waiting) return 'queued';
	return beneath.shared ? 'sent' : 'saved';
}

function isAsPrivate({ body }: Entry): boolean {
	return body.t === 'note.post' && body.asPrivate === true;
}

function isFor(seat: number | undefined, own: number): boolean {
	return seat === undefined || seat === own;
}

/** Whether the replicas show what this command did, so that it need not be laid over them any more. */
export function showsEffect(entry: Entry, { shared, private: hidden, own }: Beneath): boolean {
	const beneath = shared ?? hidden;
	const { body } = entry;
	switch (body.t) {
		case 'note.post':
			// That it is one's own comes in another document: until then it would look like another's.
			return beneath !== undefined && (own || body.for !== undefined);
		case 'note.edit':
			return beneath === undefined || (hidden ?? beneath).text === body.text;
		case 'note.move':
			return !beneath || (hasMoved(beneath.q, body.q) && (!shared || hasMoved(shared.p, body.p)));
		case 'note.remove':
			return beneath === undefined;
		default:
			return true;
	}
}

function hasMoved(is: unknown, wanted: unknown): boolean {
	return wanted === undefined || JSON.stringify(is) === JSON.stringify(wanted);
}
