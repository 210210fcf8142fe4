import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import * as decoding from 'lib0/decoding';
import * as encoding from 'lib0/encoding';
import { onTestFinished } from 'vitest';
import WebSocket from 'ws';
import * as Y from 'yjs';
import type { AcceptedReply, CommandBody, Reply } from '#lib/domain/command.ts';
import { seatCookieName } from '#lib/domain/cookie.ts';
import { type DocumentName, Frame, type ServerControl } from '#lib/domain/protocol.ts';
import { readSnapshot, type Snapshot } from '#lib/domain/snapshot.ts';

export interface ClientOptions {
	/** Of the server, without a slash at the end. */
	url: string;
	boardId: string;
	cookie?: string;
	/** Exactly this; the server's own by default, none with null. */
	origin?: string | null;
}

/** A browser's side of the wire, by hand: every frame that came is kept. */
export class BoardClient {
	readonly socket: WebSocket;
	readonly docs: Record<DocumentName, Y.Doc>;
	/** All that came, as it came. */
	readonly frames: Uint8Array[] = [];
	readonly controls: ServerControl[] = [];
	readonly replies: Reply[] = [];
	readonly denied: string[] = [];
	heartbeats = 0;
	awareness = 0;
	/** Close code, once it is closed. */
	closed: number | undefined;
	/** What the close said beside its code. */
	reason = '';
	/** SyncStep2 messages that came. */
	readonly #answered: Record<DocumentName, number> = { board: 0, seat: 0, desk: 0 };
	readonly #waiting = new Map<
		string,
		{ resolve: (reply: Reply) => void; reject: (error: Error) => void }
	>();
	readonly #changes = new Set<() => void>();

	constructor({ url, boardId, cookie, origin }: ClientOptions) {
		this.docs = { board: new Y.Doc(), seat: new Y.Doc(), desk: new Y.Doc() };
		this.socket = new WebSocket(`${url.replace(/^http/, 'ws')}/sync/boards/${boardId}`, {
			headers: cookie ? { cookie } : {},
			...(origin === null ? {} : { origin: origin ?? url })
		});
		this.socket.binaryType = 'nodebuffer';
		this.socket.on('message', (data) => this.#read(data as Buffer));
		this.socket.on('close', (code, reason) => {
			this.closed = code;
			this.reason = reason.toString();
			for (const { reject } of this.#waiting.values()) reject(new Error(`Closed with ${code}.`));
			this.#waiting.clear();
			this.#changed();
		});
		this.socket.on('error', () => undefined);
	}

	/** Resolves with `hello`; rejects when the socket closes before. */
	async hello(): Promise<Extract<ServerControl, { kind: 'hello' }>> {
		await this.until(() => this.controls.length > 0 || this.closed !== undefined);
		const [first] = this.controls;
		if (first?.kind !== 'hello') throw new Error(`No hello; closed with ${this.closed}.`);
		return first;
	}

	/** Asks for a document and waits until it is here. */
	async sync(name: DocumentName = 'board'): Promise<void> {
		const before = this.#answered[name];
		this.send(stepOne(name, this.docs[name]));
		await this.until(() => this.#answered[name] > before || this.closed !== undefined);
	}

	get snapshot(): Snapshot {
		const found = readSnapshot(this.docs.board);
		if (!found) throw new Error('The board has not arrived.');
		return found;
	}

	send(frame: Uint8Array | string): void {
		this.socket.send(frame);
	}

	/** One command; resolves with its reply, rejects when the socket closes before. */
	command(body: CommandBody, cid: string = randomUUID()): Promise<Reply> {
		return this.raw({ v: 1, cid, ...body }, cid);
	}

	/** As `command`, of a value that need not be one. */
	raw(value: object, cid: string): Promise<Reply> {
		return new Promise((resolve, reject) => {
			if (this.closed !== undefined) return reject(new Error(`Closed with ${this.closed}.`));
			this.#waiting.set(cid, { resolve, reject });
			this.send(textFrame(Frame.command, JSON.stringify(value)));
		});
	}

	/** A command that must be applied. */
	async accepted(body: CommandBody): Promise<AcceptedReply> {
		const reply = await this.command(body);
		if (!reply.ok) throw new Error(`Refused: ${reply.code}`);
		return reply;
	}

	/** Resolves as soon as something that came makes it true; the test's own time is the limit. */
	until(holds: () => boolean): Promise<void> {
		return new Promise((resolve) => {
			const check = () => {
				if (!holds()) return;
				this.#changes.delete(check);
				resolve();
			};
			this.#changes.add(check);
			check();
		});
	}

	/** Resolves with the close code. */
	async end(): Promise<number> {
		await this.until(() => this.closed !== undefined);
		return this.closed ?? 0;
	}

	async close(): Promise<void> {
		if (this.socket.readyState === WebSocket.CLOSED) return;
		const closed = once(this.socket, 'close');
		this.socket.terminate();
		await closed;
	}

	/** Whether these words are in anything that ever came. */
	heard(words: string): boolean {
		const wanted = Buffer.from(words);
		return this.frames.some((frame) => Buffer.from(frame).includes(wanted));
	}

	#read(message: Buffer): void {
		const frame = new Uint8Array(message);
		this.frames.push(frame);
		const decoder = decoding.createDecoder(frame);
		switch (decoding.readVarUint(decoder)) {
			case Frame.sync:
				this.#apply('board', decoder);
				break;
			case Frame.document:
				this.#apply(decoding.readVarString(decoder) as DocumentName, decoder);
				break;
			case Frame.awareness:
				this.awareness += 1;
				break;
			case Frame.denied:
				decoding.readVarUint(decoder);
				this.denied.push(decoding.readVarString(decoder));
				break;
			case Frame.reply:
				this.#reply(JSON.parse(decoding.readVarString(decoder)) as Reply);
				break;
			case Frame.control:
				this.controls.push(JSON.parse(decoding.readVarString(decoder)) as ServerControl);
				break;
			case Frame.heartbeat:
				this.heartbeats += 1;
				break;
		}
		this.#changed();
	}

	#apply(name: DocumentName, decoder: decoding.Decoder): void {
		const type = decoding.readVarUint(decoder);
		Y.applyUpdate(this.docs[name], decoding.readVarUint8Array(decoder));
		if (type === 1) this.#answered[name] += 1;
	}

	#reply(reply: Reply): void {
		this.replies.push(reply);
		if (reply.cid === null) return;
		this.#waiting.get(reply.cid)?.resolve(reply);
		this.#waiting.delete(reply.cid);
	}

