import { describe, expect, test } from 'vitest';
import type { CommandBody } from '#lib/domain/command.ts';
import { questionIds } from '#lib/domain/question.ts';
import type { Seat } from '#lib/domain/seat.ts';
import { emptyClusters, expectConverged, plainBoard } from '../../../support/board-checks.ts';
import { Model } from '../../../support/board-model.ts';
import { testBoard, type TestReader } from '../../../support/board.ts';
import { clustersOf, randomClustering } from '../../../support/fuzz/random-clustering.ts';
import { seededRandom } from '../../../support/seeded-random.ts';

/** Seeds that once failed are added here by name; more random ones by FUZZ_RUNS. */
const seeds = Array.from({ length: Number(process.env['FUZZ_RUNS'] ?? 12) }, (_, n) => n + 1);
const OPERATIONS = 300;

describe('random workshops', () => {
	test.each(seeds)(
		'[P1] replicas, rebuild and a plain model agree (seed %i)',
		async (seed) => {
			const random = seededRandom(seed);
			const below = (count: number) => Math.floor(random() * count);
			const pick = <Item>(items: readonly Item[]): Item | undefined => items[below(items.length)];
			const test = await testBoard({ seed });
			const facilitator = await test.seat('facilitator');
			const people = [facilitator];
			for (const group of ['lw', 'hcp', 'patient', 'lw'] as const)
				people.push(await test.seat('stakeholder', group));
			const model = new Model();
			const readers = new Map<Seat, TestReader>();
			const seen = new Map<number, TestReader[]>();

			for (let done = 0; done < OPERATIONS;) {
				const entry = () => {
					const seat = random() < 0.3 ? facilitator : (pick(people) ?? facilitator);
					return { seat, body: randomBody(seat), cid: test.cid() };
				};
				let batch = Array.from({ length: 1 + below(6) }, entry);
				// Alone, so that its commit says which command it took back.
				const undo = batch.find(({ body }) => body.t === 'undo');
				if (undo) batch = [undo];
				// Some are sent twice, some commits fail: both must change nothing.
				const twice = batch.filter(() => random() < 0.1);
				const failing = random() < 0.05;
				if (failing) test.store.failNext(random() < 0.5 ? 'before' : 'after');
				const { commits } = test.store;
				const before = commits.length;
				const send = ({ seat, body, cid }: (typeof batch)[number]) =>
					test.send(seat, { ...body, cid });
				const replies = await Promise.all(batch.map(send));
				const again = await Promise.all(twice.map(send));
				for (const [index, entry] of twice.entries()) {
					const first = replies[batch.indexOf(entry)];
					if (first?.ok) expect(again[index]).toEqual(first);
				}
				for (const commit of commits.slice(before))
					for (const row of commit.commands) {
						const entry = batch.find(({ cid }) => cid === row.cid);
						if (entry) model.apply(row.seat, entry.body, row.reply, commit.undone[0]?.cid);
					}
				comeAndGo();
				done += batch.length;
			}
			for (const reader of readers.values()) reader.sync('board');
			expect(plainBoard(test.board, people)).toEqual(model.plain());
			expect(emptyClusters(test.board)).toEqual([]);
			await expectConverged(test, people, [...readers.values()]);

			function randomBody(seat: Seat): CommandBody {
				const id = pick(model.ids) ?? 'unknown';
				const q = pick(questionIds) ?? 'how';
				const kind = below(seat === facilitator ? 17 : 12);
				const note = model.note(id);
				switch (kind) {
					case 0:
					case 1:
					case 2:
						return { t: 'note.post', q, text: `T${below(1_000)}` };
					case 3:
						return { t: 'note.edit', id, text: `E${below(1_000)}` };
					case 4:
						return { t: 'note.edit', id, text: `${note?.text ?? ''} and`, base: note?.v ?? 1 };
					case 5:
						return { t: 'note.move', id, p: [below(21) / 20, below(400)] };
					case 6:
						return { t: 'note.move', id, q, p: [below(21) / 20, below(400)] };
					case 7:
						return { t: 'note.remove', id };
					case 8:
						return { t: 'undo' };
					case 9:
					case 10:
					case 11:
						return randomClustering({ ids: model.ids, clusters: clustersOf(test.board), q, below });
					case 12:
						return { t: 'note.restore', id };
					case 13:
						return random() < 0.5 ? { t: 'stage.reveal' } : { t: 'stage.reveal', q };
					case 14:
						return { t: 'stage.step', to: pick(['private', 'share', 'group', 'vote']) ?? 'share' };
					case 15:
						return { t: 'stage.lock', what: 'writing' };
					default:
						return { t: 'stage.unlock', what: 'writing' };
				}
			}

			/** Readers leave for a while and come back with what they had. */
			function comeAndGo(): void {
				const seat = pick(people) ?? facilitator;
				const reader = readers.get(seat);
				if (!reader) {
					const next = test.read(seat);
					for (const former of seen.get(seat.number) ?? [])
						for (const [name, doc] of former.docs) next.docs.set(name, doc);
					for (const name of ['board', 'seat', 'desk'] as const) next.sync(name);
					readers.set(seat, next);
				} else if (random() < 0.3) {
					reader.attachment.detach();
					readers.delete(seat);
					seen.set(seat.number, [reader]);
				}
			}
		},
		60_000
	);
});
