import type { Action } from '#lib/domain/action.ts';
import type { Cluster } from '#lib/domain/cluster.ts';
import type { BinnedNote } from '#lib/domain/document.ts';
import type { MomentContent } from '#lib/domain/history.ts';
import type { Note } from '#lib/domain/note.ts';

/** What a restore puts in place: all that everyone sees but the stage, the ballots and the counts. */
export interface Content {
	notes: ReadonlyMap<string, Note>;
	clusters: ReadonlyMap<string, Cluster>;
	actions: ReadonlyMap<string, Action>;
	/**
	 * Notes as they lay in the bin, of those alone that a restore was about to bring back: so that its
	 * undo puts them back as they were. It leaves the server in nothing.
	 */
	bin?: ReadonlyMap<string, BinnedNote>;
}

/** How a moment is stored. */
interface StoredContent extends MomentContent {
	bin?: [string, BinnedNote][];
}

/** What a board says of its content. */
interface Present extends Pick<Content, 'notes' | 'clusters'> {
	actions: { entries(): Iterable<[string, Action]> };
}

/** The board as it is now. Values are replaced and never changed, so that none needs copying. */
export function contentOf(state: Present): Content {
	return {
		notes: new Map(state.notes),
		clusters: new Map(state.clusters),
		actions: new Map(state.actions.entries())
	};
}

/** The same text for the same content, in whatever order it came to be. */
export function contentText({ notes, clusters, actions, bin }: Content): string {
	const stored: StoredContent = {
		notes: sorted(notes),
		clusters: sorted(clusters),
		actions: sorted(actions),
		...(bin && bin.size > 0 ? { bin: sorted(bin) } : {})
	};
	return JSON.stringify(stored);
}

export function readContent(text: string): Content {
	const { notes, clusters, actions, bin } = JSON.parse(text) as StoredContent;
	return {
		notes: new Map(notes),
		clusters: new Map(clusters),
		actions: new Map(actions),
		...(bin ? { bin: new Map(bin) } : {})
	};
}

/** What of a stored moment may be looked at: what everyone saw then. */
export function shownContent(text: string): MomentContent {
	const { notes, clusters, actions } = JSON.parse(text) as StoredContent;
	return { notes, clusters, actions };
}

function sorted<Value>(map: ReadonlyMap<string, Value>): [string, Value][] {
	return [...map].sort(([one], [other]) => (one < other ? -1 : 1));
}
