import { createContext } from 'svelte';
import { type GroupId, groupIds } from '../domain/group.ts';
import { boardPrefix } from './kept-keys.ts';
import { type KeyValueStore, QuietStore } from './quiet-store.ts';

/**
 * For whom a facilitator writes down what somebody without a device says: set on the desk or beside
 * the box, and for every note until it is changed, in this tab also after a reload. In no document.
 */
export class WritingFor {
	/** Enter adds the note, for who types what a room says. */
	enterAdds = $state(false);

	#group: GroupId | undefined = $state();
	readonly #store: QuietStore;
	readonly #key: string;

	/** @param store of this tab alone */
	constructor(boardId: string, store?: KeyValueStore) {
		this.#store = new QuietStore(store);
		this.#key = `${boardPrefix(boardId)}writing-for`;
	}

	/** Takes up what this tab was set to. Once the page is there, since the server cannot know it. */
	recall(): void {
		const kept = this.#store.get(this.#key);
		this.#group = groupIds.find((id) => id === kept);
	}

	/** Undefined while they write as themselves. */
	get group(): GroupId | undefined {
		return this.#group;
	}

	set group(group: GroupId | undefined) {
		this.#group = group;
		this.#store.set(this.#key, group ?? '');
	}
}

export const [getWritingFor, setWritingFor] = createContext<WritingFor>();
