import type { Moment, MomentContent } from '../domain/history.ts';

/** Asks the server for the moments of a board. Everything rejects when there is no good answer. */
export class HistorySource {
	readonly #address: string;
	readonly #fetch: typeof fetch;

	constructor(boardId: string, ask: typeof fetch) {
		this.#address = `/api/boards/${boardId}/history`;
		this.#fetch = ask;
	}

	/** Newest first. */
	async list(): Promise<Moment[]> {
		return ((await this.#ask('')) as { moments: Moment[] }).moments;
	}

	async content(id: string): Promise<MomentContent> {
		const answer = await this.#ask(`/${encodeURIComponent(id)}`);
		return (answer as { content: MomentContent }).content;
	}

	async #ask(path: string): Promise<unknown> {
		const ask = this.#fetch;
		const answer = await ask(this.#address + path, { headers: { accept: 'application/json' } });
		if (!answer.ok) throw new Error(`The history was answered by ${answer.status}.`);
		return answer.json();
	}
}

/** What putting a moment back would do to the notes that are on the board and in the bin now. */
export function effectOf(
	content: MomentContent,
	now: { notes: Iterable<string>; bin: ReadonlySet<string> }
): { newer: number; fromBin: number } {
	const then = new Set(content.notes.map(([id]) => id));
	return {
		newer: [...now.notes].filter((id) => !then.has(id)).length,
		fromBin: [...then].filter((id) => now.bin.has(id)).length
	};
}
