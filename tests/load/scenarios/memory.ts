import { setTimeout as wait } from 'node:timers/promises';
import type { PersonSpec } from '../crowd/dialect.ts';
import { fiveways } from '../peers/fiveways.ts';
import { ServerProcess } from '../peers/server-process.ts';
import { onStage, type Outcome, type Run, times, withCrowd } from './scenario.ts';

export interface MemorySize {
	connections: number;
	boards: number;
	/** Seconds for which nobody is on the boards before they are weighed. */
	restSeconds: number;
}

const PEOPLE = 50;
const NOTES = 200;
const full: MemorySize = { connections: 1_000, boards: 40, restSeconds: 80 };

/** What people cost who only sit there, and boards on which nobody is. */
export async function memory(run: Run, size: MemorySize = full): Promise<Outcome> {
	const rooms = Math.ceil(size.connections / PEOPLE);
	const plans = [
		...times(rooms, { people: PEOPLE }),
		...times(size.boards, { people: 1, notes: NOTES })
	];
	return onStage(run, plans, async ({ server, boards, crowd }) => {
		const full = boards.slice(0, rooms);
		const empty = boards.slice(rooms);
		const weigh = async () => (await server.usage({ collect: true })).heap;

		// Somebody on each full board first, so that it is not these boards that are weighed.
		await crowd.join(full.map((people) => people.slice(0, 1)));
		const none = await weigh();
		const perLiveBoard = await withCrowd(run, server, async (visitors) => {
			await visitors.join(empty);
			return ((await weigh()) - none) / empty.length;
		});
		await wait(size.restSeconds * 1_000);
		const before = await weigh();
		const perBoard = (before - none) / empty.length;
		const joined = await crowd.join(full.map((people) => people.slice(1)));
		const perConnection = ((await weigh()) - before) / joined.length;
		const bare = await bareConnection(full);
		const MB = 1_048_576;
		return {
			saturated: false,
			figures: [
				{
					name: 'idle connection over a bare one',
					value: (perConnection - bare) / 1_024,
					unit: 'KB',
					atMost: 10
				},
				{ name: 'bare connection', value: bare / 1_024, unit: 'KB' },
				{ name: 'open board, one person', value: perLiveBoard / MB, unit: 'MB' },
				{ name: 'board with nobody on it', value: perBoard / MB, unit: 'MB', atMost: 0.3 },
				{ name: 'connections', value: joined.length, unit: '' },
				{ name: 'boards', value: empty.length, unit: '' }
			]
		};
	});
}

/** Bytes of a connection to a server that keeps it and does nothing else. */
async function bareConnection(boards: readonly PersonSpec[][]): Promise<number> {
	const relay = await ServerProcess.start({ name: 'relay' });
	try {
		return await withCrowd({ peer: fiveways, workers: 1 }, relay, async (crowd) => {
			await crowd.join(boards.map((people) => people.slice(0, 1)));
			const { heap: before } = await relay.usage({ collect: true });
			const joined = await crowd.join(boards.map((people) => people.slice(1)));
			return ((await relay.usage({ collect: true })).heap - before) / joined.length;
		});
	} finally {
		await relay.kill();
	}
}
