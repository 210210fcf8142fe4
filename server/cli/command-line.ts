import { parseArgs, type ParseArgsConfig } from 'node:util';
import type { Services } from '../services.ts';

/** What a command needs of the composition root; commands work beside a running server. */
export type CommandServices = Pick<Services, 'storage' | 'accounts' | 'workshops' | 'library'>;

/** One command: its words, its options, and what it does. */
export interface CommandLineCommand {
	/** As typed: `workshop import`. */
	name: string;
	/** One line for the list of commands. */
	summary: string;
	/** A line that works as it stands. */
	example: string;
	options: Readonly<Record<string, CommandLineOption>>;
	run(services: CommandServices, input: CommandLineInput): Promise<Outcome>;
}

export interface CommandLineOption {
	type: 'string' | 'boolean';
	required?: true;
	words: string;
}

export interface CommandLineInput {
	options: Readonly<Record<string, string | undefined>>;
	/** Reads standard input to its end, without its last line break. */
	readInput(): Promise<string>;
	now(): number;
}

/** What a command gives: one JSON value for scripts, one or more sentences for people. */
export interface Outcome {
	json: object;
	words: string;
}

/** The command was typed wrongly: exit 2. */
export class WrongUse extends Error {}

/** Options by name. @throws WrongUse for unknown, missing or doubled ones */
export function readOptions(
	command: CommandLineCommand,
	args: string[]
): Record<string, string | undefined> {
	const options: NonNullable<ParseArgsConfig['options']> = {};
	for (const [name, { type }] of Object.entries(command.options)) options[name] = { type };
	let values: Record<string, unknown>;
	try {
		values = parseArgs({ args: joined(args, command), options, allowPositionals: false }).values;
	} catch (cause) {
		throw new WrongUse(cause instanceof Error ? cause.message : String(cause));
	}
	for (const [name, { required }] of Object.entries(command.options)) {
		if (required && values[name] === undefined) throw new WrongUse(`--${name} is missing.`);
	}
	return Object.fromEntries(
		Object.entries(values).map(([name, value]) => [name, value === true ? 'true' : String(value)])
	);
}

/** `--board -Xyz` as `--board=-Xyz`: ids and passwords may begin with a hyphen. */
function joined(args: readonly string[], command: CommandLineCommand): string[] {
	const all: string[] = [];
	for (let index = 0; index < args.length; index++) {
		const arg = args[index] ?? '';
		const value = args[index + 1];
		const takesValue = command.options[arg.replace(/^--/, '')]?.type === 'string';
		if (arg.startsWith('--') && takesValue && value !== undefined) {
			all.push(`${arg}=${value}`);
			index++;
		} else all.push(arg);
	}
	return all;
}

/** The option of that name, which `readOptions` has seen to be there. */
export function required(input: CommandLineInput, name: string): string {
	const value = input.options[name];
	if (value === undefined) throw new WrongUse(`--${name} is missing.`);
	return value;
}
