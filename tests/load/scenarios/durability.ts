import { setTimeout as wait } from 'node:timers/promises';
import { seededBelow } from '../../support/seeded-random.ts';
import { dialects } from '../crowd/dialects.ts';
import { Poster } from '../crowd/poster.ts';
import type { Peer } from '../peers/peer.ts';
import type { ServerProcess } from '../peers/server-process.ts';
import { first, inFolder, type Outcome, type Run, times } from './scenario.ts';

export interface DurabilitySize {
	kills: number;
	people: number;
}

/** Each person's posts a second: below the rate that commands may have. */
const POSTS_PER_SECOND = 12;
const SHORTEST_MS = 250;
const REPLAY_MS = 10_000;

interface Round {
	posted: number;
	answered: number;
	/** Answered, and not there after the restart. */
	lost: number;
	/** There twice when everything was sent again. */
	doubled: number;
	/** Sent without an answer before the kill, and what became of them. */
	unknown: number;
	unresolved: number;
	/** Somebody else had seen it, and after the restart it was gone. */
	shown: number;
	gone: number;
}

/** The process is killed while people write, again and again: what was promised must be there. */
export async function durability(
	run: Run,
	{ kills, people }: DurabilitySize = { kills: run.kills ?? 20, people: 20 }
): Promise<Outcome> {
	return inFolder(async (folder) => {
		const boards = await run.peer.prepare(folder, times(kills, { people }), run.seed);
		const below = seededBelow(run.seed);
		const longest = Math.max(1, run.seconds * 1_000 - SHORTEST_MS);
		const rounds: Round[] = [];
		let server = await run.peer.start(folder);
		try {
			for (const board of boards) {
				const posters = board.map((spec) => new Poster(spec, dialects[run.peer.name]));
				await writeUntilKilled(posters, server, SHORTEST_MS + below(longest));
				const before = remembered(posters);
				server = await run.peer.start(folder);
				rounds.push(await lookAfter(posters, before, server, run.peer));
			}
		} finally {
			await server.kill();
		}
		const all = (name: keyof Round) => rounds.reduce((sum, each) => sum + each[name], 0);
		// Theirs promises nothing to the writer: there is no answer that could be kept.
		const answers = run.peer.name === 'fiveways';
		return {
			saturated: false,
			figures: [
				{ name: 'kills', value: rounds.length, unit: '' },
				{ name: 'posted', value: all('posted'), unit: '' },
				{ name: 'shown to others', value: all('shown'), unit: '' },
				{ name: 'shown to others, then gone', value: all('gone'), unit: '', atMost: 0 },
				...(answers
					? [
							{ name: 'acknowledged', value: all('answered'), unit: '' },
							{ name: 'acknowledged, then lost', value: all('lost'), unit: '', atMost: 0 },
							{ name: 'doubled', value: all('doubled'), unit: '', atMost: 0 },
							{ name: 'unknown at the kill', value: all('unknown'), unit: '' },
							{ name: 'unknown, not resolved', value: all('unresolved'), unit: '', atMost: 0 }
						]
					: [])
			]
		};
	});
}

async function writeUntilKilled(posters: Poster[], server: ServerProcess, afterMs: number) {
	await Promise.all(posters.map((poster) => poster.connect(server.port)));
	const until = performance.now() + afterMs;
	while (performance.now() < until) {
		for (const poster of posters) poster.post();
		await wait(1_000 / POSTS_PER_SECOND);
	}
	// The last ones are on their way: the kill meets them anywhere.
	for (const poster of posters) poster.post();
	await new Promise((resolve) => setImmediate(resolve));
	await server.kill();
}

/** What people knew when the process was killed. */
function remembered(posters: readonly Poster[]) {
	return {
		unknown: posters.flatMap((poster) => poster.unanswered),
		answered: posters.flatMap(({ sent }) => sent.filter((posted) => posted.answered)),
		shown: new Set(posters.flatMap((poster) => [...poster.shown]))
	};
}

/** What is on the board after the restart, and after everybody has sent again what they must. */
async function lookAfter(
	posters: readonly Poster[],
	{ unknown, answered, shown }: ReturnType<typeof remembered>,
	server: ServerProcess,
	peer: Peer
): Promise<Round> {
	const docs = await Promise.all(posters.map((poster) => poster.connect(server.port)));
	const kept = new Set(peer.textsOf(first(docs)));
	if (peer.name === 'fiveways')
		await Promise.all(posters.map((poster) => poster.replay(REPLAY_MS)));
	const found = new Map<string, number>();
	for (const text of peer.textsOf(await first(posters).connect(server.port)))
		found.set(text, (found.get(text) ?? 0) + 1);
	for (const poster of posters) poster.leave();
	const sent = posters.flatMap((poster) => poster.sent);
	return {
		posted: sent.length,
		answered: answered.length,
		lost: answered.filter(({ words }) => !kept.has(words)).length,
		doubled: sent.filter(({ words }) => (found.get(words) ?? 0) > 1).length,
		unknown: unknown.length,
		unresolved: unknown.filter(({ words }) => found.get(words) !== 1).length,
		shown: shown.size,
		gone: [...shown].filter((words) => !kept.has(words)).length
	};
}
