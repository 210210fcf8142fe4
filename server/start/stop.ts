import type { Server } from 'node:http';
import { setTimeout as wait } from 'node:timers/promises';
import type { Log } from '../log.ts';
import type { House } from './compose.ts';

/** Browsers wait for this long and up to twice as long, so that they come back one by one. */
const RETRY_AFTER_MS = 2_000;
const RETRY_AFTER_MS_PER_SOCKET = 20;
/** For queues to empty; whatever still hangs then will not end by itself. */
const QUEUES_MS = 5_000;
const STORAGE_MS = 2_000;
/** For close frames and last answers to leave. */
const FAREWELL_MS = 1_000;

/**
 * Stops for good: nothing new is accepted, browsers are told to come back, queues are finished,
 * then sockets and storage are closed. Whoever comes meanwhile is answered, and told that it is not
 * ready. Ends within ten seconds, whatever the network does.
 * @returns false when something could not be finished
 */
export async function stopServing(
	{ services, edge }: House,
	server: Server,
	log: Log,
	closeStorage: () => Promise<void>
): Promise<boolean> {
	const { sockets, pollers, checks } = edge;
	const retryAfterMs = Math.max(RETRY_AFTER_MS, sockets.size * RETRY_AFTER_MS_PER_SOCKET);
	services.draining = true;
	sockets.drain();
	const drained = await finished(services.boards.drain(retryAfterMs), QUEUES_MS, 'queues', log);
	pollers.end();
	checks.end();
	await sockets.end(FAREWELL_MS);
	const gone = new Promise<void>((resolve) => server.close(() => resolve()));
	await Promise.race([gone, wait(FAREWELL_MS, undefined, { ref: false })]);
	server.closeAllConnections();
	const closed = await finished(closeStorage(), STORAGE_MS, 'storage', log);
	return drained && closed;
}

async function finished(
	work: Promise<unknown>,
	ms: number,
	what: string,
	log: Log
): Promise<boolean> {
	let timer: NodeJS.Timeout | undefined;
	const late = new Promise<never>((_resolve, reject) => {
		timer = setTimeout(() => reject(new Error(`Not done after ${ms} ms.`)), ms);
	});
	try {
		await Promise.race([work, late]);
		return true;
	} catch (err) {
		log.error({ err, what }, 'could not be finished before the end');
		return false;
	} finally {
		clearTimeout(timer);
	}
}
