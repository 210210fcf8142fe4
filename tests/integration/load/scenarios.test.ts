import { expect, test } from 'vitest';
import { annoyances } from '../../load/crowd/annoyance.ts';
import { fiveways } from '../../load/peers/fiveways.ts';
import { abuse } from '../../load/scenarios/abuse.ts';
import { capacity } from '../../load/scenarios/capacity.ts';
import { cost } from '../../load/scenarios/cost.ts';
import { durability } from '../../load/scenarios/durability.ts';
import { join } from '../../load/scenarios/join.ts';
import { latency } from '../../load/scenarios/latency.ts';
import { memory } from '../../load/scenarios/memory.ts';
import type { Outcome, Run } from '../../load/scenarios/scenario.ts';
import { workshop } from '../../load/scenarios/workshop.ts';

/*
 * The benchmark, each scenario for about two seconds: it stays alive, and what can be counted is
 * what it should be. Times are never looked at here; they belong to `npm run load`.
 */
/** Many processes start here; a busy machine may take its time with that. */
const patience = { timeout: 120_000 };
const run: Run = { peer: fiveways, seconds: 2, seed: 20_261_122, workers: 1 };

/** The figures by name; asking for one that is not there fails. */
function valuesOf({ figures }: Outcome): (name: string) => number {
	return (name) => {
		const found = figures.find((figure) => figure.name === name);
		if (!found) throw new Error(`No figure is called ${name}.`);
		return found.value;
	};
}

test(
	'[P1] at sixty people writing, each edit is answered once and reaches everybody',
	patience,
	async () => {
		const value = valuesOf(await latency(run, { people: 60, editsPerSecond: 5 }));
		expect(value('edits')).toBe(600);
		expect(value('accepted')).toBe(value('edits'));
		expect(value('refused')).toBe(0);
		expect(value('missing')).toBe(0);
		expect(value('deliveries')).toBeLessThanOrEqual(value('edits') * 59);
		// One message a reader and commit, however many wrote; and nothing whole is encoded for it.
		expect(value('commits')).toBeLessThanOrEqual(value('edits'));
		expect(value('update frames')).toBeLessThanOrEqual(value('commits') * 60);
		expect(value('encodings')).toBeLessThanOrEqual(60);
		expect(value('bytes per delivery')).toBeLessThan(1_000);
	}
);

test('[X107] an even load says what a delivery takes', patience, async () => {
	const size = { boards: 2, peoplePerBoard: 10, editsPerSecond: 2 };
	const value = valuesOf(await cost({ ...run, seconds: 1 }, size));
	expect(value('edits')).toBe(40);
	expect(value('missing')).toBe(0);
	expect(value('server CPU per delivery')).toBeGreaterThan(0);
	expect(value('update frames')).toBeLessThanOrEqual(value('commits') * 10);
});

test('[X107] when all write, every edit reaches every board and no other', patience, async () => {
	const size = { peoplePerBoard: 10, boardsPerStep: 1, mostBoards: 2 };
	const value = valuesOf(await capacity({ ...run, seconds: 1 }, size));
	const people = value('people');
	expect(value('edits')).toBe(people * 2);
	expect(value('missing')).toBe(0);
	expect(value('deliveries')).toBeGreaterThan(0);
	expect(value('deliveries')).toBeLessThanOrEqual(value('edits') * 9);
	expect(value('update frames')).toBeLessThanOrEqual(value('commits') * 10);
});

test(
	'[X107] a room that points and writes gets all of the writing and less of the pointing',
	patience,
	async () => {
		const size = { peoplePerBoard: 20, boardsPerStep: 1, mostBoards: 1 };
		const value = valuesOf(await workshop(run, size));
		expect(value('edits')).toBe(8);
		expect(value('presences')).toBe(80);
		expect(value('missing')).toBe(0);
		expect(value('presence frames')).toBeGreaterThan(0);
		expect(value('presence frames')).toBeLessThanOrEqual(value('presences') * 19);
	}
);

test('[limits] many who join at once are sent one encoded board', patience, async () => {
	const size = { notes: 300, length: 100, history: 2, people: 20, bystanders: 3 };
	const value = valuesOf(await join(run, size));
	expect(value('joined at once')).toBe(20);
	expect(value('bytes to one')).toBeGreaterThan(300 * 100);
	expect(value('encodedBytes')).toBeLessThan(2 * value('bytes to one'));
	expect(value('missing on the other board')).toBe(0);
});

test('[limits] connections and boards that rest can be weighed', patience, async () => {
	const size = { connections: 50, boards: 2, restSeconds: 0 };
	const value = valuesOf(await memory(run, size));
	expect(value('connections')).toBe(49);
	expect(value('boards')).toBe(2);
	for (const name of ['idle connection over a bare one', 'board with nobody on it'])
		expect(value(name)).toEqual(expect.any(Number));
});

test(
	'[P1] what was answered or shown outlives a kill, and an outbox doubles nothing',
	patience,
	async () => {
		const value = valuesOf(await durability({ ...run, seconds: 1 }, { kills: 2, people: 5 }));
		expect(value('kills')).toBe(2);
		expect(value('acknowledged')).toBeGreaterThan(0);
		expect(value('acknowledged, then lost')).toBe(0);
		expect(value('shown to others, then gone')).toBe(0);
		expect(value('doubled')).toBe(0);
		expect(value('unknown, not resolved')).toBe(0);
	}
);

test(
	'[limits] harm at one board costs people at another no edit and no connection',
	patience,
	async () => {
		const outcome = await abuse({ ...run, seconds: 0.5 }, { people: 4, notes: 200 });
		const value = valuesOf(outcome);
		for (const kind of annoyances) {
			expect(value(`${kind}: sent`)).toBeGreaterThan(0);
			expect(value(`${kind}: missing`)).toBe(0);
			expect(value(`${kind}: cut off`)).toBe(0);
		}
		expect(value('hostile frames: 4400')).toBeGreaterThan(0);
		expect(value('presence flood: frames to a reader')).toBeLessThan(
			value('presence flood: sent') / 5
		);
		// Each of six sockets, and of those that came back, was answered once, and later once or twice.
		const comings =
			6 + (outcome.figures.find(({ name }) => name === 'sync flood: 4400')?.value ?? 0);
		expect(value('sync flood: whole boards')).toBeLessThanOrEqual(3 * comings);
		const statuses = outcome.figures.flatMap(
			({ name }) => /^wrong sign-ins: (\d+)$/.exec(name) ?? []
		);
		expect(statuses.filter((_, index) => index % 2 === 1)).not.toContain('200');
	}
);
