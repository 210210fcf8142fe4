import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeEach, expect, onTestFinished, test, vi } from 'vitest';
import type { Board } from '../../../server/board/types.ts';
import { openSqlite } from '../../../server/storage/sqlite/open.ts';
import { compareBoards, emptyClusters, plainBoard } from '../../support/board-checks.ts';
import type { Model, PlainNote } from '../../support/board-model.ts';
import { BOARD } from '../../support/board.ts';
import { newHistory } from '../../support/fuzz/new-history.ts';
import type { Person } from '../../support/fuzz/person.ts';
import { type Kept, RandomWorkshop } from '../../support/fuzz/random-workshop.ts';
import { seedsOf } from '../../support/fuzz/seeds.ts';
import { MemoryBoardStore } from '../../support/memory-board-store.ts';
import { account, workshop } from '../../support/stored.ts';

/** Accepted commands of one workshop. */
const COMMANDS = 300;

beforeEach(() => {
	vi.useFakeTimers({
		toFake: ['setTimeout', 'clearTimeout', 'setInterval', 'clearInterval', 'performance']
	});
	// Each page listens for the end of the process.
	process.setMaxListeners(100);
	return () => vi.useRealTimers();
});

test.each(seedsOf('convergence', 10))(
	'[P5] a random workshop with faults ends the same everywhere, each command once (seed %i)',
	async (seed) => {
		await play(seed, inMemory());
	},
	120_000
);

test('[P5] so does one over the real file', async () => {
	const folder = await mkdtemp(join(tmpdir(), 'fiveways-fuzz-'));
	onTestFinished(() => rm(folder, { recursive: true }));
	const storage = await openSqlite(folder);
	onTestFinished(() => storage.close());
	const owner = account('owner');
	await storage.accounts.create(owner);
	await play(4_001, {
		storage: storage.boards,
		create: (first) =>
			storage.workshops.create({ ...workshop('1'), boardId: BOARD }, owner.accountId, first)
	});
}, 120_000);

function inMemory(): Kept {
	const storage = new MemoryBoardStore();
	return {
		storage,
		async create(first) {
			storage.create(BOARD, first);
		},
		newHistory(newEpoch) {
			storage.replaceDocuments(BOARD, (document) => newHistory(document, newEpoch()));
		}
	};
}

async function play(seed: number, kept: Kept): Promise<void> {
	const room = new RandomWorkshop(seed, kept);
	onTestFinished(() => room.close());
	await room.open(2 + room.below(11));
	for (let acts = 0; room.rows.length < COMMANDS && acts < COMMANDS * 40; acts++) await room.act();
	const board = await room.settle();
	expect(room.leaks).toEqual([]);
	expectOnce(room);
	expect(plainBoard(board, room.seats)).toEqual(room.model.plain());
	expect(emptyClusters(board)).toEqual([]);
	compareBoards(board, await room.rebuilt(), room.seats, room.pollers);
	for (const person of room.people) expectPage(person, board, room.model);
}

/** Each command is stored once, and what a page was told is what is stored. */
function expectOnce({ rows, people, repeated }: RandomWorkshop): void {
	const keyOf = (seat: number, cid: string | null) => `${seat} ${cid}`;
	const stored = new Map(rows.map((row) => [keyOf(row.seat, row.cid), row]));
	expect(stored.size).toBe(rows.length);
	expect(rows.map(({ rev }) => rev)).toEqual(rows.map((_, index) => index + 1));
	for (const { seat, page, told } of people) {
		if (page.status.kind === 'closed') continue;
		for (const { reply, body } of told) {
			const row = stored.get(keyOf(seat.number, reply.cid));
			// Taken back before it ever left.
			if (reply.ok && reply.rev === 0) expect(row).toBeUndefined();
			else if (reply.ok) expect([body.t, row?.reply]).toEqual([body.t, reply]);
			// Of copies that it knows nothing of a page takes the first refusals for the last.
			else if (row && repeated.has(row.cid)) expect(page.drafts).toEqual([]);
			else if (reply.code !== 'storage') expect([reply.code, row]).toEqual([reply.code, undefined]);
		}
	}
}

/** A page shows what the plain model says that this person may see, and nothing else. */
function expectPage({ page, notes, seat }: Person, board: Board, model: Model): void {
	if (model.removed.has(seat.number)) {
		expect([page.status.kind, notes]).toEqual(['closed', []]);
		return;
	}
	expect([page.status, page.drafts]).toEqual([{ kind: 'saved' }, []]);
	const secret = Object.entries(model.notesAt('seat'));
	const own = secret.filter(([, [, , , writer]]) => writer === seat.number);
	const wanted = { ...model.notesAt('board'), ...Object.fromEntries(own) };
	const plain = ({ q, text, v }: { q: string; text: string; v: number }) => [q, text, v];
	expect(Object.fromEntries(notes.map((note) => [note.id, plain(note)]))).toEqual(
		Object.fromEntries(
			Object.entries(wanted).map(([id, [q, text, v]]: [string, PlainNote]) => [id, [q, text, v]])
		)
	);
	for (const note of notes) {
		expect(note.own).toBe(wanted[note.id]?.[3] === seat.number);
		expect(note.private).toBe(own.some(([id]) => id === note.id));
		if (!note.private) expect(note.p).toEqual(board.snapshot().notes.get(note.id)?.p);
	}
	expect(page.stage).toEqual(board.snapshot().stage);
	expect(page.counts).toEqual(board.snapshot().counts);
	expect(page.me?.finished ?? false).toBe(model.finished.has(seat.number));
	if (seat.role !== 'facilitator') expect(page.desk).toBeUndefined();
	else expect([...(page.desk?.bin.keys() ?? [])].sort()).toEqual(model.plain().bin);
}
