import { FivewaysError, httpMessage } from '#lib/domain/errors.ts';
import { ROWS_IN_A_MESSAGE } from '../exports/bad-rows.ts';
import { accountCreate } from './commands/account-create.ts';
import { exportCommand } from './commands/export.ts';
import { retentionRun } from './commands/retention-run.ts';
import { workshopCreate } from './commands/workshop-create.ts';
import { workshopImport } from './commands/workshop-import.ts';
import {
	type CommandLineCommand,
	type CommandLineInput,
	type CommandServices,
	readOptions,
	WrongUse
} from './command-line.ts';
import { commandHelp, overview } from './help.ts';

export const commands: readonly CommandLineCommand[] = [
	accountCreate,
	workshopCreate,
	workshopImport,
	exportCommand,
	retentionRun
];

/** What the program leaves behind: its exit code and what it wrote. */
export interface Finished {
	/** 0 done, 1 refused, 2 wrong use. */
	exitCode: 0 | 1 | 2;
	stdout: string;
	stderr: string;
}

/**
 * Runs one command line. With `--json` standard output is one JSON value and nothing else.
 * Services are opened only once the line is known to be right.
 */
export async function run(
	args: readonly string[],
	open: () => Promise<CommandServices & { close(): Promise<void> }>,
	outside: Pick<CommandLineInput, 'readInput' | 'now'>
): Promise<Finished> {
	const json = args.includes('--json');
	const rest = args.filter((arg) => arg !== '--json');
	// A person who types nothing is shown the list; a script has left something out.
	const help = rest.includes('--help') || (rest.length === 0 && !json);
	const command = commands.find(
		({ name }) => rest.slice(0, name.split(' ').length).join(' ') === name
	);
	try {
		if (help) {
			const words = command ? commandHelp(command) : overview(commands);
			return done(json ? JSON.stringify({ help: words }) : words);
		}
		if (rest.length === 0) throw new WrongUse('There is no command.');
		if (!command) throw new WrongUse(`There is no command "${rest.slice(0, 2).join(' ')}".`);
		const options = readOptions(command, rest.slice(command.name.split(' ').length));
		const services = await open();
		try {
			const outcome = await command.run(services, { ...outside, options });
			return done(json ? JSON.stringify(outcome.json) : outcome.words);
		} finally {
			await services.close();
		}
	} catch (error) {
		return refused(error, json, command);
	}
}

function done(text: string): Finished {
	return { exitCode: 0, stdout: `${text}\n`, stderr: '' };
}

function refused(error: unknown, json: boolean, command?: CommandLineCommand): Finished {
	if (error instanceof WrongUse) {
		const hint = command ? `Example: ${command.example}` : 'See: npm run -s cli -- --help';
		return answer(2, 'wrong-use', error.message, json, hint);
	}
	if (error instanceof FivewaysError) {
		return answer(1, error.code, error.message, json, '', error.details.rows);
	}
	const cause = error instanceof Error ? error.message : String(error);
	return answer(1, 'unexpected', `${httpMessage('unexpected')} ${cause}`, json, '');
}

function answer(
	exitCode: 1 | 2,
	code: string,
	message: string,
	json: boolean,
	hint: string,
	rows?: readonly { row: number; reason: string }[]
): Finished {
	if (json) {
		const error = { code, message, ...(rows ? { rows } : {}) };
		return { exitCode, stdout: `${JSON.stringify({ error })}\n`, stderr: '' };
	}
	// The message names the first few rows itself.
	const more = (rows ?? []).slice(ROWS_IN_A_MESSAGE);
	const lines = [message, ...more.map(({ row, reason }) => `Row ${row}: ${reason}`), hint];
	return { exitCode, stdout: '', stderr: `${lines.filter(Boolean).join('\n')}\n` };
}
