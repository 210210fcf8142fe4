import { readSettings } from './config.ts';
import { createLog, sayProblem } from './log.ts';
import { keepRetention } from './retention.ts';
import { compose } from './start/compose.ts';
import { takeAddress } from './start/door.ts';
import { appListener, fork } from './start/fork.ts';
import { greet } from './start/greeting.ts';
import { openServices } from './start/open-services.ts';
import { loadPages, requireBuild } from './start/pages.ts';
import { provide } from './start/provide.ts';
import { endWith } from './start/signals.ts';
import { stopServing } from './start/stop.ts';
import { answerUpgrades } from './sync/upgrade.ts';
import { lockDataDir } from './storage/sqlite/process-lock.ts';

/** The whole server, from the settings to the first request, one step a line. */
async function start(): Promise<void> {
	requireBuild();
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

try {
	await start();
} catch (error) {
	sayProblem(error instanceof Error ? error.message : String(error));
	process.exit(1);
}
