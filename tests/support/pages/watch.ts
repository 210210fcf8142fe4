import type { BrowserContext, ConsoleMessage, Page, Request, Response } from '@playwright/test';

/**
 * All that reached one browser and all that went wrong in it: what the pages wrote as errors, what
 * the content policy stopped, which other addresses were asked, and every byte that came.
 */
export class Watch {
	/** In words; empty when all is well. */
	readonly faults: string[] = [];
	readonly #home: string;
	readonly #allowed: RegExp[] = [];
	readonly #bodies: Promise<{ from: string; bytes: Buffer } | undefined>[] = [];
	readonly #frames: { from: string; bytes: Buffer }[] = [];

	/** @param home address of the server that is tested, without a slash at the end */
	private constructor(home: string) {
		this.#home = home;
	}

	/** Watches every page of a context from its first request on. */
	static async over(context: BrowserContext, home: string): Promise<Watch> {
		const watch = new Watch(home);
		await context.addInitScript(() => {
			document.addEventListener('securitypolicyviolation', (event) => {
				const what = `${event.violatedDirective}: ${event.blockedURI}`;
				reportError(new Error(`The policy stopped ${what}`));
			});
		});
		context.on('request', (request) => watch.#request(request));
		context.on('response', (response) => watch.#response(response));
		context.on('console', (message) => watch.#console(message));
		context.on('page', (page) => watch.#page(page));
		return watch;
	}

	/** What this test brings about on purpose, such as the 404 of a wrong address. */
	allow(expected: RegExp): void {
		this.#allowed.push(expected);
	}

	/** Where these words came in, over HTTP or by socket, up to now; empty when nowhere. */
	async heard(words: string): Promise<string[]> {
		const bodies = await Promise.all(this.#bodies);
		return [...bodies.filter((body) => body !== undefined), ...this.#frames]
			.filter(({ bytes }) => bytes.includes(words))
			.map(({ from }) => from);
	}

	/** Frames that came by socket; that a test looked at anything at all. */
	get frames(): number {
		return this.#frames.length;
	}

	#page(page: Page): void {
		page.on('pageerror', (error) => this.#fault(`Thrown: ${error.stack ?? error.message}`));
		page.on('websocket', (socket) => {
			if (!socket.url().startsWith(this.#home.replace(/^http/, 'ws'))) {
				this.#fault(`Another address was asked: ${socket.url()}`);
			}
			socket.on('framereceived', ({ payload }) => {
				this.#frames.push({ from: socket.url(), bytes: Buffer.from(payload) });
			});
		});
	}

	#request(request: Request): void {
		const address = request.url();
		if (address.startsWith(`${this.#home}/`) || /^(data|blob):/.test(address)) return;
		this.#fault(`Another address was asked: ${address}`);
	}

	#response(response: Response): void {
		const from = response.url();
		const body = response.body().then(
			(bytes) => ({ from, bytes }),
			() => undefined // A redirect, or a page that was left before it was read: nobody saw it.
		);
		this.#bodies.push(body);
	}

	#console(message: ConsoleMessage): void {
		if (message.type() !== 'error') return;
		this.#fault(`${message.text()} (${message.location().url})`);
	}

	#fault(text: string): void {
		if (!this.#allowed.some((expected) => expected.test(text))) this.faults.push(text);
	}
}
