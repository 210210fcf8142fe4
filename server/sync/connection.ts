import type { Attachment, Board, Reader } from '../board/types.ts';
import { unattached } from '../board/unattached.ts';
import type { Reply } from '#lib/domain/command.ts';
import { limits } from '#lib/domain/limits.ts';
import { CloseCode, type DocumentName, type ServerControl, TooMany } from '#lib/domain/protocol.ts';
import {
	awarenessFrame,
	controlFrame,
	deniedFrame,
	type Incoming,
	isStateVector,
	readFrame,
	replyFrame,
	stepFrame,
	updateFrame
} from './frames.ts';
import { closeReason } from './close-reason.ts';
import { documentTurns } from './in-turns.ts';
import { Outlet } from './outlet.ts';
import type { SocketLike } from './socket-like.ts';
import { StepThrottle } from './step-throttle.ts';
import type { SyncTiming } from './timing.ts';
import type { SocketCounts } from './socket-counts.ts';

export interface ConnectionOptions {
	socket: SocketLike;
	board: Board;
	seat: number;
	timing: SyncTiming;
	counts: SocketCounts;
	/** Milliseconds that only grow. */
	clock: () => number;
	/** Told of each `too-fast`; true when the seat has been above the rate for too long. */
	overRate: () => boolean;
	/** Told when this socket is closed for abuse. */
	abused: () => void;
	/** Told once, when the socket is over for us. */
	ended: (code: number) => void;
	/**
	 * On a shared device: this socket is to go on as another seat. Resolves with the connection that
	 * has taken it over, or with why it goes on as it was. Undefined for what is no such question.
	 */
	goOnAs?: ((asked: unknown) => Promise<Connection | string> | undefined) | undefined;
	/** A failure that is ours, not the browser's. */
	failed: (cause: unknown) => void;
}

/** Something broke on our side: the browser tries again. */
const OUR_FAULT = 1011;

/** One seated socket. Everything in it is synchronous, and what throws closes this socket alone. */
export class Connection implements Reader {
	readonly seat: number;
	readonly #options: ConnectionOptions;
	readonly #outlet: Outlet;
	/** The board may close this reader while it decides whether to take it. */
	#attachment: Attachment = unattached;
	readonly #steps = new Map<DocumentName, StepThrottle>();
	readonly #underWay = new Set<DocumentName>();
	readonly #unanswered = new Set<Promise<void>>();
	/** What came while it is being found out who the socket goes on as; undefined at other times. */
	#waiting: [data: unknown, isBinary: boolean][] | undefined;
	#open = true;
	#lastPong: number;

