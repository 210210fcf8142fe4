import type { AcceptedReply, CommandBody, RefusedReply, Reply } from '../domain/command.ts';
import type { RefusalCode } from '../domain/errors.ts';
import { refusalMessage } from '../domain/refusal-message.ts';
import { limits } from '../domain/limits.ts';
import { PROTOCOL_VERSION } from '../domain/protocol.ts';
import { utf8Length } from '../domain/text.ts';
import { reconnectDelay } from './backoff.ts';
import type { Clock } from './clock.ts';
import type { KeptWork } from './kept-work.ts';
import { postedAgain } from './never-sent.ts';
import { Pace } from './pace.ts';
import type { Entry, FinalReply } from './types.ts';
import { Underway } from './underway.ts';

export interface OutboxOptions {
	clock: Clock;
	random: () => number;
	newCid: () => string;
	kept: KeptWork;
	/** Puts a command's JSON on the wire; false when there is none. */
	deliver(json: string): boolean;
	changed(): void;
	/** A note posted from this page has got the server's id. */
	named(cid: string, id: string): void;
	/** A refusal; `text` are the words to keep, when the command carried any that nobody else keeps. */
	refused(entry: Entry, reply: RefusedReply, text: string | undefined): void;
	/** A command that nobody waits for any more was applied: perhaps another copy was refused before. */
	overruled(cid: string): void;
}

/** A reply this long missing on a living connection is asked for again; the cid makes that safe. */
const RESEND_MS = 10_000;

/**
 * Own commands in order, until each has its one reply. They leave in the order they were made; those
 * on one note wait for each other, so that a repeated one can never overtake a later one.
 */
export class Outbox {
	readonly #options: OutboxOptions;
	readonly #pace = new Pace();
	readonly #waiting = new Map<string, (reply: FinalReply) => void>();
	/** By cid: whether the sender still has the words. */
	readonly #keepers = new Map<string, () => boolean>();
	readonly #underway = new Underway(RESEND_MS);
	readonly #ids = new Map<string, string>();
	readonly #cids = new Map<string, string>();
	#entries: Entry[];
	#connected = false;
	#pausedUntil = 0;
	#pauses = 0;
	#stopWake: (() => void) | undefined;

	constructor(options: OutboxOptions) {
		this.#options = options;
		this.#entries = restored(options.kept);
	}

	/** In the order they were made, answered ones included until their effect is seen. */
	get entries(): readonly Entry[] {
		return this.#entries;
	}

	get unanswered(): readonly Entry[] {
		return this.#entries.filter((entry) => !entry.answered);
	}

