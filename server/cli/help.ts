import type { CommandLineCommand } from './command-line.ts';

/** The list of commands. */
export function overview(commands: readonly CommandLineCommand[]): string {
	const width = Math.max(...commands.map(({ name }) => name.length));
	return [
		'Fiveways on the command line. Data is in DATA_DIR (./data).',
		'',
		...commands.map(({ name, summary }) => `  ${name.padEnd(width)}  ${summary}`),
		'',
		'Each takes --help, and --json for one JSON value on standard output.',
		'Exit codes: 0 done, 1 refused, 2 wrong use.'
	].join('\n');
}

/** One command with its options and an example. */
export function commandHelp(command: CommandLineCommand): string {
	const options = Object.entries(command.options).map(
		([name, { required, words }]) =>
			`  --${name.padEnd(16)}${words}${required ? '' : ' (not needed)'}`
	);
	return [command.summary, '', ...options, '', 'Example:', `  ${command.example}`].join('\n');
}
