import { readFileSync } from 'node:fs';

/** The program that made a file, as "Fiveways 1.0.0". */
export function origin(): string {
	const file = new URL('../../../package.json', import.meta.url);
	const { version } = JSON.parse(readFileSync(file, 'utf8')) as { version: string };
	return `Fiveways ${version}`;
}
