import type { Log } from '../log.ts';

/** Whatever hangs, the process is gone by then. */
const LATEST_MS = 9_500;

const signals = ['SIGTERM', 'SIGINT', 'SIGHUP'] as const;

/** Nothing was answered yet, so that there is nothing to finish. */
const leave = () => process.exit(0);

/** While the server starts: whoever asks it to stop is obeyed at once. Until `endWith` takes over. */
export function endAtOnce(): void {
	for (const signal of signals) process.on(signal, leave);
}

/**
 * Ends the process in good order: 0 when it was asked to and all was finished, else 1. A promise
 * that nobody looked after is a fault of ours: it is logged, and the process ends the same way.
 * @param stop finishes everything; true when it could
 */
export function endWith(log: Log, stop: () => Promise<boolean>): void {
	let ending = false;

	const end = async (code: 0 | 1) => {
		// A terminal's Ctrl-C comes twice, from the terminal and from npm.
		if (ending) return;
		ending = true;
		setTimeout(() => process.exit(1), LATEST_MS).unref();
		const done = await stop();
		process.exit(done ? code : 1);
	};

	for (const signal of signals) {
		process.on(signal, () => void end(0));
		process.off(signal, leave);
	}
	for (const fault of ['unhandledRejection', 'uncaughtException'] as const)
		process.on(fault, (err: unknown) => {
			log.error({ err }, fault);
			void end(1);
		});
}
