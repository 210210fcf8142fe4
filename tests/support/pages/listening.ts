import { expect, type Page } from '@playwright/test';
import { Frame } from '#lib/domain/protocol.ts';

/** The part of a sync frame that brings what a document holds (y-protocols). */
const STEP_2 = 1;

/** What the server sends to one page from now on. Ask for it before the board is opened. */
export class Listening {
	private frames: Buffer[] = [];

	constructor(page: Page) {
		page.on('websocket', (socket) => {
			socket.on('framereceived', ({ payload }) => this.frames.push(Buffer.from(payload)));
		});
	}

	/** Forgets what came so far, once the board has: frames are told of later than the page has them. */
	async begin(): Promise<void> {
		const board = (frame: Buffer) => frame[0] === Frame.sync && frame[1] === STEP_2;
		const seat = (frame: Buffer) =>
			frame[0] === Frame.document &&
			frame.subarray(2, 6).toString() === 'seat' &&
			frame[6] === STEP_2;
		for (const isIt of [board, seat]) await expect.poll(() => this.frames.some(isIt)).toBe(true);
		this.frames = [];
	}

	/** All that came since, but for the beats that say that the line is alive. */
	get heard(): Buffer[] {
		return this.frames.filter((frame) => frame[0] !== Frame.heartbeat);
	}
}