	constructor(options: ConnectionOptions) {
		const { socket, board, seat, clock } = options;
		this.seat = seat;
		this.#options = options;
		this.#outlet = new Outlet(socket, (code, reason) => this.close(code, reason));
		this.#lastPong = clock();
		this.control(board.hello(seat));
		this.#attachment = board.attach(this);
		socket.on('message', this.#onMessage);
		socket.on('pong', this.#onPong);
		socket.on('close', this.#onClose);
	}

	readonly #onMessage = (data: unknown, isBinary: boolean) =>
		this.#guard(() => this.#message(data, isBinary));
	readonly #onPong = () => (this.#lastPong = this.#options.clock());
	readonly #onClose = (code: number) => this.#end(code);

	/**
	 * Lets go of the socket, which stays open for another connection: nothing of this seat goes out or
	 * is read from here on.
	 */
	handOver(): void {
		if (!this.#open) return;
		// What was held back is of before, and goes before what the next one says.
		this.#outlet.letGo();
		this.#leave();
		const { socket } = this.#options;
		socket.off('message', this.#onMessage);
		socket.off('pong', this.#onPong);
		socket.off('close', this.#onClose);
	}

	/** Resolves when every command that came before is answered. */
	async settled(): Promise<void> {
		await Promise.all(this.#unanswered);
	}

	/** What came for a connection that was asked to become this one. */
	takeUp(messages: readonly [data: unknown, isBinary: boolean][]): void {
		for (const [data, isBinary] of messages) this.#onMessage(data, isBinary);
	}

	update(name: DocumentName, update: Uint8Array): void {
		if (this.#open) this.#outlet.broadcast(updateFrame(update, name));
	}

	awareness(update: Uint8Array): void {
		if (this.#open) this.#outlet.broadcast(awarenessFrame(update));
	}

	control(message: ServerControl): void {
		if (this.#open) this.#outlet.send(controlFrame(message));
	}

	/** From here on nothing that comes is read, also not what was already on its way. */
	close(code: CloseCode | typeof OUR_FAULT, reason: string): void {
		if (!this.#open) return;
		const { socket, timing } = this.#options;
		this.#end(code);
		// A close frame is too short for all that a facilitator may write to somebody.
		if (code === CloseCode.removed) this.#outlet.send(deniedFrame(reason));
		this.#outlet.close(code, closeReason(reason));
		setTimeout(() => socket.terminate(), timing.closingMs).unref();
	}

	/**
	 * Asks for a sign of life: twice in each `heartbeatMs`. A pong comes a little after its ping, so
	 * that a little less than `deadAfterMs` without one is enough; else it would be a whole turn more.
	 * Every second time goes with a heartbeat, which stock clients need to stay.
	 */
	beat(now: number, heartbeat: boolean): void {
		const { socket, timing } = this.#options;
		this.#guard(() => {
			const little = timing.heartbeatMs / 20;
			if (now - this.#lastPong >= timing.deadAfterMs - little) return this.#dead();
			socket.ping();
			if (heartbeat) this.#outlet.heartbeat(now, timing.deadAfterMs);
		});
	}

	/** Whoever does not read cannot answer a ping either: that is slow, and not gone. */
	#dead(): void {
		if (this.#outlet.isStuck) return this.close(CloseCode.tooSlow, 'too slow');
		this.#end(1006);
		this.#options.socket.terminate();
	}

	#end(code: number): void {
		if (!this.#open) return;
		this.#leave();
		this.#options.ended(code);
	}

	#leave(): void {
		this.#open = false;
		for (const step of this.#steps.values()) step.stop();
		this.#attachment.detach();
	}

	#guard(work: () => void): void {
		if (!this.#open) return;
		try {
			work();
		} catch (cause) {
			this.#options.failed(cause);
			this.close(OUR_FAULT, 'unexpected');
		}
	}

	#message(data: unknown, isBinary: boolean): void {
		if (this.#waiting) return this.#wait(this.#waiting, data, isBinary);
		if (!isBinary || !(data instanceof Uint8Array))
			return this.#closeForAbuse('only binary frames');
		let frame: Incoming;
		try {
			frame = readFrame(data);
		} catch {
			return this.#countAbuse();
		}
		this.#take(frame);
	}

	#take(frame: Incoming): void {
		switch (frame.kind) {
			case 'sync-step':
				return this.#syncStep(frame.name, frame.stateVector);
			case 'write':
				this.#outlet.send(deniedFrame('Documents are read-only. Changes are sent as commands.'));
				return this.#countAbuse();
			case 'query-awareness':
				if (!this.#options.counts.queries.add(this.#options.clock()))
					this.awareness(this.#attachment.awareness());
				return;
			case 'command':
				return this.#command(frame.text);
			case 'presence':
				return this.#attachment.presence(frame.value);
			case 'control':
				return this.#control(frame.value);
			case 'nothing':
				return;
		}
	}

	/** `as` is for shared devices; elsewhere it is ignored, as is everything else. */
	#control(value: unknown): void {
		if ((value as { kind?: unknown } | null)?.kind !== 'as') return;
		if (this.#options.counts.turns.add(this.#options.clock())) return this.#countAbuse();
		const asking = this.#options.goOnAs?.(value);
		if (!asking) return;
		const waiting: [unknown, boolean][] = [];
		this.#waiting = waiting;
		asking.then(
			(next) => {
				this.#waiting = undefined;
				if (typeof next !== 'string') return next.takeUp(waiting);
				this.#guard(() => this.#outlet.send(deniedFrame(next)));
				this.takeUp(waiting);
			},
			(cause: unknown) =>
				this.#guard(() => {
					throw cause;
				})
		);
	}

	/** Whose command it is that comes now is known in a moment. */
	#wait(waiting: [unknown, boolean][], data: unknown, isBinary: boolean): void {
		if (waiting.length >= limits.framesInWaiting) return this.#closeForAbuse('too much at once');
		waiting.push([data, isBinary]);
	}

	#syncStep(name: DocumentName, stateVector: Uint8Array): void {
		const fits = stateVector.length <= limits.stateVectorBytes;
		if (!fits || !isStateVector(stateVector, limits.stateVectorEntries)) return this.#countAbuse();
		const known = this.#steps.get(name) ?? this.#throttle(name);
		this.#steps.set(name, known);
		if (known.ask(stateVector, this.#options.clock())) this.#countAbuse();
	}

	#throttle(name: DocumentName): StepThrottle {
		return new StepThrottle({
			everyMs: this.#options.timing.syncStepEveryMs,
			mayAnswer: () => !this.#underWay.has(name),
			answer: (stateVector) =>
				documentTurns.run(() => this.#guard(() => this.#answerStep(name, stateVector)))
		});
	}

	#answerStep(name: DocumentName, stateVector: Uint8Array): void {
		const update = this.#attachment.sync(name, stateVector);
		if (!update) return this.#outlet.send(deniedFrame('This document is not for this seat.'));
		this.#underWay.add(name);
		this.#outlet.sendDocument(stepFrame(update, name), () => this.#underWay.delete(name));
	}

	#command(text: string): void {
		const answered = this.#options.board.command(this.seat, text).then(
			(reply) => this.#guard(() => this.#reply(reply)),
			(cause: unknown) =>
				this.#guard(() => {
					throw cause;
				})
		);
		this.#unanswered.add(answered);
		void answered.then(() => this.#unanswered.delete(answered));
	}

	#reply(reply: Reply): void {
		this.#outlet.send(replyFrame(reply));
		if (reply.ok) return;
		if (reply.code === 'too-fast') {
			if (this.#options.overRate()) this.close(CloseCode.tooMany, TooMany.commands);
		} else if (reply.cid === null && this.#options.counts.unparsed.add(this.#options.clock())) {
			this.#closeForAbuse('too many commands that cannot be read');
		}
	}

	#countAbuse(): void {
		if (this.#options.counts.abuse.add(this.#options.clock())) this.#closeForAbuse('abuse');
	}

	#closeForAbuse(reason: string): void {
		if (!this.#open) return;
		this.#options.abused();
		this.close(CloseCode.malformed, reason);
	}
}
