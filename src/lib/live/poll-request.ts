import type { HttpErrorCode } from '../domain/errors.ts';
import type { Clock } from './clock.ts';
import type { ClosedReason } from './close-reason.ts';

/** What came of a request, told apart by what it means for the page. */
export type Answer =
	| { kind: 'ok'; body: object }
	/** No request of this page will be answered any more. */
	| { kind: 'ended'; reason: ClosedReason }
	/** The server asks for distance. */
	| { kind: 'busy'; afterMs: number }
	/** Something on the way answered in the server's place: a network that wants a sign-in first. */
	| { kind: 'stranger' }
	| { kind: 'lost' };

export interface PollRequest {
	readonly answer: Promise<Answer>;
	/** Nobody waits for the answer any more. */
	stop(): void;
}

export interface RequestOptions {
	fetch: typeof fetch;
	clock: Clock;
	address: string;
	body: string;
	/** From then on it is taken for lost. */
	withinMs: number;
}

/** Of a server that is busy and does not say how long. */
const BUSY_MS = 1_000;

/** The errors of our own server after which another try makes no sense. */
const reasons: Partial<Record<HttpErrorCode, ClosedReason>> = {
	'no-seat': 'sign-in',
	removed: 'removed',
	'no-board': 'no-board',
	'board-closed': 'board-closed',
	deleted: 'deleted',
	'too-old': 'too-old',
	malformed: 'reload',
	'bad-json': 'reload',
	'too-large': 'reload'
};

/** Sends JSON to our own server. The answer never rejects, whatever comes back. */
export function postJson({ fetch, clock, address, body, withinMs }: RequestOptions): PollRequest {
	const controller = new AbortController();
	const stopTimer = clock.after(withinMs, () => controller.abort());
	const headers = { 'content-type': 'application/json' };
	const { signal } = controller;
	const answer = fetch(address, { method: 'POST', headers, body, signal, cache: 'no-store' })
		.then(readAnswer)
		.catch((): Answer => ({ kind: 'lost' }))
		.finally(stopTimer);
	return { answer, stop: () => controller.abort() };
}

async function readAnswer(response: Response): Promise<Answer> {
	const text = await response.text();
	const body = parsed(text);
	if (response.ok) return body ? { kind: 'ok', body } : { kind: 'stranger' };
	if (response.status === 429) return { kind: 'busy', afterMs: retryAfter(response) };
	const code = (body as { error?: { code?: HttpErrorCode } } | undefined)?.error?.code;
	// A box in between says 502, 504 or 408 when it gave up waiting, in its own words.
	if (code === undefined)
		return response.status >= 500 || response.status === 408
			? { kind: 'lost' }
			: { kind: 'stranger' };
	const reason = reasons[code];
	return reason ? { kind: 'ended', reason } : { kind: 'lost' };
}

function parsed(text: string): object | undefined {
	try {
		const value: unknown = JSON.parse(text);
		return typeof value === 'object' && value !== null ? value : undefined;
	} catch {
		return undefined;
	}
}

function retryAfter({ headers }: Response): number {
	const seconds = Number(headers.get('retry-after') ?? NaN);
	return Number.isFinite(seconds) && seconds >= 0 ? seconds * 1_000 : BUSY_MS;
}
