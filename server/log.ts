import { pino } from 'pino';
import type { Settings } from './config.ts';

/**
 * The log: JSON lines on standard output, one for each request and each closed socket. Never in it:
 * texts, names, codes, tokens, cookies, e-mail, addresses, or anything a browser wrote.
 */
export interface Log {
	error: (details: object, message: string) => void;
	warn: (details: object, message: string) => void;
	info: (details: object, message: string) => void;
	debug: (details: object, message: string) => void;
}

export function createLog(level: Settings['logLevel']): Log {
	return pino({
		level,
		base: null,
		timestamp: pino.stdTimeFunctions.isoTime,
		formatters: { level: (label) => ({ level: label }) },
		serializers: { err: pino.stdSerializers.err, error: pino.stdSerializers.err }
	});
}

/** A line for the person at the terminal, whatever the log's level. */
export function say(line: string): void {
	process.stdout.write(`${line}\n`);
}

/** Why the server could not start or go on, for the person at the terminal. */
export function sayProblem(line: string): void {
	process.stderr.write(`${line}\n`);
}
