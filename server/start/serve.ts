import type { RequestListener } from 'node:http';
import { readSettings, type Settings } from '../config.ts';
import { createLog } from '../log.ts';
import { keepRetention } from '../retention.ts';
import { lockDataDir } from '../storage/sqlite/process-lock.ts';
import { answerUpgrades } from '../sync/upgrade.ts';
import { compose } from './compose.ts';
import { takeAddress } from './door.ts';
import { appListener, fork } from './fork.ts';
import { greet } from './greeting.ts';
import { openServices } from './open-services.ts';
import { provide } from './provide.ts';
import { endWith } from './signals.ts';
import { stopServing } from './stop.ts';

/**
 * The whole server, from the settings to the first request, one step a line.
 * @param loadPages gives the listener that answers for all pages
 * @throws in words, when it cannot start
 */
export async function serve(
	loadPages: (settings: Settings) => Promise<RequestListener>
): Promise<void> {
	const settings = readSettings(process.env);
	const log = createLog(settings.logLevel);
	const lock = lockDataDir(settings.dataDir);
	const door = await takeAddress(settings);
	settings.publicUrl = settings.publicUrl.replace(/:0$/, `:${door.port}`);

	const open = await openServices(settings, log);
	const house = compose(open, log);
	provide(house.services);
	const pages = await loadPages(settings);
	answerUpgrades(door.server, house.app);
	door.open(fork(appListener(house.app), pages, { settings, log }));
	keepRetention(house.retention, log, () => house.services.draining);
	endWith(log, async () => {
		const done = await stopServing(house, door.server, log, open.close);
		lock.release();
		return done;
	});
	await greet(house.services);
}
