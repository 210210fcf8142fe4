import * as decoding from 'lib0/decoding';
import * as encoding from 'lib0/encoding';
import * as Y from 'yjs';
import type { Command, Reply } from '#lib/domain/command.ts';
import { boardRoots, mapOf, patchNote, readNote, seatRoots } from '#lib/domain/document.ts';
import type { RefusalCode } from '#lib/domain/errors.ts';
import { refusalMessage } from '#lib/domain/refusal-message.ts';
import { framework } from '#lib/domain/framework.ts';
import { movedNote, type Note, withText } from '#lib/domain/note.ts';
import { type DocumentName, Frame, type ServerControl } from '#lib/domain/protocol.ts';
import { newStage, type StepKind } from '#lib/domain/stage.ts';

/** One end of a pair whose other end is the scripted server. Nothing arrives before it is flushed. */
export class ScriptedSocket {
	readonly CONNECTING = 0;
	readonly OPEN = 1;
	readonly CLOSED = 3;
	readonly url: string;
	readyState = 0;
	binaryType = '';
	onopen: (() => void) | null = null;
	onmessage: ((event: { data: ArrayBuffer }) => void) | null = null;
	onclose: ((event: { code: number; reason: string }) => void) | null = null;
	onerror: (() => void) | null = null;
	/** Frames on their way to the page. */
	readonly inbound: Uint8Array[] = [];
	/** Documents this page has asked for. */
	readonly asked = new Set<DocumentName>();
	readonly #server: ScriptedServer;

	constructor(server: ScriptedServer, url: string) {
		this.#server = server;
		this.url = url;
		server.sockets.push(this);
	}

	send(data: Uint8Array): void {
		if (this.readyState === 1) this.#server.receive(this, data.slice());
	}

	close(): void {
		this.readyState = 3;
	}
}

/**
 * A server for one seat that speaks the frames, over sockets that the test opens, flushes and cuts.
 * It keeps what it was asked in `commands` and applies each cid once.
 */
export class ScriptedServer {
	readonly sockets: ScriptedSocket[] = [];
	readonly commands: Command[] = [];
	readonly frames: number[] = [];
	readonly docs = { board: new Y.Doc(), seat: new Y.Doc(), desk: new Y.Doc() };
	epochs = { board: 'board-1', seat: 'seat-1', desk: 'desk-1' };
	version = 1;
	seat = 7;
	role: 'stakeholder' | 'facilitator' = 'stakeholder';
	now = 1_750_000_000_000;
	/** Set while the seat waits to be let in: then it is denied every document. */
	waiting: { title: string } | undefined;
	/** Decides on a refusal before a command is applied. */
	refuse: (command: Command) => RefusalCode | undefined = () => undefined;
	/** While true commands are applied and broadcast, but their replies stay here. */
	holdReplies = false;
	/** While true the reply is sent before the document's update. */
	replyFirst = false;
	readonly #replies = new Map<string, Reply>();
	readonly #held: (() => void)[] = [];
	readonly #late: (() => void)[] = [];
	#applying = false;
	#rev = 0;

	constructor(step: StepKind = 'share') {
		this.freshDoc('board');
		this.freshDoc('seat');
		this.freshDoc('desk');
		const roots = boardRoots(this.docs.board);
		this.docs.board.transact(() => {
			roots.meta.set('title', 'A workshop');
			roots.meta.set('framework', framework);
			for (const [key, value] of Object.entries({ ...newStage('share'), step }))
				roots.stage.set(key, value);
		});
		seatRoots(this.docs.seat).me.set('number', this.seat);
		seatRoots(this.docs.seat).me.set('group', 'patient');
	}

	/** What a page passes as its `WebSocket`. */
	get WebSocket(): typeof WebSocket {
		const open = (url: string) => new ScriptedSocket(this, url);
		return function (url: string) {
			return open(url);
		} as unknown as typeof WebSocket;
	}

	get socket(): ScriptedSocket {
		const socket = this.sockets.at(-1);
		if (!socket) throw new Error('No page has opened a socket yet.');
		return socket;
	}