	#changed(): void {
		for (const check of [...this.#changes]) check();
	}
}

/** A connected client that has been greeted; it is cut off when the test ends. */
export async function connect(options: ClientOptions): Promise<BoardClient> {
	const client = new BoardClient(options);
	onTestFinished(() => client.close());
	await client.hello();
	return client;
}

/** A client that is expected to be turned away. */
export function knock(options: ClientOptions): BoardClient {
	const client = new BoardClient(options);
	onTestFinished(() => client.close());
	return client;
}

/** Joins by code over HTTP; the cookie header of the new seat. */
export async function joinBoard(
	url: string,
	code: string,
	group: string,
	name?: string
): Promise<{ boardId: string; seat: number; cookie: string }> {
	const response = await fetch(`${url}/api/join`, {
		method: 'POST',
		headers: { 'content-type': 'application/json', origin: url },
		body: JSON.stringify({ code, group, ...(name ? { name } : {}) })
	});
	if (response.status !== 201) throw new Error(`Not joined: ${await response.text()}`);
	const { boardId, seat } = (await response.json()) as {
		boardId: string;
		seat: { number: number };
	};
	const cookie = response.headers.getSetCookie()[0]?.split(';')[0] ?? '';
	if (!cookie.startsWith(seatCookieName(url, boardId))) throw new Error('No seat cookie came.');
	return { boardId, seat: seat.number, cookie };
}

/** A frame whose body is one text. */
export function textFrame(frame: number, text: string): Uint8Array {
	return encoding.encode((encoder) => {
		encoding.writeVarUint(encoder, frame);
		encoding.writeVarString(encoder, text);
	});
}

/** A y-protocols message for a document: 0 SyncStep1, 1 SyncStep2, 2 Update. */
export function syncFrame(name: DocumentName, type: number, bytes: Uint8Array): Uint8Array {
	return encoding.encode((encoder) => {
		encoding.writeVarUint(encoder, name === 'board' ? Frame.sync : Frame.document);
		if (name !== 'board') encoding.writeVarString(encoder, name);
		encoding.writeVarUint(encoder, type);
		encoding.writeVarUint8Array(encoder, bytes);
	});
}

export function stepOne(name: DocumentName, doc: Y.Doc): Uint8Array {
	return syncFrame(name, 0, Y.encodeStateVector(doc));
}
