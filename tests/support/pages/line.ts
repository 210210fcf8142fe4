import type { Page, WebSocketRoute } from '@playwright/test';

/**
 * The line between one browser and the server, to be cut and mended. `setOffline` alone leaves an
 * open socket as it is, so the sockets of the page are ended with it.
 */
export class Line {
	readonly #page: Page;
	readonly #open = new Set<WebSocketRoute>();
	#isCut = false;

	private constructor(page: Page) {
		this.#page = page;
	}

	/** Before the page is opened. */
	static async of(page: Page): Promise<Line> {
		const line = new Line(page);
		await page.routeWebSocket(/\/sync\//, (socket) => line.#route(socket));
		return line;
	}

	async cut(): Promise<void> {
		this.#isCut = true;
		await this.#page.context().setOffline(true);
		for (const socket of this.#open) await socket.close({ code: 1001, reason: 'cut' });
		this.#open.clear();
	}

	async mend(): Promise<void> {
		this.#isCut = false;
		await this.#page.context().setOffline(false);
	}

	#route(socket: WebSocketRoute): void {
		if (this.#isCut) return void socket.close({ code: 1001, reason: 'cut' });
		this.#open.add(socket);
		socket.connectToServer();
	}
}
