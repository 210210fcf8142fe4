import type { Reply } from '#lib/domain/command.ts';
import type {
	BoardCommit,
	BoardStore,
	StoredBoard,
	StoredDocument,
	StoredInverse,
	StoredSeat
} from '../../server/storage/port.ts';

interface Kept {
	rev: number;
	documents: StoredDocument[];
	seats: Map<number, StoredSeat>;
	commands: BoardCommit['commands'];
}

/** What a test can make go wrong. `after` fails although the commit is stored: outcome unknown. */
export type Failure = 'before' | 'after';

/**
 * Boards in memory, with the checks that a real store makes. A test may hold commits back, let them
 * fail, and count them.
 */
export class MemoryBoardStore implements BoardStore {
	readonly commits: BoardCommit[] = [];
	loads = 0;
	compactions = 0;
	failLoads = false;
	failReplies = false;
	private readonly boards = new Map<string, Kept>();
	private readonly failures: Failure[] = [];
	private held: (() => void)[] | undefined;

	/** Stores a board's first commit. */
	create(boardId: string, first: BoardCommit): void {
		const kept: Kept = { rev: 0, documents: [], seats: new Map(), commands: [] };
		this.boards.set(boardId, kept);
		write(kept, first);
	}

	/** The next commits fail so, one after the other. */
	failNext(...failures: Failure[]): void {
		this.failures.push(...failures);
	}

	/** Commits wait from now on until `release`. */
	hold(): void {
		this.held = [];
	}

	get holding(): number {
		return this.held?.length ?? 0;
	}

	release(): void {
		const held = this.held ?? [];
		this.held = undefined;
		for (const go of held) go();
	}

	async load(boardId: string): Promise<StoredBoard | undefined> {
		await turn();
		this.loads++;
		if (this.failLoads) throw new Error('The store cannot be read.');
		const kept = this.boards.get(boardId);
		if (!kept) return undefined;
		return structuredClone({
			boardId,
			rev: kept.rev,
			documents: kept.documents,
			seats: [...kept.seats.values()],
			inverses: inversesOf(kept)
		});
	}

	async replies(
		boardId: string,
		keys: readonly { seat: number; cid: string }[]
	): Promise<(Reply | undefined)[]> {
		await turn();
		if (this.failReplies) throw new Error('The store cannot be read.');
		const commands = this.boards.get(boardId)?.commands ?? [];
		return keys.map(
			(key) => commands.find(({ seat, cid }) => seat === key.seat && cid === key.cid)?.reply
		);
	}

	async commit(boardId: string, commit: BoardCommit): Promise<void> {
		await turn();
		await new Promise<void>((go) => (this.held ? this.held.push(go) : go()));
		const failure = this.failures.shift();
		if (failure === 'before') throw new Error('The disk is full.');
		const kept = this.boards.get(boardId);
		if (!kept) throw new Error('There is no such board.');
		write(kept, structuredClone(commit));
		this.commits.push(commit);
		if (failure === 'after') throw new Error('The connection broke while committing.');
	}

	async compact(
		boardId: string,
		documents: readonly { name: StoredDocument['name']; epoch: string; state: Uint8Array }[]
	): Promise<void> {
		await turn();
		this.compactions++;
		for (const { name, epoch, state } of documents) {
			const document = this.boards.get(boardId)?.documents.find((each) => each.name === name);
			if (!document) throw new Error('A document would be compacted that is not stored.');
			Object.assign(document, { epoch, updates: [state.slice()] });
		}
	}

	async seatByCredential(boardId: string, hash: string): Promise<StoredSeat | undefined> {
		await turn();
		return this.seats(boardId).find(({ credentialHash }) => credentialHash === hash);
	}

	async seatByAccount(boardId: string, id: string): Promise<StoredSeat | undefined> {
		await turn();
		return this.seats(boardId).find(({ accountId }) => accountId === id);
	}

	/** What is stored of the documents of a board. */
	documents(boardId: string): StoredDocument[] {
		return this.boards.get(boardId)?.documents ?? [];
	}

	/** Puts other documents in the place of those stored. */
	replaceDocuments(boardId: string, change: (document: StoredDocument) => StoredDocument): void {
		const kept = this.boards.get(boardId);
		if (kept) kept.documents = kept.documents.map(change);
	}

	/** Another store with the same content, for trying several things from one beginning. */
	copy(): MemoryBoardStore {
		const copy = new MemoryBoardStore();
		for (const [boardId, kept] of this.boards) copy.boards.set(boardId, structuredClone(kept));
		return copy;
	}

	seatNumbered(boardId: string, number: number): StoredSeat | undefined {
		return this.boards.get(boardId)?.seats.get(number);
	}

	private seats(boardId: string): StoredSeat[] {
		return [...(this.boards.get(boardId)?.seats.values() ?? [])];
	}
}

function write(kept: Kept, commit: BoardCommit): void {
	if (commit.rev !== kept.rev + commit.commands.length)
		throw new Error(`Rev ${commit.rev} does not follow ${kept.rev}.`);
	for (const { name, epoch, update } of commit.updates) {
		const document = kept.documents.find((each) => each.name === name);
		if (!document) kept.documents.push({ name, epoch, updates: [update] });
		else if (document.epoch !== epoch) throw new Error('The epoch changed.');
		else document.updates.push(update);
	}
	for (const command of commit.commands) {
		if (kept.commands.some(({ seat, cid }) => seat === command.seat && cid === command.cid))
			throw new Error('A command would be stored twice.');
		kept.commands.push(command);
	}
	for (const { seat, cid } of commit.undone) {
		const command = kept.commands.find((each) => each.seat === seat && each.cid === cid);
		if (!command) throw new Error('A command that is not stored was taken back.');
		delete command.inverse;
	}
	for (const seat of commit.seats) kept.seats.set(seat.number, seat);
	kept.rev = commit.rev;
}

function inversesOf(kept: Kept): StoredInverse[] {
	return kept.commands.flatMap(({ seat, cid, rev, t, inverse }) =>
		inverse === undefined ? [] : [{ seat, cid, rev, t, inverse }]
	);
}

/** One turn of the loop, as a driver takes. */
function turn(): Promise<void> {
	return new Promise((resolve) => setImmediate(resolve));
}
