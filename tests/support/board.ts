import * as Y from 'yjs';
import type { CommandBody, Reply } from '#lib/domain/command.ts';
import { framework } from '#lib/domain/framework.ts';
import { type GroupId, standardGroup } from '#lib/domain/group.ts';
import type { CloseCode, DocumentName, Role, ServerControl } from '#lib/domain/protocol.ts';
import type { Seat } from '#lib/domain/seat.ts';
import { createBoards } from '../../server/board/registry.ts';
import { firstCommit } from '../../server/board/seed.ts';
import type { Attachment, Board, BoardSeed, Boards, Reader } from '../../server/board/types.ts';
import { MemoryBoardStore } from './memory-board-store.ts';
import { seededRandom } from './seeded-random.ts';

/** Any board id; there is one board in each of these tests. */
export const BOARD = 'board-1';

/** A board with everything that is passed in, under the control of the test. */
export interface TestBoard {
	store: MemoryBoardStore;
	boards: Boards;
	board: Board;
	/** The wall clock, milliseconds. */
	clock: { now: number };
	removed: number[];
	errors: string[];
	seat(role: Role, group?: GroupId): Promise<Seat>;
	/** Sends a command with a fresh `cid`, or the one given. */
	send(seat: Seat, body: CommandBody & { cid?: string }): Promise<Reply>;
	/** Sends and expects yes. */
	yes(seat: Seat, body: CommandBody & { cid?: string }): Promise<Extract<Reply, { ok: true }>>;
	/** Sends and gives the refusal code. */
	no(seat: Seat, body: CommandBody & { cid?: string }): Promise<string>;
	read(seat: Seat, ...names: DocumentName[]): TestReader;
	/** The board as another process would load it from what is stored, or from another store. */
	restart(store?: MemoryBoardStore): Promise<TestBoard>;
	cid(): string;
}

export interface BoardSettings {
	seed?: number;
	board?: Partial<BoardSeed>;
	/** Real time between batches; without it every batch begins at once. */
	monotonic?: () => number;
}

export async function testBoard(settings: BoardSettings = {}): Promise<TestBoard> {
	const store = new MemoryBoardStore();
	const random = seededRandom(settings.seed ?? 1);
	const made = { ids: 0 };
	const newEpoch = () => `epoch-${++made.ids}`;
	const newId = () => `${(++made.ids).toString(36)}${hex(random, 24)}`;
	const clock = { now: Date.UTC(2026, 5, 1, 10) };
	const seed: BoardSeed = {
		title: 'Five ways',
		framework,
		groups: (['hcp', 'lw', 'vcs', 'patient'] as const).map((id) => standardGroup(id)),
		deletedOn: '2026-09-01',
		step: 'share',
		...settings.board
	};
	store.create(BOARD, firstCommit(seed, { now: () => clock.now, newId, newEpoch }));
	return start({ store, clock, random, newId, newEpoch, monotonic: settings.monotonic });
}

interface Parts {
	store: MemoryBoardStore;
	clock: { now: number };
	random: () => number;
	newId: () => string;
	newEpoch: () => string;
	monotonic: (() => number) | undefined;
}

