import type { AccountRole } from '../../storage/port.ts';
import { type CommandLineCommand, required, WrongUse } from '../command-line.ts';

const roles: readonly AccountRole[] = ['facilitator', 'lead', 'operator'];

/** Makes an account; the password comes by standard input, never as an argument. */
export const accountCreate: CommandLineCommand = {
	name: 'account create',
	summary: 'Make an account for a facilitator, lead or operator.',
	example:
		'npm run -s cli -- account create --email ruth@example.org --role facilitator --password-stdin < password.txt',
	options: {
		email: { type: 'string', required: true, words: 'the e-mail to sign in with' },
		role: { type: 'string', required: true, words: 'facilitator, lead or operator' },
		'password-stdin': {
			type: 'boolean',
			required: true,
			words: 'read the password, 12 characters or more, from standard input'
		}
	},
	async run({ accounts }, input) {
		const role = roles.find((name) => name === required(input, 'role'));
		if (!role) throw new WrongUse('--role is facilitator, lead or operator.');
		const password = await input.readInput();
		const account = await accounts.create(required(input, 'email'), password, role);
		return {
			json: { accountId: account.accountId, email: account.email, role: account.role },
			words: `The account for ${account.email} is made. Sign in with it at the sign-in page.`
		};
	}
};
