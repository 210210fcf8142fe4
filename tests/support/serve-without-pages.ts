import { readSettings } from '../../server/config.ts';
import { createLog } from '../../server/log.ts';
import { compose } from '../../server/start/compose.ts';
import { takeAddress } from '../../server/start/door.ts';
import { appListener, fork } from '../../server/start/fork.ts';
import { greet } from '../../server/start/greeting.ts';
import { openServices } from '../../server/start/open-services.ts';
import { endWith } from '../../server/start/signals.ts';
import { stopServing } from '../../server/start/stop.ts';
import { lockDataDir } from '../../server/storage/sqlite/process-lock.ts';
import { answerUpgrades } from '../../server/sync/upgrade.ts';

/*
 * `server/main.ts` without the pages, which need a build: for tests that end a process in ways
 * that a test cannot end itself.
 */
const settings = readSettings(process.env);
const log = createLog(settings.logLevel);
const lock = lockDataDir(settings.dataDir);
const door = await takeAddress(settings);
settings.publicUrl = settings.publicUrl.replace(/:0$/, `:${door.port}`);
const open = await openServices(settings, log);
const house = compose(open, log);
answerUpgrades(door.server, house.app);
const noPages = (_request: unknown, response: { statusCode: number; end: () => void }) => {
	response.statusCode = 404;
	response.end();
};
door.open(fork(appListener(house.app), noPages, { settings, log }));
endWith(log, async () => {
	const done = await stopServing(house, door.server, log, open.close);
	lock.release();
	return done;
});
await greet(house.services);
