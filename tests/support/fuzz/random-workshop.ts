import { setImmediate as turn } from 'node:timers/promises';
import * as decoding from 'lib0/decoding';
import { vi } from 'vitest';
import type { Command, CommandBody } from '#lib/domain/command.ts';
import { framework } from '#lib/domain/framework.ts';
import { standardGroup } from '#lib/domain/group.ts';
import { Frame } from '#lib/domain/protocol.ts';
import { type QuestionId, questionIds } from '#lib/domain/question.ts';
import type { Seat } from '#lib/domain/seat.ts';
import type { Board } from '../../../server/board/types.ts';
import { firstCommit } from '../../../server/board/seed.ts';
import type { BoardCommit, BoardStore } from '../../../server/storage/port.ts';
import { Model } from '../board-model.ts';
import { seededRandom } from '../seeded-random.ts';
import { randomClustering } from './random-clustering.ts';
import { Person } from './person.ts';
import { Poller } from './poller.ts';
import { commitFaults } from './process-store.ts';
import { ServerProcess } from './server-process.ts';
import type { Wire } from './wire.ts';

const groups = ['lw', 'hcp', 'patient', 'vcs'] as const;
const YEARS_10 = 10 * 365 * 86_400_000;
const start = Date.UTC(2026, 5, 1, 10);

/** Half a second each, in which nothing is said: longer than a page waits before it asks again. */
const QUIET_ROUNDS = 30;

/** Where the board of a random workshop is kept. */
export interface Kept {
	storage: BoardStore;
	create(first: BoardCommit): Promise<void>;
	/** Other histories under other epochs; absent where the store cannot be changed beside it. */
	newHistory?: (newEpoch: () => string) => void;
}

/** A workshop whose people, network, disk and server do random things. The same for the same seed. */
export class RandomWorkshop {
	readonly model = new Model();
	/** All that was stored, in order. */
	readonly rows: BoardCommit['commands'] = [];
	readonly seats: Seat[] = [];
	readonly people: Person[] = [];
	readonly pollers: Poller[] = [];
	/** Words that reached somebody who must not have them. */
	readonly leaks: string[] = [];
	/** Commands that a wire let arrive twice without their page knowing. */
	readonly repeated = new Set<string>();
	readonly failures: string[] = [];
	readonly random: () => number;
	readonly #kept: Kept;
	readonly #bodies = new Map<string, CommandBody>();
	/** Who wrote which word, by seat. */
	readonly #words = new Map<string, number>();
	readonly #public = new Set<string>();
	/** Handshakes that were answered. */
	readonly #answered = new WeakSet<object>();
	#now = start;
	#server: ServerProcess;

	constructor(seed: number, kept: Kept) {
		this.random = seededRandom(seed);
		this.#kept = kept;
		this.#server = this.#begin();
	}

	/** Makes the board and seats everybody; the first is the facilitator. */
	async open(count: number): Promise<void> {
		const tools = { now: () => this.#now, newId: () => this.#hex(), newEpoch: () => this.#hex() };
		const board = { title: 'Five ways', deletedOn: '2026-09-01', step: 'share' } as const;
		const seed = { ...board, framework, groups: groups.map((id) => standardGroup(id)) };
		await this.#kept.create(firstCommit(seed, tools));
		for (let n = 0; n < count; n++) await this.#join(n);
	}

	get facilitators(): Person[] {
		return this.people.filter(({ seat }) => seat.role === 'facilitator');
	}

	below(count: number): number {
		return Math.floor(this.random() * count);
	}

	pick<Item>(items: readonly Item[]): Item | undefined {
		return items[this.below(items.length)];
	}

	/** One random thing happens. */
	async act(): Promise<void> {
		const person = this.pick(this.people);
		if (!person) throw new Error('Nobody is here.');
		const kind = this.below(1_000);
		if (kind < 500) this.#command(this.random() < 0.25 ? this.#facilitator() : person);
		else if (kind < 900) await this.advance(1 + this.below(60));
		else if (kind < 920) await this.advance(this.below(6_000));
		else if (kind < 940) person.cut(this.pick([1006, 1006, 4503, 4508]));
		else if (kind < 948) person.reload();
		else if (kind < 970) this.#poll();
		else if (kind < 990) this.#server.store.failNext(this.pick(commitFaults) ?? 'before');
		else if (kind < 996) await this.restart();
		else if (this.people.length > 3) this.#removeSomebody();
		for (const wire of this.#wires) {
			if (this.random() < 0.4) wire.deliverUp(1 + this.below(4), this.random() < 0.15);
			if (this.random() < 0.4) wire.deliverDown(1 + this.below(6));
		}
		await this.#turns(this.below(5));
		await this.#accept();
	}

	/** The process ends as by a power cut, and another begins with what is stored. */
	async restart(): Promise<void> {
		for (const person of this.people) person.cut();
		await this.#server.die();
		if (this.random() < 0.3) this.#kept.newHistory?.(() => this.#hex());
		this.#server = this.#begin();
	}

	/** The network is well again, until nothing is on its way and nobody waits for a reply. */
	async settle(): Promise<Board> {
		this.#server.store.failNoMore();
		for (let round = 0, quiet = 0; round < 600 && quiet < QUIET_ROUNDS; round++) {
			if (round === QUIET_ROUNDS) this.#removeAgain();
			await this.#accept();
			for (const wire of this.#wires) {
				wire.deliverUp();
				wire.deliverDown();
			}
			await this.advance(round % 2 === 0 ? 20 : 500);
			this.#throwDraftsAway();
			const done = round > QUIET_ROUNDS && this.people.every((person) => this.#isDone(person));
			quiet = done ? quiet + 1 : 0;
		}
		const board = await this.#server.board();
		for (const poller of this.pollers) poller.poll(board);
		return board;
	}

	/** Those of commands that were applied go by themselves. */
	#throwDraftsAway(): void {
		const applied = new Set(this.rows.map(({ cid }) => cid));
		for (const { page } of this.people)
			for (const { id } of page.drafts) if (!applied.has(id)) page.removeDraft(id);
	}

	/** The board as another process builds it. */
	async rebuilt(): Promise<Board> {
		return this.#begin().board();
	}

	/** Time passes for the server and on every device. */
	async advance(ms: number): Promise<void> {
		for (let left = ms; left > 0; left -= 1_000) {
			const step = Math.min(left, 1_000);
			this.#now += step;
			vi.advanceTimersByTime(step);
			for (const { clock } of this.people) clock.advance(step);
			await this.#turns(3);
		}
	}

	close(): void {
		for (const person of this.people) {
			person.page.close();
			person.cut();
		}
	}

	get #wires(): Wire[] {
		return this.people.flatMap(({ wires }) => [...wires]);
	}

