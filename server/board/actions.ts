import type { Action } from '#lib/domain/action.ts';

/** The actions of a board as plain values; each change is marked by the id. */
export class BoardActions {
	private readonly byId = new Map<string, Action>();
	private readonly mark: (id: string) => void;

	constructor(mark: (id: string) => void) {
		this.mark = mark;
	}

	get size(): number {
		return this.byId.size;
	}

	get(id: string): Action | undefined {
		return this.byId.get(id);
	}

	entries(): Iterable<[string, Action]> {
		return this.byId.entries();
	}

	/** Undefined takes the action away. */
	put(id: string, action: Action | undefined): void {
		if (action) this.byId.set(id, action);
		else this.byId.delete(id);
		this.mark(id);
	}
}
