import { fail, pass, type Result } from './result.ts';

const KEY = 'fiveways:check';

/** Whether this browser has what the board is made with. */
export function checkBrowser(page: typeof globalThis): Result {
	const has =
		'WebSocket' in page &&
		'Segmenter' in page.Intl &&
		'HTMLDialogElement' in page &&
		'toSorted' in page.Array.prototype &&
		page.CSS.supports('selector(:has(a))');
	if (has) return pass('This browser is new enough.');
	return fail(
		'This browser is too old.',
		'Update it, or use the newest Edge, Chrome, Firefox or Safari.'
	);
}

/** Whether a seat and unsent notes can be kept here. */
export async function checkStorage(page: Window): Promise<Result> {
	if (!page.navigator.cookieEnabled)
		return fail('Cookies are blocked.', 'Allow cookies for this website. Joining needs one.');
	try {
		page.sessionStorage.setItem(KEY, 'kept');
		page.sessionStorage.removeItem(KEY);
		await openDatabase(page.indexedDB);
		return pass('Notes can wait on this device until they are sent.');
	} catch {
		return fail(
			'This browser cannot keep notes that wait to be sent.',
			'Leave private browsing, or free some space. Until then, keep the page open while notes wait.'
		);
	}
}

function openDatabase(databases: IDBFactory): Promise<void> {
	return new Promise((resolve, reject) => {
		const asked = databases.open(KEY);
		asked.onerror = () => reject(new Error('There is no database.'));
		asked.onsuccess = () => {
			asked.result.close();
			databases.deleteDatabase(KEY);
			resolve();
		};
	});
}

/** Further apart than this the times on notes and the timer mislead, and safe connections may fail. */
const MOST_APART_MS = 2 * 60_000;

/** @param serverNow milliseconds since 1970, or undefined when the server was not reached */
export function checkClock(now: number, serverNow: number | undefined): Result {
	if (serverNow === undefined)
		return fail('We could not compare the clock.', 'Mend the connection first, then check again.');
	const apart = Math.abs(now - serverNow);
	if (apart <= MOST_APART_MS) return pass('The clock is right.');
	const minutes = Math.round(apart / 60_000);
	return fail(
		`The clock is ${minutes} minutes ${now > serverNow ? 'ahead' : 'behind'}.`,
		'Set date and time to automatic in the settings of this device.'
	);
}

export function checkPrinting(page: { print?: unknown }): Result {
	if (typeof page.print === 'function')
		return pass('This browser can print. To try your printer, print this page.');
	return fail('This browser cannot print.', 'Save the report and print it on another device.');
}
