import { fail, pass, type Result } from './result.ts';

const WITHIN_MS = 5_000;
/** A heartbeat, the smallest frame there is: `Frame.heartbeat`. */
const ASK = new Uint8Array([69]);

/** Whether a socket comes up and a frame gets through and back. */
export function checkSocket(open: () => WebSocket): Promise<Result> {
	return new Promise((resolve) => {
		let socket: WebSocket | undefined;
		const done = (result: Result) => {
			clearTimeout(timer);
			socket?.close();
			resolve(result);
		};
		const blocked = () =>
			done(fail('This network stops the fast connection.', 'Show the text below to your IT team.'));
		const timer = setTimeout(blocked, WITHIN_MS);
		try {
			socket = open();
			socket.onopen = () => socket?.send(ASK);
			socket.onmessage = () => done(pass('The fast connection works.'));
			socket.onclose = blocked;
		} catch {
			blocked();
		}
	});
}

/** Whether a request gets through, and the time of the server that answers. */
export async function checkRequests(
	send: typeof fetch
): Promise<{ result: Result; serverNow?: number }> {
	const controller = new AbortController();
	const timer = setTimeout(() => controller.abort(), WITHIN_MS);
	try {
		const response = await send('/api/check', {
			method: 'POST',
			headers: { 'content-type': 'application/json' },
			body: '{}',
			cache: 'no-store',
			signal: controller.signal
		});
		const { now } = (await response.json()) as { now?: unknown };
		if (typeof now !== 'number') throw new Error('This is not our server.');
		return {
			result: pass('Notes can be sent and fetched by ordinary requests, every few seconds.'),
			serverNow: now
		};
	} catch {
		const said = 'This network does not let the board through.';
		const next = 'Sign in to the Wi-Fi if it asks, or use another network, such as your phone’s.';
		return { result: fail(said, next) };
	} finally {
		clearTimeout(timer);
	}
}
