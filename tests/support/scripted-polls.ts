import { setImmediate as turn } from 'node:timers/promises';
import { fromBase64, toBase64 } from 'lib0/buffer';
import * as Y from 'yjs';
import type { Command } from '#lib/domain/command.ts';
import { documentNames } from '#lib/domain/protocol.ts';
import type { Have } from '#lib/live/poll-transport.ts';
import type { ScriptedServer } from './scripted-server.ts';

interface Body {
	have?: Have;
	wait?: boolean;
	commands?: Command[];
}

/** One request of a page, answered when the test says so. */
export interface ScriptedRequest {
	readonly path: 'poll' | 'commands';
	readonly body: Body;
	/** The page waits for it no more, or has its answer. */
	over: boolean;
	respond(response: Response): void;
	fail(): void;
}

/** The same scripted server by ordinary requests. Nothing is answered before the test says so. */
export class ScriptedPolls {
	readonly requests: ScriptedRequest[] = [];
	isHidden = () => false;
	readonly #server: ScriptedServer;

	constructor(server: ScriptedServer) {
		this.#server = server;
	}

	/** What a page passes as its `fetch`. */
	get fetch(): typeof fetch {
		return (address, init) =>
			new Promise((resolve, reject) => {
				const request: ScriptedRequest = {
					path: (address as string).endsWith('/poll') ? 'poll' : 'commands',
					body: JSON.parse(init?.body as string) as Body,
					over: false,
					respond(response) {
						request.over = true;
						resolve(response);
					},
					fail() {
						request.over = true;
						reject(new TypeError('Failed to fetch'));
					}
				};
				init?.signal?.addEventListener('abort', () => request.fail());
				this.requests.push(request);
			});
	}

	/** Requests that wait for an answer. */
	get open(): readonly ScriptedRequest[] {
		return this.requests.filter(({ over }) => !over);
	}

	get last(): ScriptedRequest {
		const request = this.requests.at(-1);
		if (!request) throw new Error('No page has asked yet.');
		return request;
	}

	/** Answers one as the server would. */
	async answer(request: ScriptedRequest = this.last): Promise<void> {
		const { have, commands } = request.body;
		const body = commands
			? { replies: commands.map((command) => this.#server.judge(command)) }
			: this.#poll(have ?? {});
		request.respond(Response.json(body));
		await turn();
	}

	/** Answers everything that waits and is not to be held. */
	async answerAll(): Promise<void> {
		await turn();
		for (const request of this.open) if (!request.body.wait) await this.answer(request);
	}

	async fail(request: ScriptedRequest = this.last): Promise<void> {
		request.fail();
		await turn();
	}

	async refuse(status: number, code?: string, headers: Record<string, string> = {}): Promise<void> {
		const body = code ? JSON.stringify({ error: { code, message: '' } }) : '<html></html>';
		this.last.respond(new Response(body, { status, headers }));
		await turn();
	}

	#poll(have: Have): object {
		const { docs, epochs, greeting, role } = this.#server;
		const lacking: Record<string, object> = {};
		for (const name of documentNames) {
			if (name === 'desk' && role !== 'facilitator') continue;
			const has = have[name];
			const known = has?.epoch === epochs[name] ? fromBase64(has.sv) : undefined;
			const update = Y.encodeStateAsUpdate(docs[name], known);
			if (known && isEmpty(docs[name], known)) continue;
			lacking[name] = { epoch: epochs[name], update: toBase64(update) };
		}
		return { docs: lacking, control: [greeting], presence: [] };
	}
}

/** Whether this vector has all of a document; what was only deleted is not asked for in tests. */
function isEmpty(doc: Y.Doc, vector: Uint8Array): boolean {
	const [ours, theirs] = [Y.encodeStateVector(doc), vector].map((bytes) =>
		Y.decodeStateVector(bytes)
	);
	return [...(ours ?? [])].every(([client, clock]) => (theirs?.get(client) ?? 0) >= clock);
}
