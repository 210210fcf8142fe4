import { limits } from './limits.ts';
import { countGraphemes, isCleanText, isUnseen, utf8Length } from './text.ts';

/** What somebody will do after the workshop: who, by when, and which notes or clusters it came from. */
export interface Action {
	text: string;
	/** A role or an organisation. */
	owner?: string;
	/** `YYYY-MM-DD` */
	due?: string;
	/** Ids of notes and clusters; one that has gone since keeps its place here. */
	from?: string[];
	/** When it was added, milliseconds since 1970 rounded to the minute. */
	at: number;
	/** 1, and one more at each change. */
	v: number;
}

/** An action with its id, as lists and exports want it. */
export type ActionWithId = Action & { id: string };

/** What can be changed of an action; undefined takes an optional field away. */
export interface ActionFields {
	text: string;
	owner?: string | undefined;
	due?: string | undefined;
	from?: readonly string[] | undefined;
}

/** An action with its fields in their order and without those that say nothing. */
export function actionOf(fields: ActionFields & Pick<Action, 'at' | 'v'>): Action {
	const { text, owner, due, from, at, v } = fields;
	return {
		text,
		...(owner ? { owner } : {}),
		...(due ? { due } : {}),
		...(from && from.length > 0 ? { from: [...from] } : {}),
		at,
		v
	};
}

/** In the order in which they were added; those of one minute by id, the same on every screen. */
export function actionsInOrder(actions: ReadonlyMap<string, Action>): ActionWithId[] {
	return Array.from(actions, ([id, action]) => ({ ...action, id })).sort(
		(one, other) => one.at - other.at || (one.id < other.id ? -1 : 1)
	);
}

/** @returns undefined when these words may be an action, else the refusal code */
export function refuseActionText(text: string): 'malformed' | 'too-large' | undefined {
	return refuseLine(text, limits.actionGraphemes, limits.actionBytes);
}

/** Whose action it is, in a few words. Empty means nobody's, and is no refusal. */
export function refuseOwner(owner: string): 'malformed' | 'too-large' | undefined {
	return owner === ''
		? undefined
		: refuseLine(owner, limits.actionOwnerGraphemes, limits.actionOwnerBytes);
}

function refuseLine(text: string, most: number, bytes: number) {
	if (!isCleanText(text) || isUnseen(text)) return 'malformed';
	return utf8Length(text) > bytes || countGraphemes(text) > most ? 'too-large' : undefined;
}
