import type {
	BoardCommit,
	BoardStore,
	StoredBatch,
	StoredBoard,
	StoredDocument,
	StoredMoment,
	StoredPast,
	StoredScreenLink,
	StoredSeat
} from '../../server/storage/port.ts';

interface Kept {
	rev: number;
	documents: StoredDocument[];
	seats: Map<number, StoredSeat>;
	/** Seats by the hash of a further device's cookie, in the order they came. */
	devices: Map<string, number>;
	screenLinks: StoredScreenLink[];
	past?: StoredPast;
	batches: StoredBatch[];
	moments: { moment: StoredMoment; content: string }[];
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
	private readonly boards = new Map<string, Kept>();
	private readonly failures: Failure[] = [];
	private held: (() => void)[] | undefined;

	/** Stores a board's first commit. */
	create(boardId: string, first: BoardCommit): void {
		const kept: Kept = {
			rev: 0,
			documents: [],
			seats: new Map(),
			devices: new Map(),
			screenLinks: [],
			batches: [],
			moments: []
		};
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
			...(kept.screenLinks.length > 0 ? { screenLinks: kept.screenLinks } : {}),
			...(kept.past ? { past: kept.past } : {}),
			batches: kept.batches,
			moments: kept.moments.map(({ moment }) => moment)
		});
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
		documents: readonly { name: StoredDocument['name']; epoch: string; state: Uint8Array }[],
		past?: StoredPast
	): Promise<void> {
		await turn();
		const kept = this.boards.get(boardId);
		if (!kept) throw new Error('There is no such board.');
		if (past && kept.rev !== past.rev) throw new Error('The past is not that of this board.');
		this.compactions++;
		for (const { name, epoch, state } of documents) {
			const document = kept.documents.find((each) => each.name === name);
			if (!document) throw new Error('A document would be compacted that is not stored.');
			Object.assign(document, { epoch, updates: [state.slice()] });
		}
		if (!past) return;
		kept.past = structuredClone(past);
		kept.batches = [];
	}

	async moments(boardId: string): Promise<StoredMoment[]> {
		await turn();
		return structuredClone(this.boards.get(boardId)?.moments.map(({ moment }) => moment) ?? []);
	}

	async moment(boardId: string, id: string): Promise<string | undefined> {
		await turn();
		if (this.failLoads) throw new Error('The store cannot be read.');
		return this.boards.get(boardId)?.moments.find(({ moment }) => moment.id === id)?.content;
	}

	async seatsByCredential(boardId: string, hash: string): Promise<StoredSeat[]> {
		await turn();
		const further = this.boards.get(boardId)?.devices.get(hash);
		return this.seats(boardId).filter(
			({ number, credentialHash }) => credentialHash === hash || further === number
		);
	}

	async seatByCode(boardId: string, hash: string): Promise<StoredSeat | undefined> {
		await turn();
		return this.seats(boardId).find(({ codeHash }) => codeHash === hash);
	}

	async addDevice(boardId: string, number: number, hash: string, most: number): Promise<void> {
		await turn();
		const kept = this.boards.get(boardId);
		if (!kept?.seats.has(number)) throw new Error('There is no such seat.');
		kept.devices.set(hash, number);
		const ofSeat = [...kept.devices].filter(([, each]) => each === number).map(([each]) => each);
		for (const old of ofSeat.slice(0, -most)) kept.devices.delete(old);
	}

	async seatByAccount(boardId: string, id: string): Promise<StoredSeat | undefined> {
		await turn();
		return this.seats(boardId).find(({ accountId }) => accountId === id);
	}

	async boardByScreenLink(hash: string): Promise<string | undefined> {
		await turn();
		const [boardId] =
			this.boards
				.entries()
				.find(([, { screenLinks }]) => screenLinks.some(({ tokenHash }) => tokenHash === hash)) ??
			[];
		return boardId;
	}

	/** What is stored of the documents of a board. */
	documents(boardId: string): StoredDocument[] {
		return this.boards.get(boardId)?.documents ?? [];
	}

	/** Bytes of what is stored of commands. */
	commandBytes(boardId: string): number {
		const { past, batches = [] } = this.boards.get(boardId) ?? {};
		const pastBytes = past ? past.keys.length + past.rest.length : 0;
		return pastBytes + (batches.length > 0 ? JSON.stringify(batches).length : 0);
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
	const { commands, undone } = commit;
	const stored = kept.batches.flatMap((batch) => batch.commands);
	const isIn = (some: typeof commands) => (key: { seat: number; cid: string }) =>
		some.some(({ seat, cid }) => seat === key.seat && cid === key.cid);
	if (commands.some(isIn(stored))) throw new Error('A command would be stored twice.');
	if (!kept.past && !undone.every(isIn([...stored, ...commands])))
		throw new Error('A command that is not stored was taken back.');
	if (commands.length > 0) kept.batches.push({ commands, undone });
	for (const seat of commit.seats) kept.seats.set(seat.number, seat);
	const { ended = false, dropped: links = [], made = [] } = commit.screenLinks ?? {};
	const staying = ended ? [] : kept.screenLinks.filter((each) => !links.includes(each.tokenHash));
	kept.screenLinks = [...staying, ...made];
	const { added = [], dropped = [] } = commit.history ?? {};
	if (!dropped.every((id) => kept.moments.some(({ moment }) => moment.id === id)))
		throw new Error('A moment that is not stored was dropped.');
	kept.moments = [...kept.moments, ...added].filter(({ moment }) => !dropped.includes(moment.id));
	kept.rev = commit.rev;
}

/** One turn of the loop, as a driver takes. */
function turn(): Promise<void> {
	return new Promise((resolve) => setImmediate(resolve));
}
