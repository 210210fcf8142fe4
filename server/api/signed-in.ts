import type { Account } from '../accounts/types.ts';
import { FivewaysError } from '#lib/domain/errors.ts';
import { mayRunWorkshops } from '#lib/domain/permission.ts';
import { readSession } from './cookies.ts';
import type { ApiContext, Edge } from './edge.ts';

/**
 * The account a request comes from.
 * @throws {FivewaysError} `sign-in`
 */
export async function accountOf(context: ApiContext, edge: Edge): Promise<Account> {
	const session = readSession(context, edge);
	const found = session ? await edge.services.accounts.bySession(session) : undefined;
	if (!found) throw new FivewaysError('sign-in');
	return found.account;
}

/**
 * As `accountOf`, of somebody who runs workshops.
 * @throws {FivewaysError} `sign-in`, `not-allowed`
 */
export async function facilitatorOf(context: ApiContext, edge: Edge): Promise<Account> {
	const account = await accountOf(context, edge);
	if (!mayRunWorkshops(account.role)) throw new FivewaysError('not-allowed');
	return account;
}