	/** Opens the latest socket and says hello. */
	accept(): void {
		this.socket.readyState = 1;
		this.hello();
		this.socket.onopen?.();
	}

	hello(): void {
		this.control(this.greeting);
	}

	get greeting(): Extract<ServerControl, { kind: 'hello' }> {
		return {
			kind: 'hello',
			v: this.version,
			seat: this.seat,
			role: this.role,
			board: { epoch: this.epochs.board },
			seatDoc: { epoch: this.epochs.seat },
			...(this.role === 'facilitator' ? { desk: { epoch: this.epochs.desk } } : {}),
			...(this.waiting ? { waiting: this.waiting } : {}),
			now: this.now
		};
	}

	/** The seat is in: what this page asked for while it waited comes by itself. */
	letIn(): void {
		this.waiting = undefined;
		this.hello();
		for (const name of this.socket.asked)
			this.#pushSync(name, 2, Y.encodeStateAsUpdate(this.docs[name]));
	}

	control(message: ServerControl): void {
		this.#push(Frame.control, (encoder) =>
			encoding.writeVarString(encoder, JSON.stringify(message))
		);
	}

	deny(reason: string): void {
		this.#push(Frame.denied, (encoder) => {
			encoding.writeVarUint(encoder, 0);
			encoding.writeVarString(encoder, reason);
		});
	}

	reply(reply: Reply): void {
		this.#push(Frame.reply, (encoder) => encoding.writeVarString(encoder, JSON.stringify(reply)));
	}

	heartbeat(): void {
		this.#push(Frame.heartbeat, () => {});
	}

	/** Delivers so many frames, or all, also those that follow from them. */
	flush(count = Infinity): void {
		const socket = this.socket;
		for (let left = count; left > 0 && socket.inbound.length > 0; left--) {
			const frame = socket.inbound.shift();
			if (frame && socket.readyState === 1) socket.onmessage?.({ data: toBuffer(frame) });
		}
	}

	/** `accept` and `flush`: the ordinary way to be connected. */
	connect(): void {
		this.accept();
		this.flush();
	}

	/** Ends the latest socket; frames on their way are lost. */
	cut(code = 1006, reason = ''): void {
		const socket = this.socket;
		socket.readyState = 3;
		socket.inbound.length = 0;
		socket.onclose?.({ code, reason });
	}

	/** Lets the held replies go. */
	releaseReplies(): void {
		this.holdReplies = false;
		for (const send of this.#held.splice(0)) send();
	}

	/** Another history of a document with nothing in it. */
	freshDoc(name: DocumentName): Y.Doc {
		const doc = new Y.Doc();
		this.docs[name] = doc;
		doc.on('update', (update: Uint8Array) => {
			const send = () => {
				if (this.sockets.at(-1)?.asked.has(name)) this.#pushSync(name, 2, update);
			};
			if (this.replyFirst && this.#applying) this.#late.push(send);
			else send();
		});
		return doc;
	}

	/** A note that someone else put on the board. */
	otherNote(id: string, fields: Partial<Note> = {}): void {
		boardRoots(this.docs.board).notes.set(id, mapOf({ ...plainNote, ...fields }));
	}

	receive(socket: ScriptedSocket, data: Uint8Array): void {
		const decoder = decoding.createDecoder(data);
		const frame = decoding.readVarUint(decoder);
		this.frames.push(frame);
		if (frame === Frame.command)
			this.#command(JSON.parse(decoding.readVarString(decoder)) as Command);
		if (frame === Frame.sync) this.#sync(socket, 'board', decoder);
		if (frame === Frame.document)
			this.#sync(socket, decoding.readVarString(decoder) as DocumentName, decoder);
	}

	#sync(socket: ScriptedSocket, name: DocumentName, decoder: decoding.Decoder): void {
		if (decoding.readVarUint(decoder) !== 0) throw new Error('A browser sent Yjs content.');
		socket.asked.add(name);
		if (this.waiting) return this.deny('This document is not for this seat.');
		const lacking = Y.encodeStateAsUpdate(this.docs[name], decoding.readVarUint8Array(decoder));
		this.#pushSync(name, 1, lacking);
	}

	/** Applies a command once and gives its one reply, whatever it came by. */
	judge(command: Command): Reply {
		const reply = this.#judge(command);
		for (const update of this.#late.splice(0)) update();
		return reply;
	}

	#command(command: Command): void {
		const answer = this.#judge(command);
		const { socket } = this;
		const send = () => {
			if (socket === this.socket) this.reply(answer);
		};
		if (this.holdReplies) this.#held.push(send);
		else send();
		for (const update of this.#late.splice(0)) update();
	}

	#judge(command: Command): Reply {
		this.commands.push(command);
		let reply = this.#replies.get(command.cid);
		if (!reply) {
			const code = this.refuse(command);
			this.#applying = true;
			reply = code
				? { cid: command.cid, ok: false, code, message: refusalMessage(code, command.t) }
				: this.#apply(command);
			this.#applying = false;
			if (reply.ok) this.#replies.set(command.cid, reply);
		}
		return reply;
	}

	#apply(command: Command): Reply {
		const { notes } = boardRoots(this.docs.board);
		const seat = seatRoots(this.docs.seat);
		const accepted: Reply = { cid: command.cid, ok: true, rev: ++this.#rev };
		const gone = (): Reply => {
			this.#rev--;
			return {
				cid: command.cid,
				ok: false,
				code: 'gone',
				message: refusalMessage('gone', command.t)
			};
		};
		const isPrivate = boardRoots(this.docs.board).stage.get('step') === 'private';
		switch (command.t) {
			case 'note.post': {
				const id = `note-${this.#rev}`;
				const { q, text, p } = command;
				if (isPrivate) {
					const { p: _place, ...words } = { ...plainNote, q, text };
					seat.private.set(id, mapOf(words));
				} else notes.set(id, mapOf({ ...plainNote, q, text, p: p ?? [0, 0] }));
				seat.own.set(id, true);
				return { ...accepted, id };
			}
			case 'note.edit': {
				const map = notes.get(command.id) ?? seat.private.get(command.id);
				if (!map) return gone();
				patchNote(map, withText(readNote(map), command.text));
				return accepted;
			}
			case 'note.move': {
				const map = notes.get(command.id) ?? seat.private.get(command.id);
				if (!map) return gone();
				const note = readNote(map);
				if (seat.private.has(command.id)) patchNote(map, { ...note, q: command.q ?? note.q });
				else
					patchNote(
						map,
						movedNote(note, { ...(command.q ? { q: command.q } : {}), p: command.p ?? [0, 0] })
					);
				return accepted;
			}
			case 'note.remove':
				if (!notes.has(command.id) && !seat.private.has(command.id)) return gone();
				notes.delete(command.id);
				seat.private.delete(command.id);
				seat.own.delete(command.id);
				return accepted;
			case 'flag.finished':
				seat.me.set('finished', command.on);
				return accepted;
			default:
				return accepted;
		}
	}

	#pushSync(name: DocumentName, type: 1 | 2, update: Uint8Array): void {
		this.#push(name === 'board' ? Frame.sync : Frame.document, (encoder) => {
			if (name !== 'board') encoding.writeVarString(encoder, name);
			encoding.writeVarUint(encoder, type);
			encoding.writeVarUint8Array(encoder, update);
		});
	}

	#push(frame: number, body: (encoder: encoding.Encoder) => void): void {
		const encoder = encoding.createEncoder();
		encoding.writeVarUint(encoder, frame);
		body(encoder);
		this.sockets.at(-1)?.inbound.push(encoding.toUint8Array(encoder));
	}
}

const plainNote: Note = {
	q: 'how',
	text: 'A note of someone else',
	v: 1,
	group: 'patient',
	at: 1_750_000_020_000,
	via: 'self',
	p: [0, 0]
};

function toBuffer(frame: Uint8Array): ArrayBuffer {
	return frame.slice().buffer;
}
