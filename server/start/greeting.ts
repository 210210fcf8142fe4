import { say } from '../log.ts';
import type { Services } from '../services.ts';

/** Tells the person at the terminal where it runs and, while there is no account, how to make one. */
export async function greet({ settings, accounts }: Services): Promise<void> {
	say(`Fiveways is running at ${settings.publicUrl}`);
	const token = await accounts.newSetupToken();
	if (token === undefined) return;
	// In the fragment: browsers send it to nobody, so it is in no log, history of a proxy, or Referer.
	say(`Make the first account here (once, within an hour): ${settings.publicUrl}/setup#${token}`);
}
