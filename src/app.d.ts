import type { Account } from '../server/accounts/types.ts';

declare global {
	namespace App {
		interface Locals {
			/** Who is signed in, if anyone. */
			account?: Account;
		}
		interface Error {
			message: string;
			/** What the server's log calls this failure, for telling the person who runs it. */
			id?: string;
			/** The seat that was removed, so that its device can be cleared. */
			seat?: number;
			/** Whoever had it was never let in. */
			waited?: true;
		}
	}
	interface Window {
		/** The secret that stood in the address when the page was opened (`app.html`). */
		fiveways?: { secret?: string };
	}
}

export {};
