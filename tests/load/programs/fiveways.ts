import { readSettings } from '../../../server/config.ts';
import { createLog } from '../../../server/log.ts';
import { compose } from '../../../server/start/compose.ts';
import { takeAddress } from '../../../server/start/door.ts';
import { appListener } from '../../../server/start/fork.ts';
import { openServices } from '../../../server/start/open-services.ts';
import { endWith } from '../../../server/start/signals.ts';
import { stopServing } from '../../../server/start/stop.ts';
import { lockDataDir } from '../../../server/storage/sqlite/process-lock.ts';
import { answerUpgrades } from '../../../server/sync/upgrade.ts';
import { encodings } from './counted-yjs.ts';
import { answerUsage, listening } from './meter.ts';

/* `server/main.ts` without pages, which no scenario asks for, and with a meter. */
const settings = readSettings(process.env);
const log = createLog(settings.logLevel);
const lock = lockDataDir(settings.dataDir);
const door = await takeAddress(settings);
settings.publicUrl = `http://127.0.0.1:${door.port}`;
const open = await openServices(settings, log);

const counts = Object.assign(encodings, { commits: 0, updates: 0 });
const { boards } = open.services.storage;
const commit = boards.commit.bind(boards);
boards.commit = (boardId, written) => {
	counts.commits++;
	counts.updates += written.updates.length;
	return commit(boardId, written);
};

const house = compose(open, log);
answerUpgrades(door.server, house.app);
door.open(appListener(house.app));
endWith(log, async () => {
	const done = await stopServing(house, door.server, log, open.close);
	lock.release();
	return done;
});
answerUsage(counts);
listening(door.port);
