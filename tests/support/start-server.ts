import type { RequestListener } from 'node:http';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import type { Account } from '../../server/accounts/types.ts';
import type { MadeWorkshop, NewWorkshop } from '../../server/accounts/workshop-types.ts';
import { newId } from '../../server/accounts/random.ts';
import { sessionCookieName } from '#lib/domain/cookie.ts';
import { readSettings } from '../../server/config.ts';
import { createLog, type Log } from '../../server/log.ts';
import { compose, type House } from '../../server/start/compose.ts';
import { takeAddress } from '../../server/start/door.ts';
import { appListener, fork } from '../../server/start/fork.ts';
import { openServices } from '../../server/start/open-services.ts';
import { stopServing } from '../../server/start/stop.ts';
import { answerUpgrades } from '../../server/sync/upgrade.ts';
import type { SyncTiming } from '../../server/sync/timing.ts';

export interface TestServerOptions {
	/** Kept when the server stops; without it there is one of its own that goes with it. */
	dataDir?: string;
	/** Shorter times than those of the product. */
	timing?: Partial<SyncTiming>;
	/** More settings, such as `TRUST_PROXY`. */
	env?: Record<string, string>;
	/** What would be logged. */
	log?: Log;
	/** Serve pages too; without, every page is a 404. */
	pages?: RequestListener;
	/** Ends by itself with the test. False for servers that are stopped by hand. */
	endsWithTest?: boolean;
}

export interface TestServer {
	/** Without a slash at the end; also its `PUBLIC_URL`. */
	readonly url: string;
	readonly dataDir: string;
	readonly house: House;
	/** An account and a session for it, as a cookie header. */
	facilitator(email?: string): Promise<{ account: Account; cookie: string }>;
	/** The cookie of one more session of that account, as from another device. */
	signInAgain(account: Account): Promise<string>;
	/** Somebody who reads the results of a workshop and runs none: the cookie of their session. */
	lead(workshopId: string): Promise<{ cookie: string }>;
	workshop(owner: Account, workshop?: Partial<NewWorkshop>): Promise<MadeWorkshop>;
	stop(): Promise<boolean>;
}

const noPages: RequestListener = (_request, response) => {
	response.statusCode = 404;
	response.end();
};

export const PASSWORD = 'correct horse battery';

/** The real server in this process, without built pages: real storage, real sockets, port 0. */
export async function startServer(options: TestServerOptions = {}): Promise<TestServer> {
	const dataDir = options.dataDir ?? (await mkdtemp(join(tmpdir(), 'fiveways-test-')));
	const settings = readSettings({
		DATA_DIR: dataDir,
		PORT: '0',
		HOST: '127.0.0.1',
		...options.env
	});
	const log = options.log ?? createLog('silent');
	const door = await takeAddress(settings);
	if (!options.env?.['PUBLIC_URL']) settings.publicUrl = `http://127.0.0.1:${door.port}`;
	const open = await openServices(settings, log);
	const house = compose(open, log, options.timing);
	answerUpgrades(door.server, house.app);
	door.open(fork(appListener(house.app), options.pages ?? noPages, { settings, log }));

	let stopped: Promise<boolean> | undefined;
	const stop = () => (stopped ??= stopServing(house, door.server, log, open.close));
	if (options.endsWithTest !== false)
		onTestFinished(async () => {
			await stop();
			if (!options.dataDir) await rm(dataDir, { recursive: true, force: true });
		});
	const { accounts, workshops } = house.services;
	return {
		url: `http://127.0.0.1:${door.port}`,
		dataDir,
		house,
		async facilitator(email = 'facilitator@example.org') {
			const first = await accounts.newSetupToken();
			if (!first) await accounts.create(email, PASSWORD, 'facilitator');
			const { account, sessionId } = first
				? await accounts.setup(first, email, PASSWORD)
				: await accounts.signIn(email, PASSWORD, '127.0.0.1');
			return { account, cookie: `${sessionCookieName(settings.publicUrl)}=${sessionId}` };
		},
		async signInAgain({ email }) {
			const { sessionId } = await accounts.signIn(email, PASSWORD, '127.0.0.1');
			return `${sessionCookieName(settings.publicUrl)}=${sessionId}`;
		},
		async lead(workshopId) {
			const email = 'lead@example.org';
			const { accountId } = await accounts.create(email, PASSWORD, 'lead');
			const invitation = { tokenHash: newId(), workshopId, role: 'lead' as const };
			const day = { createdAt: Date.now(), expiresAt: Date.now() + 60_000 };
			const { members } = house.services.storage;
			await members.invite({ invitationId: newId(), ...invitation, ...day });
			await members.accept(invitation, accountId, Date.now());
			const { sessionId } = await accounts.signIn(email, PASSWORD, '127.0.0.1');
			return { cookie: `${sessionCookieName(settings.publicUrl)}=${sessionId}` };
		},
		workshop: (owner, workshop) =>
			workshops.create(owner, { title: 'Social prescribing in Canalside', ...workshop }),
		stop
	};
}
