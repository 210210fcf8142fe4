import { text } from 'node:stream/consumers';
import { readSettings } from '../config.ts';
import { openServices } from '../start/open-services.ts';
import { run } from './run.ts';

/** Faults of the engine are told by the outcome itself. */
const quiet = { error: () => undefined, warn: () => undefined };

const finished = await run(
	process.argv.slice(2),
	async () => {
		const opened = await openServices(readSettings(process.env), quiet);
		return { ...opened.services, close: () => opened.close() };
	},
	{
		readInput: async () => (await text(process.stdin)).replace(/\r?\n$/, ''),
		now: Date.now
	}
);
process.stdout.write(finished.stdout);
process.stderr.write(finished.stderr);
process.exitCode = finished.exitCode;
