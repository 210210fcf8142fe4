import type { Page, WebSocketRoute } from '@playwright/test';
import * as decoding from 'lib0/decoding';
import type { Command, CommandType } from '#lib/domain/command.ts';
import type { RefusalCode } from '#lib/domain/errors.ts';
import { Frame } from '#lib/domain/protocol.ts';
import { refusalMessage } from '#lib/domain/refusal-message.ts';
import { jsonFrame, readJson } from '#lib/live/frames.ts';

/** Refuses commands of one page in the server's place, as a full disk would. All else passes. */
export class Refusing {
	/** The kind of command that is refused for now. */
	#refused: CommandType | undefined;
	#code: RefusalCode = 'storage';

	/** Before the page is opened. */
	static async of(page: Page): Promise<Refusing> {
		const refusing = new Refusing();
		await page.routeWebSocket(/\/sync\//, (socket) => refusing.#route(socket));
		return refusing;
	}

	begin(t: CommandType, code: RefusalCode = 'storage'): void {
		this.#refused = t;
		this.#code = code;
	}

	end(): void {
		this.#refused = undefined;
	}

	#route(socket: WebSocketRoute): void {
		const server = socket.connectToServer();
		socket.onMessage((message) => {
			const answer = typeof message === 'string' ? undefined : this.#answer(message);
			if (answer) socket.send(Buffer.from(answer));
			else server.send(message);
		});
	}

	#answer(frame: Buffer): Uint8Array | undefined {
		const decoder = decoding.createDecoder(new Uint8Array(frame));
		if (decoding.readVarUint(decoder) !== Frame.command) return undefined;
		const { cid, t } = readJson<Command>(decoder);
		if (t !== this.#refused) return undefined;
		const message = refusalMessage(this.#code, t);
		return jsonFrame(Frame.reply, JSON.stringify({ cid, ok: false, code: this.#code, message }));
	}
}
