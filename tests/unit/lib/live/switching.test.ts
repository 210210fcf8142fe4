import { setImmediate as turn } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { boardRoots, seatRoots } from '#lib/domain/document.ts';
import { openPage } from '../../../support/open-page.ts';
import { ScriptedPolls } from '../../../support/scripted-polls.ts';
import { ScriptedServer } from '../../../support/scripted-server.ts';
import { seededRandom } from '../../../support/seeded-random.ts';

/** More by `FUZZ_RUNS`; a seed that failed becomes a named test. */
const runs = Number(process.env.FUZZ_RUNS ?? 100);

describe('the status line of a whole page', () => {
	it(
		`[X101] has one truth in ${runs} random orders of network and server events`,
		{ timeout: 60_000 + runs * 600 },
		async () => {
			for (let seed = 1; seed <= runs; seed++) await hour(seed);
		}
	);
});

/** One page whose network lets sockets and requests through, or not, as chance will have it. */
async function hour(seed: number): Promise<void> {
	const random = seededRandom(seed);
	const pick = <T>(from: readonly T[]): T => from[Math.floor(random() * from.length)] as T;
	const server = new ScriptedServer(random() < 0.5 ? 'private' : 'share');
	const polls = new ScriptedPolls(server);
	let page = openPage({ server, polls, seed });
	const { clock } = page;
	let words = 0;
	const written: string[] = [];
	const isOpen = () => server.sockets.at(-1)?.readyState === 1;
	const request = () => (polls.open.length > 0 ? pick(polls.open) : undefined);

	const acts: Record<string, () => void | Promise<void>> = {
		write() {
			const text = `words ${++words}`;
			written.push(text);
			void page.board.send({ t: 'note.post', q: 'how', text });
		},
		other: () => server.otherNote(`other-${words}-${random()}`),
		accept() {
			if (server.sockets.at(-1)?.readyState === 0) server.accept();
		},
		flush() {
			if (isOpen()) server.flush(1 + Math.floor(random() * 5));
		},
		cut: () => server.cut(pick([1_006, 4_503, 4_508, 4_529])),
		'hold replies'() {
			server.holdReplies = !server.holdReplies;
			if (!server.holdReplies) server.releaseReplies();
		},
		'busy or not'() {
			const busy = random() < 0.3;
			server.refuse = () => (busy && random() < 0.5 ? 'too-fast' : undefined);
		},
		async answer() {
			const asked = request();
			if (asked) await polls.answer(asked);
		},
		'answer all': () => polls.answerAll(),
		async 'lose a request'() {
			const asked = request();
			if (asked) await polls.fail(asked);
		},
		async 'lose an answer'() {
			const asked = request();
			if (!asked) return;
			for (const command of asked.body.commands ?? []) server.judge(command);
			await polls.fail(asked);
		},
		async stranger() {
			request()?.respond(new Response('<h1>Welcome to our Wi-Fi</h1>'));
			await turn();
		},
		async 'busy server'() {
			request()?.respond(new Response('', { status: 429, headers: { 'retry-after': '2' } }));
			await turn();
		},
		async hide() {
			const hidden = random() < 0.3;
			polls.isHidden = () => hidden;
		},
		'a moment': () => clock.advance(random() * 1_500),
		'a while': () => clock.advance(random() * 9_000),
		reload() {
			if (random() < 0.2) page = page.reload();
		}
	};
	const names = Object.keys(acts);
	for (let step = 0; step < 70; step++) {
		const name = pick(names);
		await acts[name]?.();
		await turn();
		truth(`seed ${seed}, step ${step}, ${name}`);
	}

	// The network is well again, by a socket or by requests alone.
	server.refuse = () => undefined;
	server.releaseReplies();
	const bySocket = random() < 0.5;
	for (let second = 0; second < 240; second++) {
		if (bySocket && server.sockets.at(-1)?.readyState === 0) server.accept();
		if (bySocket && isOpen()) {
			server.heartbeat();
			server.flush();
		} else if (!bySocket && server.sockets.at(-1)?.readyState !== 3) server.cut();
		await polls.answerAll();
		clock.advance(1_000);
	}
	expect(page.board.status, `seed ${seed}`).toEqual({ kind: bySocket ? 'saved' : 'slow' });
	expect(onServer(server), `seed ${seed}`).toEqual(written.toSorted());
	expect(
		page.board
			.ownNotes('how')
			.map(({ text }) => text)
			.toSorted()
	).toEqual(written.toSorted());
	page.board.close();

	/** What must be true at every moment, however the network stands. */
	function truth(when: string): void {
		const { board } = page;
		const { status } = board;
		const own = board.ownNotes('how');
		const there = new Set(onServer(server));
		const texts = own.map(({ text }) => text);
		expect(new Set(texts).size, `${when}: a note shows twice`).toBe(texts.length);
		for (const { text, state } of own)
			if (state === 'saved' || state === 'sent')
				expect(there.has(text), `${when}: ${text} is said to be saved`).toBe(true);
		if (status.kind === 'saved' || status.kind === 'slow') {
			expect(board.unsent, `${when}: ${status.kind}`).toBe(0);
			for (const text of written) expect(there.has(text), `${when}: ${text}`).toBe(true);
		}
		if ('count' in status) expect(status.count, when).toBe(board.unsent);
		if (board.unsent > 0)
			expect(['waiting', 'offline', 'turned-away'], when).toContain(status.kind);
	}
}

function onServer({ docs }: ScriptedServer): string[] {
	const own = seatRoots(docs.seat).own;
	return [...boardRoots(docs.board).notes.entries(), ...seatRoots(docs.seat).private.entries()]
		.filter(([id]) => own.has(id))
		.map(([, map]) => String(map.get('text')))
		.toSorted();
}
