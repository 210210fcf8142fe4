import type { Reply } from '#lib/domain/command.ts';
import type { CommandEntry } from './entry.ts';
import type { BoardsOptions } from './types.ts';

/** Replies of a board kept in memory, so that the common repetition asks storage nothing. */
const REPLIES_KEPT = 1_000;

/** Names one command of one seat. */
export function keyOf(seat: number, cid: string): string {
	return `${seat} ${cid}`;
}

/** Replies to commands already applied: the latest from memory, older ones from storage. */
export class KnownReplies {
	private readonly recent = new Map<string, Reply>();
	private readonly boardId: string;
	private readonly options: Pick<BoardsOptions, 'storage' | 'openCode'>;

	constructor(boardId: string, options: Pick<BoardsOptions, 'storage' | 'openCode'>) {
		this.boardId = boardId;
		this.options = options;
	}

	/** Looks up a batch. Rejects when storage does not answer. */
	async look(
		entries: readonly CommandEntry[]
	): Promise<(seat: number, cid: string) => Reply | undefined> {
		const asked = entries
			.map(({ seat, command }) => ({ seat, cid: command.cid }))
			.filter(({ seat, cid }) => !this.recent.has(keyOf(seat, cid)));
		const { storage, openCode } = this.options;
		const stored = asked.length > 0 ? await storage.replies(this.boardId, asked) : [];
		const found = new Map<string, Reply>();
		asked.forEach(({ seat, cid }, index) => {
			const reply = stored[index];
			if (!reply) return;
			const clear = reply.ok && reply.code ? { ...reply, code: openCode(reply.code) } : reply;
			found.set(keyOf(seat, cid), clear);
		});
		return (seat, cid) => {
			const key = keyOf(seat, cid);
			return this.recent.get(key) ?? found.get(key);
		};
	}

	remember(seat: number, cid: string, reply: Reply): void {
		this.recent.set(keyOf(seat, cid), reply);
		if (this.recent.size <= REPLIES_KEPT) return;
		for (const oldest of this.recent.keys()) {
			this.recent.delete(oldest);
			return;
		}
	}
}
