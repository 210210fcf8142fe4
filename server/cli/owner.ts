import { FivewaysError } from '#lib/domain/errors.ts';
import type { Account } from '../accounts/types.ts';
import type { CommandServices } from './command-line.ts';

/** The account named by `--owner`. @throws FivewaysError `not-found` */
export async function ownerByEmail({ storage }: CommandServices, email: string): Promise<Account> {
	const stored = await storage.accounts.byEmail(email.trim().toLowerCase());
	if (!stored) {
		throw new FivewaysError('not-found', {
			message: 'There is no account with that e-mail. Nothing was made. Make the account first.'
		});
	}
	return { accountId: stored.accountId, email: stored.email, role: stored.role };
}