	#begin(): ServerProcess {
		return new ServerProcess({
			storage: this.#kept.storage,
			stored: (commit) => this.#stored(commit),
			now: () => this.#now,
			newId: () => this.#hex(),
			randomBelow: (below) => this.below(below),
			failed: (what) => this.failures.push(what)
		});
	}

	/** Whoever asks a server that has just died is never answered. */
	#poll(): void {
		const poller = this.pick(this.pollers);
		void this.#server.board().then((board) => poller?.poll(board));
	}

	async #join(n: number): Promise<void> {
		const role = n === 0 || (n === 3 && this.random() < 0.5) ? 'facilitator' : 'stakeholder';
		const group = role === 'facilitator' ? 'other' : (this.pick(groups) ?? 'lw');
		const board = await this.#server.board();
		const joining = board.join({ role, group, shared: false, credentialHash: this.#hex() });
		await this.advance(50);
		const seat = await joining;
		this.seats.push(seat);
		this.people.push(
			new Person({
				seat,
				now: start + Math.round((this.random() * 2 - 1) * YEARS_10),
				random: this.random,
				newCid: () => this.#uuid(),
				overheard: {
					down: (data) => this.#watch(seat.number, data),
					up: (data, times) => this.#overhear(seat.number, data, times)
				}
			})
		);
		if (n % 3 === 0) this.pollers.push(new Poller(seat.number));
	}

	/** The server answers all handshakes; one that has just died is started again first. */
	async #accept(): Promise<void> {
		if (this.#server.store.isDead) await this.restart();
		for (const { wires, seat } of this.people)
			for (const wire of wires) {
				if (this.#answered.has(wire)) continue;
				this.#answered.add(wire);
				void this.#server.welcome(wire, seat.number);
			}
	}

	#isDone({ page, seat }: Person): boolean {
		const { kind } = page.status;
		return page.unsent === 0 && kind === (this.model.removed.has(seat.number) ? 'closed' : 'saved');
	}

	#facilitator(): Person {
		const person = this.pick(this.facilitators);
		if (!person) throw new Error('There is no facilitator.');
		return person;
	}

	#command(person: Person): void {
		const { page, notes } = person;
		if (page.status.kind === 'closed') return;
		const mine = notes.filter(({ own }) => own);
		const note = this.pick(this.random() < 0.7 && mine.length > 0 ? mine : notes);
		const q: QuestionId = this.pick(questionIds) ?? 'how';
		if (this.random() < 0.12) {
			const ids = notes.filter((each) => !each.private).map(({ id }) => id);
			const clusters = page.questions.flatMap((question) =>
				question.clusters.map(({ id }) => ({ id, q: question.q }))
			);
			return person.send(
				randomClustering({ ids, clusters, q, below: (count) => this.below(count) })
			);
		}
		const kind = this.below(person.seat.role === 'facilitator' ? 22 : 15);
		if (kind < 5) return person.send({ t: 'note.post', q, text: this.#word(person) });
		if (kind === 5) return person.send({ t: 'flag.finished', on: this.random() < 0.5 });
		if (kind === 6 || kind === 7) return person.send({ t: this.random() < 0.6 ? 'undo' : 'redo' });
		if (kind >= 15) return this.#lead(person, q);
		if (!note) return;
		const { id, text, v } = note;
		if (kind < 9) return person.send({ t: 'note.edit', id, text: this.#word(person) });
		if (kind < 11)
			return person.send({ t: 'note.edit', id, text: `${text} ${this.#word(person)}`, base: v });
		if (kind < 13)
			return person.send({ t: 'note.move', id, p: [this.below(21) / 20, this.below(400)] });
		if (kind === 13) return person.send({ t: 'note.move', id, q, p: [0, this.below(400)] });
		page.showPresence({ editing: id });
		person.send({ t: 'note.remove', id });
	}

	#lead(person: Person, q: QuestionId): void {
		const step = this.pick(['private', 'private', 'share', 'group', 'vote']) ?? 'share';
		const binned = this.pick([...(person.page.desk?.bin.keys() ?? [])]);
		const commands: CommandBody[] = [
			{ t: 'stage.step', to: step },
			{ t: 'stage.step', to: step },
			{ t: 'stage.lock', what: 'writing' },
			{ t: 'stage.unlock', what: 'writing' },
			{ t: 'stage.unlock', what: 'writing' },
			{ t: 'stage.reveal', ...(this.random() < 0.5 ? { q } : {}) },
			{ t: 'note.restore', id: binned ?? 'unknown' },
			{ t: 'code.rotate' },
			{ t: 'action.add', text: this.#word(person), from: this.#aNote(person) },
			{
				t: 'action.edit',
				id: this.pick([...this.model.actions.keys()]) ?? 'unknown',
				text: 'Other'
			},
			{ t: 'action.remove', id: this.pick([...this.model.actions.keys()]) ?? 'unknown' },
			{ t: 'history.save', name: 'Now' }
		];
		const command = this.pick(commands);
		if (command) person.send(command);
	}

	#aNote({ notes }: Person): string[] {
		const note = this.pick(notes.filter((each) => !each.private));
		return note && this.random() < 0.5 ? [note.id] : [];
	}

	#removeSomebody(): void {
		const person = this.pick(this.people.filter(({ seat }) => seat.role === 'stakeholder'));
		if (person) this.#facilitator().send({ t: 'seat.remove', seat: person.seat.number });
	}

	/**
	 * Who was ended by a process that died before it could store that is removed once more, as the
	 * desk is told to do.
	 */
	#removeAgain(): void {
		for (const { page, seat } of this.people)
			if (page.status.kind === 'closed' && !this.model.removed.has(seat.number))
				this.#facilitator().send({ t: 'seat.remove', seat: seat.number });
	}

	/** What a command was, by what the server stored of it. */
	#stored(commit: BoardCommit): void {
		for (const row of commit.commands) {
			this.rows.push(row);
			const body = this.#bodies.get(`${row.seat} ${row.cid}`);
			if (!body) throw new Error(`Nobody sent ${row.t} of seat ${row.seat}.`);
			const took = commit.undone.find(({ seat }) => seat === row.seat)?.cid;
			this.model.apply(row.seat, body, row.reply, took);
			const notes = Object.values(this.model.notesAt('board')).map(([, words]) => words);
			for (const words of [...notes, ...this.model.actions.values()])
				for (const word of words.split(' ')) this.#public.add(word);
		}
		// A removal whose own commit failed is in a later one, of which no command tells.
		for (const { number, removedAt } of commit.seats)
			if (removedAt !== undefined) this.model.removed.add(number);
	}

	/** Nobody may ever be sent a word that is not public and not their own. */
	#watch(seat: number, data: Uint8Array): void {
		for (const [word] of Buffer.from(data).toString('latin1').matchAll(/w\d+z/g)) {
			const writer = this.#words.get(word);
			if (writer !== undefined && writer !== seat && !this.#public.has(word))
				this.leaks.push(`${word} of seat ${writer} reached seat ${seat}`);
		}
	}

	#word({ seat }: Person): string {
		const word = `w${this.#words.size}z`;
		this.#words.set(word, seat.number);
		return word;
	}

	async #turns(count: number): Promise<void> {
		for (let n = 0; n < count; n++) await turn();
	}

	/** What a command is, since storage says only that it was one. */
	#overhear(seat: number, data: Uint8Array, times: number): void {
		const decoder = decoding.createDecoder(data);
		if (decoding.readVarUint(decoder) !== Frame.command) return;
		const command = JSON.parse(decoding.readVarString(decoder)) as Command;
		this.#bodies.set(`${seat} ${command.cid}`, command);
		if (times > 1) this.repeated.add(command.cid);
	}

	#hex(): string {
		return Array.from({ length: 32 }, () => this.below(16).toString(16)).join('');
	}

	#uuid(): string {
		const hex = this.#hex();
		const parts = [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20)];
		return [...parts, hex.slice(20)].join('-');
	}
}
