import { createRetention, heldWords } from '../../retention.ts';
import { type CommandLineCommand, WrongUse } from '../command-line.ts';

/** Deletes boards whose day has come, as the server does every hour by itself. */
export const retentionRun: CommandLineCommand = {
	name: 'retention run',
	summary: 'Delete the boards whose day has come; the server does so every hour by itself.',
	example: 'npm run -s cli -- retention run --dry-run',
	options: {
		'dry-run': { type: 'boolean', words: 'list them, and delete none' },
		confirm: {
			type: 'boolean',
			words: 'delete them also when there are many, or after a long time'
		}
	},
	async run({ storage }, { options, now }) {
		if (options['dry-run'] && options['confirm'])
			throw new WrongUse('--dry-run and --confirm do not go together.');
		const retention = createRetention({ storage, now, removed: () => undefined });
		const dry = options['dry-run'] !== undefined;
		const { due, held } = await (dry
			? retention.look()
			: retention.run(options['confirm'] !== undefined));
		const boards = due.map(({ boardId, title, deletedOn }) => ({ boardId, title, deletedOn }));
		const list = boards.map(
			({ boardId, title, deletedOn }) => `${deletedOn}  ${boardId}  ${title}`
		);
		const count = `${boards.length} ${boards.length === 1 ? 'board' : 'boards'}`;
		const end = held ? heldWords(held) : dry ? `${count} to delete.` : `${count} deleted.`;
		return {
			json: { boards, deleted: dry || held ? 0 : boards.length, ...(held ? { held } : {}) },
			words: [...list, end].join('\n')
		};
	}
};
