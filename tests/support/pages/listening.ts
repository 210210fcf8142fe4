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
		const has = (kind: number, part: number) =>
			this.frames.some(([first, second]) => first === kind && second === part);
		await expect.poll(() => has(Frame.sync, STEP_2)).toBe(true);
		this.frames = [];
	}

	/** All that came since, but for the beats that say that the line is alive. */
	get heard(): Buffer[] {
		return this.frames.filter((frame) => frame[0] !== Frame.heartbeat);
	}
}
