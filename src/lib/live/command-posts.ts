import type { Reply } from '../domain/command.ts';
import { limits } from '../domain/limits.ts';
import { PROTOCOL_VERSION } from '../domain/protocol.ts';
import type { Clock } from './clock.ts';
import type { Answer, PollRequest } from './poll-request.ts';

/** So long the server has to answer before the network is taken for lost. */
const ANSWER_MS = 10_000;

export interface CommandPostsOptions {
	clock: Clock;
	random: () => number;
	/** Which seat of a shared device sends them, as text of a field; empty elsewhere. */
	as?: string;
	post(body: string, withinMs: number): PollRequest;
	replies(replies: readonly Reply[]): void;
	/** What has not been answered is let go: the outbox still has it. */
	failed(answer: Answer): void;
}

/** Commands in bundles, one request after the other, so that they arrive in their order. */
export class CommandPosts {
	readonly #options: CommandPostsOptions;
	/** JSON texts in order; the outbox may give one again while it waits here. */
	readonly #waiting = new Set<string>();
	#request: PollRequest | undefined;
	#stopTimer: (() => void) | undefined;

	constructor(options: CommandPostsOptions) {
		this.#options = options;
	}

	add(json: string): void {
		this.#waiting.add(json);
		// Not at once: those that come together go together.
		if (!this.#request) this.#stopTimer ??= this.#options.clock.after(0, () => this.#post());
	}

	/** Lets go of all that waits. */
	stop(): void {
		this.#stopTimer?.();
		this.#stopTimer = undefined;
		this.#request?.stop();
		this.#request = undefined;
		this.#waiting.clear();
	}

	#post(): void {
		this.#stopTimer = undefined;
		const bundle = [...this.#waiting].slice(0, limits.commandsPerRequest);
		if (bundle.length === 0) return;
		const { as = '' } = this.#options;
		const body = `{"v":${PROTOCOL_VERSION},${as}"commands":[${bundle.join(',')}]}`;
		const request = this.#options.post(body, ANSWER_MS);
		this.#request = request;
		void request.answer.then((answer) => {
			if (this.#request !== request) return;
			this.#request = undefined;
			this.#answered(bundle, answer);
		});
	}

	#answered(bundle: readonly string[], answer: Answer): void {
		const { clock, random, replies, failed } = this.#options;
		if (answer.kind === 'busy') {
			this.#stopTimer = clock.after(answer.afterMs * (1 + random()), () => this.#post());
			return;
		}
		const said = answer.kind === 'ok' && repliesIn(answer.body);
		if (!said) return failed(answer.kind === 'ok' ? { kind: 'stranger' } : answer);
		for (const json of bundle) this.#waiting.delete(json);
		replies(said);
		if (!this.#request) this.#post();
	}
}

function repliesIn(body: object): Reply[] | undefined {
	const { replies } = body as { replies?: Reply[] };
	return Array.isArray(replies) ? replies : undefined;
}
