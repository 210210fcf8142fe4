import { spawn } from 'node:child_process';
import { constants } from 'node:os';
import { delimiter } from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import { inProject } from './root.mjs';

const running = new Set();
const received = new Set();
let mayEndEarly = false;

const endCode = (signal) => (mayEndEarly ? 0 : 128 + constants.signals[signal]);

/** What runs from now on has nothing to finish: being asked to stop is a good end of it. */
export function endWellWhenAsked() {
	mayEndEarly = true;
}

// A terminal's Ctrl-C reaches the whole group, and npm passes the same signal on once more:
// each kind is handed down once, so that a child sees one request to stop and not three.
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
	process.on(signal, () => {
		if (received.has(signal)) return;
		received.add(signal);
		for (const child of running) child.kill(signal);
		if (running.size === 0) process.exit(endCode(signal));
	});
}

/** True once somebody asked this script to stop. */
export function askedToStop() {
	return received.size > 0;
}

function start(command, args, options) {
	const child = spawn(command, args, { cwd: inProject(), ...options });
	running.add(child);
	const ended = new Promise((resolve) => {
		child.on('error', (error) => resolve({ code: 127, error }));
		child.on('close', (code, signal) =>
			resolve({
				code: code ?? (received.has(signal) ? endCode(signal) : 128 + constants.signals[signal])
			})
		);
	}).finally(() => running.delete(child));
	return { child, ended };
}

/** Runs a command on the same terminal; resolves with its exit code. */
export async function runInForeground(command, args, env = process.env) {
	const { ended } = start(command, args, { stdio: 'inherit', env });
	const { code, error } = await ended;
	if (error) process.stderr.write(`${error.message}\n`);
	return code;
}

/** Runs a command in silence; resolves with its exit code and all it wrote, for when it failed. */
export async function runQuietly(command, args, env = process.env) {
	const { child, ended } = start(command, args, { stdio: ['ignore', 'pipe', 'pipe'], env });
	let output = '';
	child.stdout?.setEncoding('utf8').on('data', (text) => (output += text));
	child.stderr?.setEncoding('utf8').on('data', (text) => (output += text));
	const { code, error } = await ended;
	return { code, output: error ? `${output}${error.message}\n` : output };
}

/**
 * The part of a long output where the reason stands: its beginning and its end, without the
 * warnings that npm writes on every machine.
 */
export function gist(output, count = 20) {
	const lines = stripVTControlCharacters(output)
		.trim()
		.split('\n')
		.filter((line) => !line.startsWith('npm warn'));
	if (lines.length <= 2 * count) return lines.join('\n');
	return [...lines.slice(0, count), '[…]', ...lines.slice(-count)].join('\n');
}

/** The environment without node_modules/.bin on the path: `npm` then runs on the system's Node. */
export function systemEnvironment() {
	const path = (process.env.PATH ?? '')
		.split(delimiter)
		.filter((folder) => !/node_modules[\\/]\.bin[\\/]?$/.test(folder));
	return { ...process.env, PATH: path.join(delimiter) };
}
