/** Versions of a note whose words are remembered, for merging edits made on an older one. */
const VERSIONS_KEPT = 10;

/**
 * Former words of notes. After a restart they are those that edits can still be taken back to; an
 * edit on any other older version is a conflict.
 */
export class FormerTexts {
	private readonly byNote = new Map<string, Map<number, string>>();

	remember(id: string, version: number, text: string): void {
		let texts = this.byNote.get(id);
		if (!texts) {
			texts = new Map();
			this.byNote.set(id, texts);
		}
		texts.set(version, text);
		for (const old of texts.keys()) if (old <= version - VERSIONS_KEPT) texts.delete(old);
	}

	of(id: string, version: number): string | undefined {
		return this.byNote.get(id)?.get(version);
	}

	/** The latest version that is remembered; 0 for none. */
	latest(id: string): number {
		return Math.max(0, ...(this.byNote.get(id)?.keys() ?? []));
	}

	forget(id: string): void {
		this.byNote.delete(id);
	}
}
