import type { Boards } from './board/types.ts';
import type { Accounts } from './accounts/types.ts';
import type { Settings } from './config.ts';
import type { Storage } from './storage/port.ts';
import type { Workshops } from './accounts/workshop-types.ts';

/**
 * What the composition root makes once, and pages reach through `src/lib/server/services.ts`.
 * Kept at `globalThis[Symbol.for('fiveways.services')]`: the built pages are another module graph.
 */
export interface Services {
	settings: Settings;
	storage: Storage;
	boards: Boards;
	accounts: Accounts;
	workshops: Workshops;
	/** True from SIGTERM on. */
	draining: boolean;
}
