import { Worker } from 'node:worker_threads';
import { FivewaysError } from '#lib/domain/errors.ts';
import type { ExportContext, ExportFile } from './export-context.ts';
import type { ExportFormat } from './exports.ts';

/** So many files are made at once; the others wait, so that a full house leaves the boards a core. */
const AT_ONCE = 2;
/** Milliseconds: what is not made by then never will be. A board of 3,000 notes takes a few seconds. */
const LONGEST = 60_000;
const MEMORY_MB = 512;
/** More than a room of leads asks for at once: each holds a whole board until its turn. */
const MOST_WAITING = 20;

let busy = 0;
const waiting: (() => void)[] = [];

/**
 * Makes a file in a thread of its own: whatever it costs, the boards go on. Rejects with the error of
 * the format, or when it takes
 * longer than a minute; `FivewaysError` `too-many` where very many wait already.
 */
export async function exportOffThread(
	format: ExportFormat,
	context: ExportContext
): Promise<ExportFile> {
	if (waiting.length >= MOST_WAITING)
		throw new FivewaysError('too-many', { retryAfterSeconds: 10 });
	if (busy >= AT_ONCE) await new Promise<void>((turn) => waiting.push(turn));
	else busy++;
	try {
		return await inThread(format, context);
	} finally {
		const next = waiting.shift();
		if (next) next();
		else busy--;
	}
}

function inThread(format: ExportFormat, context: ExportContext): Promise<ExportFile> {
	return new Promise((resolve, reject) => {
		const worker = new Worker(new URL('./worker.ts', import.meta.url), {
			workerData: { format, context },
			execArgv: [],
			resourceLimits: { maxOldGenerationSizeMb: MEMORY_MB }
		});
		const timer = setTimeout(() => {
			reject(new Error(`The file (${format}) was not made within ${LONGEST / 1000} seconds.`));
			void worker.terminate();
		}, LONGEST);
		worker.once('message', (file: ExportFile) => resolve(file));
		worker.once('error', reject);
		worker.once('exit', (code) => {
			clearTimeout(timer);
			reject(new Error(`The thread that made the file (${format}) ended with ${code}.`));
		});
	});
}