	/** How many notes, or other things, wait. */
	get unsentThings(): number {
		return new Set(this.unanswered.map((entry) => this.#subject(entry) ?? entry.cid)).size;
	}

	/** Whether something waits that is no note: words are what people call a note. */
	get hasOtherThings(): boolean {
		const noteOfWords = (entry: Entry) =>
			textOf(entry.body) === undefined ? [] : [this.#subject(entry)];
		const notes = new Set(this.unanswered.flatMap(noteOfWords));
		return this.unanswered.some((entry) => !notes.has(this.#subject(entry)));
	}

	/** The server's id of a note posted from this page, by its cid. */
	idOf(cid: string): string | undefined {
		return this.#ids.get(cid);
	}

	/** The cid of a note posted from this page, by the server's id. */
	cidOf(id: string): string | undefined {
		return this.#cids.get(id);
	}

	/** @param keepsWords whether the sender still has the words, asked when they are refused */
	add(body: CommandBody, keepsWords?: () => boolean): Promise<FinalReply> {
		const { clock, newCid } = this.#options;
		const about = noteOf(body);
		const id = about === undefined ? undefined : this.#ids.get(about);
		const named = id === undefined ? body : withNote(body, id);
		const entry: Entry = { cid: newCid(), body: named, madeAt: clock.now(), sent: false };
		return new Promise((resolve) => {
			this.#waiting.set(entry.cid, resolve);
			if (keepsWords) this.#keepers.set(entry.cid, keepsWords);
			if (utf8Length(this.#json(entry)) > limits.commandBytes) this.#refuse(entry, 'too-large');
			else if (!this.#takeBackUnsent(entry)) this.#entries.push(entry);
			this.#changed();
			this.#pump();
		});
	}

	/** The server said hello: all that has no reply is sent, with the same cids, in order. */
	connected(): void {
		this.#connected = true;
		this.#underway.clear();
		this.#pausedUntil = 0;
		this.#pump();
	}

	disconnected(): void {
		this.#connected = false;
		this.#underway.clear();
		this.#stopWake?.();
	}

	reply(reply: Reply): void {
		const entry = this.#entries.find(({ cid, answered }) => cid === reply.cid && !answered);
		if (!entry) {
			if (reply.ok) this.#options.overruled(reply.cid);
			return;
		}
		if (reply.ok) this.#accept(entry, reply);
		else if (reply.code === 'too-fast' || reply.code === 'draining') this.#pause(entry.cid);
		else if (this.#underway.refused({ ...reply, cid: entry.cid }))
			this.#settleRefusal(entry, reply);
		this.#pump();
	}

	/** Lets go of answered commands whose effect `shows`. */
	settle(shows: (entry: Entry) => boolean): void {
		const left = this.#entries.filter((entry) => !entry.answered || !shows(entry));
		if (left.length === this.#entries.length) return;
		this.#entries = left;
		this.#changed();
	}

	/** Takes up another seat's work, or (with none kept) what was made before the seat was known. */
	takeUp(): void {
		const made = this.#entries;
		const kept = restored(this.#options.kept);
		this.#entries = [...kept, ...made.filter(({ cid }) => !kept.some((one) => one.cid === cid))];
		this.#changed();
	}

	/** Takes commands of another tab of this seat that is gone, where they belong by their time. */
	adopt(entries: readonly Entry[]): void {
		const known = new Set(this.#entries.map(({ cid }) => cid));
		const more = entries.filter(({ cid }) => !known.has(cid));
		if (more.length === 0) return;
		this.#entries = [...more, ...this.#entries].toSorted((a, b) => a.madeAt - b.madeAt);
		this.#changed();
		this.#pump();
	}

	/** Empties it without touching what is kept; whoever waits for a reply is told it will not come. */
	leave(): void {
		const entries = this.#entries;
		this.#entries = [];
		this.#underway.clear();
		for (const { cid } of entries) this.#resolve(cid, takenBack(cid));
		this.#options.changed();
	}

	#accept(entry: Entry, reply: AcceptedReply): void {
		this.#pauses = 0;
		this.#underway.drop(entry.cid);
		entry.answered = { at: this.#options.clock.now(), ...(reply.id ? { id: reply.id } : {}) };
		if (entry.body.t === 'note.post' && reply.id) {
			this.#ids.set(entry.cid, reply.id);
			this.#cids.set(reply.id, entry.cid);
			this.#options.named(entry.cid, reply.id);
			// What waited for this name is kept under it, since a reload forgets the other.
			for (const one of this.#entries)
				if (noteOf(one.body) === entry.cid) one.body = withNote(one.body, reply.id);
		}
		this.#changed();
		this.#resolve(entry.cid, reply);
	}

	#settleRefusal(entry: Entry, reply: RefusedReply): void {
		const later = this.#entries.filter((one) => noteOf(one.body) === entry.cid);
		this.#drop(entry, ...later);
		const words = [entry, ...later].findLast((one) => textOf(one.body) !== undefined);
		const removed = later.some((one) => one.body.t === 'note.remove');
		const isKept = words === entry && this.#isKept(entry);
		const text = removed || isKept ? undefined : words && textOf(words.body);
		this.#options.refused(entry, reply, text);
		this.#changed();
		this.#resolve(entry.cid, reply);
		// The reason was given with the note itself.
		for (const { cid } of later) this.#resolve(cid, takenBack(cid));
	}

	/** The server is busy: everything waits, so that the order stays. */
	#pause(cid: string): void {
		const { clock, random } = this.#options;
		const wait = 500 + reconnectDelay(this.#pauses++, random);
		this.#pausedUntil = clock.now() + wait;
		this.#underway.drop(cid);
		this.#underway.sendAgain();
	}

	/** Whether the sender has the words still: kept here too they would go out twice. */
	#isKept({ cid }: Entry): boolean {
		return this.#keepers.get(cid)?.() === true;
	}

	/** A note that never left this device is taken back without telling anyone. */
	#takeBackUnsent(entry: Entry): boolean {
		const { body } = entry;
		if (body.t !== 'note.remove') return false;
		const post = this.#entries.find((one) => one.cid === body.id && !one.sent);
		if (post?.body.t !== 'note.post') return false;
		const later = this.#entries.filter((one) => noteOf(one.body) === post.cid);
		this.#drop(post, ...later);
		for (const { cid } of [post, ...later]) this.#resolve(cid, takenBack(cid));
		const unsent = postedAgain(
			post.body,
			later.map((one) => one.body)
		);
		this.#resolve(entry.cid, { cid: entry.cid, ok: true, rev: 0, unsent });
		return true;
	}

	#refuse(entry: Entry, code: RefusalCode): void {
		const reply = refusal(entry.cid, code, entry.body.t);
		this.#options.refused(entry, reply, this.#isKept(entry) ? undefined : textOf(entry.body));
		this.#resolve(entry.cid, reply);
	}

	#pump(): void {
		this.#stopWake?.();
		if (!this.#connected) return;
		const now = this.#options.clock.now();
		if (now < this.#pausedUntil) return this.#wakeIn(this.#pausedUntil - now);
		const busy = new Set<string>();
		let first = true;
		for (const entry of this.unanswered) {
			const refusal = this.#underway.overdueRefusal(entry.cid, now);
			if (refusal) {
				this.#settleRefusal(entry, refusal);
				return this.#pump();
			}
			const subject = this.#subject(entry);
			// What is undone or done again depends on all that came before.
			const goesAlone = entry.body.t === 'undo' || entry.body.t === 'redo';
			const held = goesAlone ? !first : subject !== undefined && busy.has(subject);
			if (!held && !this.#underway.isFresh(entry.cid, now)) {
				const wait = this.#pace.take(now);
				if (wait > 0) return this.#wakeIn(wait);
				if (!this.#send(entry, now)) return;
			}
			if (held && goesAlone) break;
			if (subject !== undefined) busy.add(subject);
			first = false;
		}
		if (!first) this.#wakeIn(RESEND_MS);
	}

	#send(entry: Entry, now: number): boolean {
		if (!entry.sent) {
			// Kept as sent before it is: after a reload it must not count as never having left.
			entry.sent = true;
			this.#save();
		}
		if (!this.#options.deliver(this.#json(entry))) return false;
		this.#underway.put(entry.cid, now);
		return true;
	}

	#json(entry: Entry): string {
		return JSON.stringify({ v: PROTOCOL_VERSION, cid: entry.cid, ...entry.body });
	}

	/** What a command is about: commands of one subject go one after the other. */
	#subject(entry: Entry): string | undefined {
		return entry.body.t === 'note.post' ? entry.cid : noteOf(entry.body);
	}

	#drop(...entries: Entry[]): void {
		this.#entries = this.#entries.filter((entry) => !entries.includes(entry));
		for (const { cid } of entries) this.#underway.drop(cid);
	}

	#resolve(cid: string, reply: FinalReply): void {
		this.#waiting.get(cid)?.(reply);
		this.#waiting.delete(cid);
		this.#keepers.delete(cid);
	}

	#wakeIn(ms: number): void {
		this.#stopWake = this.#options.clock.after(ms, () => this.#pump());
	}

	#changed(): void {
		this.#save();
		this.#options.changed();
	}

	#save(): void {
		this.#options.kept.save('outbox', this.unanswered);
	}
}

/** The note a command is about, by id or, before it has one, by the cid of its post. */
export function noteOf(body: CommandBody): string | undefined {
	return 'id' in body ? body.id : undefined;
}

function withNote(body: CommandBody, id: string): CommandBody {
	return 'id' in body ? { ...body, id } : body;
}

/** The words of a note, which become a draft when they are refused. */
function textOf(body: CommandBody): string | undefined {
	return body.t === 'note.post' || body.t === 'note.edit' ? body.text : undefined;
}

function refusal(cid: string, code: RefusalCode, t?: string): RefusedReply {
	return { cid, ok: false, code, message: refusalMessage(code, t) };
}

/** For a command that goes nowhere any more: with no message, since there is nothing to tell. */
function takenBack(cid: string): RefusedReply {
	return { cid, ok: false, code: 'gone', message: '' };
}

function restored(kept: KeptWork): Entry[] {
	const entries = kept.load<Entry[]>('outbox');
	return Array.isArray(entries) ? entries : [];
}
