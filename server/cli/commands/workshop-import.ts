import { readFile } from 'node:fs/promises';
import { basename, extname } from 'node:path';
import { FivewaysError } from '#lib/domain/errors.ts';
import { type CommandLineCommand, required } from '../command-line.ts';
import { ownerByEmail } from '../owner.ts';

/** Makes a workshop from a CSV of notes or a board file: all of it or nothing. */
export const workshopImport: CommandLineCommand = {
	name: 'workshop import',
	summary: 'Make a workshop from a file of notes (CSV, or our JSON).',
	example: 'npm run -s cli -- workshop import --owner ruth@example.org --file notes.csv',
	options: {
		owner: { type: 'string', required: true, words: 'e-mail of the facilitator it belongs to' },
		file: { type: 'string', required: true, words: 'the file; CSV needs group,question,text' },
		title: { type: 'string', words: 'what the workshop is called; else the name of the file' }
	},
	async run(services, input) {
		const owner = await ownerByEmail(services, required(input, 'owner'));
		const path = required(input, 'file');
		const bytes = await readFile(path).catch((cause: unknown) => {
			throw new FivewaysError('not-found', {
				message: 'That file cannot be read. Nothing was made. Check its name and its rights.',
				cause
			});
		});
		const isJson = extname(path).toLowerCase() === '.json';
		const title = input.options['title'] ?? (isJson ? undefined : titleOf(path));
		const made = await services.library.importFile(owner, {
			bytes,
			type: isJson ? 'application/json' : 'text/csv',
			...(title === undefined ? {} : { title })
		});
		return {
			json: made,
			words: `${made.notes} notes are in a new workshop. Its code is ${made.code}.`
		};
	}
};

function titleOf(path: string): string {
	const name = basename(path, extname(path)).replace(/[-_]+/g, ' ').trim();
	return name || 'Imported workshop';
}
