import * as Y from 'yjs';
import { limits } from '#lib/domain/limits.ts';
import type { StoredDocumentName } from '../storage/port.ts';
import type { DocumentUpdate } from './documents.ts';
import type { Connection, Readers } from './readers.ts';

/** How long a board rests after a broadcast for each reader it went to: a frame costs what it costs. */
const REST_PER_READER_MS = 1;

/** What is committed and has not gone to all who read the document. */
interface Pending {
	/** All of it, as one update. */
	update: Uint8Array;
	/** Those who have it already. */
	told: ReadonlySet<Connection>;
}

export interface NewsOptions {
	readers: Pick<Readers, 'count' | 'broadcast'>;
	/** Milliseconds that only grow. */
	monotonic: () => number;
	/** How busy the process is, from 0 to 1. */
	load: () => number;
	/** A broadcast went out: what goes to all in the same turn costs nothing more. */
	wentOut: (names: readonly StoredDocumentName[]) => void;
}

/**
 * When committed changes go out. Those whose commands they are have them before the reply; to
 * everybody else a quiet board tells them at once, and a busy one rests in between, the longer the
 * more readers it has: up to 50 of them it sends some 1,000 frames a second at most, however fast
 * they write. In a busy process boards rest between their turns, which is enough: nobody waits for
 * both. All documents go out together, so that nobody sees a note in neither of two.
 */
export class News {
	private readonly pending = new Map<StoredDocumentName, Pending>();
	private readonly options: NewsOptions;
	private wentOutAt = -Infinity;
	private timer: NodeJS.Timeout | undefined;
	private isHurried = false;

	constructor(options: NewsOptions) {
		this.options = options;
	}

	/** @param authors seats that are about to be answered; without them everybody is told at once */
	add(updates: readonly DocumentUpdate[], authors?: ReadonlySet<number>): void {
		for (const { name, update } of updates) {
			const before = this.pending.get(name)?.update;
			const merged = before ? Y.mergeUpdates([before, update]) : update;
			this.pending.set(name, { update: merged, told: new Set() });
		}
		const { rest } = this;
		const wait = this.wentOutAt + rest - this.options.monotonic();
		// A turn of the board that comes a little early is as good as a timer a little later.
		if (!authors || this.isHurried || wait <= rest / 8) return this.goOut();
		this.timer ??= setTimeout(() => this.goOut(), wait);
		this.tellAuthors(updates, authors);
	}

	/** These documents begin anew: what was still to be told of them is in what comes. */
	forget(names: readonly StoredDocumentName[]): void {
		for (const name of names) this.pending.delete(name);
	}

	/** Tells what waits, and everything that comes from now on at once. */
	hurry(): void {
		this.isHurried = true;
		this.goOut();
	}

	private get rest(): number {
		const { readers, load } = this.options;
		const forReaders = Math.min(limits.tickLoadMs, readers.count * REST_PER_READER_MS);
		return Math.max(limits.tickMs, forReaders * (1 - load()));
	}

	private tellAuthors(updates: readonly DocumentUpdate[], authors: ReadonlySet<number>): void {
		for (const { name } of updates) {
			const pending = this.pending.get(name);
			if (!pending) continue;
			const isAuthor = ({ reader }: Connection) => authors.has(reader.seat);
			pending.told = this.options.readers.broadcast(name, pending.update, isAuthor);
		}
	}

	private goOut(): void {
		clearTimeout(this.timer);
		this.timer = undefined;
		if (this.pending.size === 0) return;
		this.wentOutAt = this.options.monotonic();
		for (const [name, { update, told }] of this.pending)
			this.options.readers.broadcast(name, update, (connection) => !told.has(connection));
		const names = [...this.pending.keys()];
		this.pending.clear();
		this.options.wentOut(names);
	}
}
