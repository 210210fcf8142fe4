import { describe, expect, it } from 'vitest';
import type { CommandBody } from '#lib/domain/command.ts';
import { KeptWork } from '#lib/live/kept-work.ts';
import { Outbox } from '#lib/live/outbox.ts';
import { type Link, type LinkEvent, nextLink, statusOf } from '#lib/live/status.ts';
import { ManualClock, TabStore } from '../../../support/manual-clock.ts';
import { seededRandom } from '../../../support/seeded-random.ts';
import { randomNetwork } from '../../../support/status-model.ts';

describe('the status line', () => {
	it.each([
		['starting', 0, { kind: 'connecting' }],
		['starting', 1, { kind: 'waiting', count: 1 }],
		['up', 0, { kind: 'saved' }],
		['up', 2, { kind: 'waiting', count: 2 }],
		['resuming', 0, { kind: 'connecting' }],
		['resuming', 2, { kind: 'waiting', count: 2 }],
		['slow', 0, { kind: 'slow' }],
		['slow', 2, { kind: 'waiting', count: 2 }],
		['down', 0, { kind: 'offline', count: 0 }],
		['down', 2, { kind: 'offline', count: 2 }]
	] as const)('[X101] %s with %i waiting has one truth', (state, unsent, status) => {
		expect(statusOf({ state }, unsent)).toEqual(status);
	});

	it('[X101] once closed stays closed, whatever follows', () => {
		const closed: Link = { state: 'closed', reason: 'removed' };
		for (const type of ['hello', 'lost', 'overdue'] as const)
			expect(nextLink(closed, { type })).toBe(closed);
		expect(statusOf(closed, 3)).toEqual({ kind: 'closed', reason: 'removed' });
	});

	it('[X101] is told as offline when coming back takes too long, or fails', () => {
		const lost = nextLink({ state: 'up' }, { type: 'lost' });
		expect(lost).toEqual({ state: 'resuming' });
		expect(nextLink(lost, { type: 'overdue' })).toEqual({ state: 'down' });
		expect(nextLink(lost, { type: 'lost' })).toEqual({ state: 'down' });
		expect(nextLink({ state: 'up' }, { type: 'overdue' })).toEqual({ state: 'up' });
	});

	it('[X101] is slow while requests carry it, and no longer once a socket does', () => {
		const slow = nextLink({ state: 'down' }, { type: 'hello', slow: true });
		expect(slow).toEqual({ state: 'slow' });
		expect(nextLink(slow, { type: 'hello' })).toEqual({ state: 'up' });
		expect(nextLink(slow, { type: 'overdue' })).toEqual(slow);
		expect(nextLink(slow, { type: 'lost' })).toEqual({ state: 'resuming' });
	});

	it('[X101] says at once that the page is turned away and why, until it is in or merely offline', () => {
		const away = nextLink({ state: 'starting' }, { type: 'lost', turnedAway: 'pages' });
		expect(statusOf(away, 2)).toEqual({ kind: 'turned-away', reason: 'pages', count: 2 });
		const up = nextLink({ state: 'up' }, { type: 'lost', turnedAway: 'paused' });
		expect(statusOf(up, 0)).toEqual({ kind: 'turned-away', reason: 'paused', count: 0 });
		expect(statusOf(nextLink(away, { type: 'lost' }), 2)).toEqual({ kind: 'offline', count: 2 });
		expect(statusOf(nextLink(away, { type: 'hello' }), 0)).toEqual({ kind: 'saved' });
	});

	it(
		'[X101] never says saved before hello, nor while anything waits, in 2,000 random orders',
		{ timeout: 60_000 },
		() => {
			for (let seed = 1; seed <= 2_000; seed++) expect(randomOrder(seed)).toEqual([]);
		}
	);
});

describe('the status line of a whole page', () => {
	/** More by `FUZZ_RUNS`; a seed that failed becomes a named test. */
	const runs = Number(process.env.FUZZ_RUNS ?? 100);

	it(
		`[X101] has one truth in ${runs} random orders of network and server events`,
		{ timeout: 60_000 + runs * 600 },
		async () => {
			for (let seed = 1; seed <= runs; seed++) await randomNetwork(seed);
		}
	);
});

/** Drives link and outbox by events in random order beside a model of both; returns what it broke. */
function randomOrder(seed: number): string[] {
	const random = seededRandom(seed);
	const clock = new ManualClock();
	let cids = 0;
	const sent: string[] = [];
	/** Of each command, how often it came by this connection: the server answers every one of them. */
	const copies = new Map<string, number>();
	const outbox = new Outbox({
		clock,
		random,
		newCid: () => `cid-${++cids}`,
		kept: new KeptWork(new TabStore(), 'b', 1),
		deliver: (json) => {
			const { cid } = JSON.parse(json) as { cid: string };
			sent.push(cid);
			copies.set(cid, (copies.get(cid) ?? 0) + 1);
			return true;
		},
		named: () => undefined,
		changed: () => undefined,
		overruled: () => undefined,
		refused: () => undefined
	});
	let link: Link = { state: 'starting' };
	const waiting = new Set<string>();
	let hello = false;
	let ended = false;
	const broken: string[] = [];
	const move = (event: LinkEvent) => {
		link = nextLink(link, event);
		if (link.state !== 'up') outbox.disconnected();
	};
	const events: Record<string, () => void> = {
		hello() {
			if (ended) return;
			hello = true;
			move({ type: 'hello' });
			copies.clear();
			outbox.connected();
		},
		lost() {
			hello = false;
			move({ type: 'lost' });
		},
		overdue: () => move({ type: 'overdue' }),
		command() {
			const bodies: CommandBody[] = [
				{ t: 'note.post', q: 'how', text: 'a' },
				{ t: 'flag.finished', on: true },
				{ t: 'undo' }
			];
			void outbox.add(bodies[Math.floor(random() * bodies.length)] ?? { t: 'undo' });
			waiting.add(`cid-${cids}`);
		},
		accepted() {
			const cid = sent[Math.floor(random() * sent.length)];
			if (cid === undefined || !hello) return;
			outbox.reply({ cid, ok: true, rev: 1, id: `id-of-${cid}` });
			waiting.delete(cid);
		},
		refused() {
			const cid = sent[Math.floor(random() * sent.length)];
			if (cid === undefined || !hello) return;
			for (let left = copies.get(cid) ?? 1; left > 0; left--)
				outbox.reply({ cid, ok: false, code: 'locked', message: '' });
			waiting.delete(cid);
		},
		busy() {
			const cid = sent[Math.floor(random() * sent.length)];
			if (cid === undefined || !hello) return;
			outbox.reply({ cid, ok: false, code: 'too-fast', message: '' });
		},
		time: () => clock.advance(random() * 3_000),
		ended() {
			if (random() > 0.1) return;
			ended = true;
			move({ type: 'ended', reason: 'board-closed' });
		}
	};
	const names = Object.keys(events);
	for (let step = 0; step < 30; step++) {
		const name = names[Math.floor(random() * names.length)] ?? 'hello';
		events[name]?.();
		const status = statusOf(link, outbox.unsentThings);
		const truth =
			(status.kind === 'saved') === (hello && !ended && waiting.size === 0) &&
			(status.kind === 'closed') === ended &&
			(!('count' in status) || status.count === waiting.size);
		if (!truth) broken.push(`seed ${seed}, step ${step}, ${name}: ${JSON.stringify(status)}`);
	}
	return broken;
}