async function start(parts: Parts): Promise<TestBoard> {
	const { store, clock, random } = parts;
	const removed: number[] = [];
	const errors: string[] = [];
	// A second passes between any two looks at it: no rate is ever reached, no batch ever waits.
	let ticks = 0;
	const boards = createBoards({
		storage: store,
		now: () => clock.now,
		monotonic: parts.monotonic ?? (() => (ticks += 1000)),
		newId: parts.newId,
		newEpoch: parts.newEpoch,
		randomBelow: (below) => Math.floor(random() * below),
		newCode: () => ({
			code: 'K7QF-2M9P',
			stored: { keyId: 'k', codeHash: hex(random, 8), tokenHash: hex(random, 8), sealed: 's' }
		}),
		newSeatCode: () => {
			const drawn = hex(random, 8).toUpperCase();
			const code = `${drawn.slice(0, 4)}-${drawn.slice(4)}`;
			return { code, hash: `hash ${reversed(code)}`, sealed: reversed(code) };
		},
		newScreenToken: () => {
			const token = hex(random, 32);
			return { token, tokenHash: `hash of ${token}`, sealed: reversed(token) };
		},
		openCode: (sealed) => (sealed === 's' ? 'K7QF-2M9P' : reversed(sealed)),
		onSeatRemoved: (_, seat) => removed.push(seat),
		log: {
			error: ({ error }: { error?: unknown }, message) =>
				errors.push(`${message} ${String(error)}`),
			warn: (_, message) => errors.push(message)
		}
	});
	const board = await boards.open(BOARD);
	let joined = 0;
	const cid = () => uuid(random);

	const test: TestBoard = {
		store,
		boards,
		board,
		clock,
		removed,
		errors,
		cid,
		seat: (role, group = role === 'stakeholder' ? 'patient' : 'other') =>
			board.join({ role, group, shared: false, credentialHash: `hash-${++joined}` }),
		send: (seat, body) => board.command(seat.number, JSON.stringify({ v: 1, cid: cid(), ...body })),
		async yes(seat, body) {
			const reply = await test.send(seat, body);
			if (!reply.ok) throw new Error(`${body.t} was refused: ${reply.code}`);
			return reply;
		},
		async no(seat, body) {
			const reply = await test.send(seat, body);
			if (reply.ok) throw new Error(`${body.t} was accepted`);
			return reply.code;
		},
		read: (seat, ...names) => new TestReader(board, seat, names),
		restart: (other = store) => start({ ...parts, store: other })
	};
	return test;
}

/** A reader with real replicas: what a browser would have. */
export class TestReader implements Reader {
	readonly seat: number;
	readonly docs = new Map<DocumentName, Y.Doc>();
	readonly received: { name: DocumentName; update: Uint8Array }[] = [];
	readonly awarenessUpdates: Uint8Array[] = [];
	readonly controls: ServerControl[] = [];
	readonly closes: { code: CloseCode; reason: string }[] = [];
	readonly attachment: Attachment;

	constructor(board: Board, seat: Seat, names: readonly DocumentName[]) {
		this.seat = seat.number;
		this.attachment = board.attach(this);
		for (const name of names) this.sync(name);
	}

	/** Asks for a document as a browser does that has what this replica has. */
	sync(name: DocumentName): boolean {
		const doc = this.doc(name);
		const update = this.attachment.sync(name, Y.encodeStateVector(doc));
		if (!update) return false;
		this.received.push({ name, update });
		Y.applyUpdate(doc, update);
		return true;
	}

	doc(name: DocumentName): Y.Doc {
		let doc = this.docs.get(name);
		if (!doc) {
			doc = new Y.Doc();
			this.docs.set(name, doc);
		}
		return doc;
	}

	update(name: DocumentName, update: Uint8Array): void {
		this.received.push({ name, update });
		Y.applyUpdate(this.doc(name), update);
	}

	awareness(update: Uint8Array): void {
		this.awarenessUpdates.push(update);
	}

	control(message: ServerControl): void {
		this.controls.push(message);
	}

	close(code: CloseCode, reason: string): void {
		this.closes.push({ code, reason });
		this.attachment?.detach();
	}

	/** Whether these words are in anything that came. */
	saw(words: string): boolean {
		const parts = [...this.received.map(({ update }) => update), ...this.awarenessUpdates];
		return parts.some((bytes) => Buffer.from(bytes).includes(words));
	}
}

/** How these tests seal a code. */
function reversed(text: string): string {
	return text.split('').reverse().join('');
}

function hex(random: () => number, length: number): string {
	return Array.from({ length }, () => Math.floor(random() * 16).toString(16)).join('');
}

function uuid(random: () => number): string {
	const [a, b, c, d, e] = [8, 4, 4, 4, 12].map((length) => hex(random, length));
	return `${a}-${b}-${c}-${d}-${e}`;
}
