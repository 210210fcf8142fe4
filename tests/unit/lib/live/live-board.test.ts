import { describe, expect, it } from 'vitest';
import { boardRoots, seatRoots } from '#lib/domain/document.ts';
import { type QuestionId, questionIds } from '#lib/domain/question.ts';
import type { BoardNote } from '#lib/live/types.ts';
import { seededRandom } from '../../../support/seeded-random.ts';
import { openPage, type OpenedPage } from '../../../support/open-page.ts';
import { ScriptedServer } from '../../../support/scripted-server.ts';

/** More by `FUZZ_RUNS`; a seed that failed becomes a named test. */
const runs = Number(process.env.FUZZ_RUNS ?? 100);
/** Milliseconds: a hundred take one or two seconds on a quiet machine. */
const patience = 60_000 + runs * 100;

const notesIn = ({ board }: OpenedPage) =>
	board.questions.flatMap(({ clusters, loose }) => [
		...clusters.flatMap(({ notes }) => notes),
		...loose
	]);

/** What the server has for this seat: words by question. */
function onServer(server: ScriptedServer): string[] {
	const all = [
		...boardRoots(server.docs.board).notes.values(),
		...seatRoots(server.docs.seat).private.values()
	];
	return all.map((map) => `${String(map.get('q'))}: ${String(map.get('text'))}`).toSorted();
}
const onPage = (page: OpenedPage) =>
	notesIn(page)
		.map((note) => `${note.q}: ${note.text}`)
		.toSorted();

/** One person's hour: writing, losing the network, reloading, while others write too. */
function hour(seed: number): void {
	const random = seededRandom(seed);
	const pick = <T>(from: readonly T[]): T | undefined => from[Math.floor(random() * from.length)];
	const server = new ScriptedServer(random() < 0.5 ? 'private' : 'share');
	let page = openPage({ server, seed });
	const { clock } = page;
	/** The words the person wants to have, by the first words of the note. */
	const wanted = new Map<string, { q: QuestionId; text: string }>();
	let words = 0;
	let others = 0;

	const mine = (): BoardNote | undefined =>
		pick(notesIn(page).filter((note) => wanted.has(rootOf(note.text))));
	const rootOf = (text: string) => text.split('+')[0] ?? text;
	const isOpen = () => server.sockets.at(-1)?.readyState === 1;

	const acts: (() => void)[] = [
		() => {
			const text = `words ${++words}`;
			const q = pick(questionIds) ?? 'how';
			wanted.set(text, { q, text });
			void page.board.send({ t: 'note.post', q, text });
		},
		() => {
			const note = mine();
			if (!note) return;
			const text = `${rootOf(note.text)}+${++words}`;
			wanted.set(rootOf(note.text), { q: wanted.get(rootOf(note.text))?.q ?? note.q, text });
			void page.board.send({ t: 'note.edit', id: note.id, text });
		},
		() => {
			const note = mine();
			if (!note) return;
			const q = pick(questionIds) ?? 'how';
			wanted.set(rootOf(note.text), { q, text: wanted.get(rootOf(note.text))?.text ?? note.text });
			void page.board.send({ t: 'note.move', id: note.id, q, p: [1, Math.floor(random() * 9)] });
		},
		() => {
			const note = mine();
			if (!note) return;
			wanted.delete(rootOf(note.text));
			void page.board.send({ t: 'note.remove', id: note.id });
		},
		() => server.otherNote(`other-${++others}`, { text: `other ${others}`, q: pick(questionIds)! }),
		() => {
			if (server.sockets.at(-1)?.readyState === 0) server.accept();
		},
		() => {
			if (isOpen()) server.flush(1 + Math.floor(random() * 5));
		},
		() => {
			if (isOpen()) server.flush();
		},
		() => {
			if (random() < 0.4) server.cut(pick([1_006, 4_503, 4_508]));
		},
		() => clock.advance(random() * 6_000),
		() => {
			if (random() < 0.3) page = page.reload();
		},
		() => {
			server.holdReplies = !server.holdReplies;
			if (!server.holdReplies) server.releaseReplies();
		},
		() => {
			server.replyFirst = !server.replyFirst;
		},
		() => {
			const busy = random() < 0.3;
			server.refuse = () => (busy && random() < 0.5 ? 'too-fast' : undefined);
		}
	];

	for (let step = 0; step < 60; step++) {
		pick(acts)?.();
		assertTruth(page, wanted, rootOf, `seed ${seed}, step ${step}`);
	}

	server.refuse = () => undefined;
	server.releaseReplies();
	for (let turn = 0; turn < 20; turn++) {
		if (server.sockets.at(-1)?.readyState === 0) server.accept();
		if (isOpen()) {
			server.heartbeat();
			server.flush();
		}
		clock.advance(5_000);
	}
	const expected = [...wanted.values()].map(({ q, text }) => `${q}: ${text}`);
	const mineOnServer = onServer(server).filter((line) => !line.includes(': other'));
	expect(mineOnServer, `seed ${seed}`).toEqual(expected.toSorted());
	expect(onPage(page), `seed ${seed}`).toEqual(onServer(server));
	expect(page.board.status, `seed ${seed}`).toEqual({ kind: 'saved' });
	page.board.close();
}

/** What must hold at every moment, however the network stands. */
function assertTruth(
	page: OpenedPage,
	wanted: ReadonlyMap<string, { q: QuestionId; text: string }>,
	rootOf: (text: string) => string,
	when: string
): void {
	const { board, server } = page;
	const roots = notesIn(page).map((note) => rootOf(note.text));
	expect(new Set(roots).size, `${when}: a note shows twice`).toBe(roots.length);
	// Once both documents have come, what was written shows as it was written, at every moment.
	if (board.ready && board.me)
		for (const [root, { q, text }] of wanted) {
			const note = notesIn(page).find((one) => rootOf(one.text) === root);
			expect([note?.q, note?.text], `${when}: other than what was written`).toEqual([q, text]);
		}
	for (const note of notesIn(page)) {
		if (note.state !== 'sent' && note.state !== 'saved') continue;
		const shared = boardRoots(server.docs.board).notes.get(note.id);
		const hidden = seatRoots(server.docs.seat).private.get(note.id);
		const kept = note.state === 'sent' ? shared : hidden;
		expect(kept?.get('text'), `${when}: ${note.state} before it is true`).toBe(note.text);
	}
	if (board.status.kind === 'saved') expect(board.unsent, when).toBe(0);
}

describe('a board over a bad network', () => {
	it(
		`[P5] applies everything once, shows it once and tells the truth, in ${runs} random hours`,
		{ timeout: patience },
		() => {
			for (let seed = 1; seed <= runs; seed++) hour(seed);
		}
	);
});
