import { expect, test } from 'vitest';
import type { CommandBody } from '#lib/domain/command.ts';
import { questionIds } from '#lib/domain/question.ts';
import type { Seat } from '#lib/domain/seat.ts';
import { expectConverged } from '../../../support/board-checks.ts';
import { type TestBoard, testBoard } from '../../../support/board.ts';
import { seededRandom } from '../../../support/seeded-random.ts';
import { contentsOf } from '../../../support/visible-content.ts';

/** The last ones found what had been forgotten: clusters that dissolve and come back on the way. */
const seeds = [...Array.from({ length: 20 }, (_, index) => index + 1), 275, 388];

/** Anything that changes what everyone sees; what is refused changes nothing. */
async function change(test: TestBoard, seats: readonly Seat[], random: () => number) {
	const below = (count: number) => Math.floor(random() * count);
	const pick = <Item>(items: readonly Item[]) => items[below(items.length)];
	const { notes, clusters, actions } = test.board.snapshot();
	const seat = pick(seats);
	if (!seat) throw new Error('Nobody is here.');
	const q = pick(questionIds) ?? 'how';
	const id = pick([...notes.keys()]) ?? 'none';
	const action = pick([...actions.keys()]) ?? 'none';
	const cluster = pick([...clusters.keys(), null]) ?? null;
	const into = pick([...clusters.keys()]) ?? 'none';
	const p: [number, number] = [below(2), below(40)];
	const commands: CommandBody[] = [
		{ t: 'note.post', q, text: `Words ${below(99)}` },
		{ t: 'note.edit', id, text: `Other ${below(99)}` },
		{ t: 'note.move', id, q, p },
		{ t: 'note.move', id, p, cluster },
		{ t: 'note.remove', id },
		{ t: 'cluster.make', q: notes.get(id)?.q ?? q, ids: [id], name: `Name ${below(99)}` },
		{ t: 'cluster.rename', id: into, name: `Other ${below(99)}` },
		{ t: 'cluster.join', id: into, ids: [id] },
		{ t: 'cluster.leave', ids: [id] },
		{ t: 'cluster.merge', id: cluster ?? 'none', into },
		{ t: 'cluster.dissolve', id: into },
		{ t: 'cluster.move', id: into, q, p },
		{ t: 'action.add', text: `Do ${below(99)}`, from: notes.has(id) ? [id] : [] },
		{ t: 'action.edit', id: action, owner: `Owner ${below(9)}` },
		{ t: 'action.remove', id: action },
		{ t: 'undo' }
	];
	const command = pick(commands);
	if (command) await test.send(seat, command);
}

test.each(seeds)(
	'[X84] restore, undo, redo and undo give each the exact state, whatever came before (seed %i)',
	async (seed) => {
		const random = seededRandom(seed);
		const clusters = (['how', 'who', 'why'] as const).map((q) => ({
			id: `c-${q}`,
			cluster: { q, name: q }
		}));
		const notes = clusters.flatMap(({ id, cluster: { q } }) =>
			['a', 'b'].map((end) => ({
				id: `n-${q}-${end}`,
				...{ q, text: q, group: 'lw' as const, at: 0, via: 'import' as const },
				cluster: id
			}))
		);
		const test = await testBoard({ seed, board: { clusters, notes } });
		const lead = await test.seat('facilitator');
		const others = [await test.seat('facilitator'), await test.seat('stakeholder', 'lw')];
		const some = async () => {
			for (let n = 0; n < 25; n++) await change(test, [lead, ...others], random);
		};
		await some();
		const { id = '' } = await test.yes(lead, { t: 'history.save', name: 'Then' });
		const then = contentsOf(test.board);
		await some();
		// Something is another, so that there is a restore to take back.
		await test.yes(lead, { t: 'note.post', q: 'how', text: 'Newer' });
		const former = contentsOf(test.board);
		await test.yes(lead, { t: 'history.restore', id });
		expect(contentsOf(test.board)).toEqual(then);
		await test.yes(lead, { t: 'undo' });
		expect(contentsOf(test.board)).toEqual(former);
		await test.yes(lead, { t: 'redo' });
		expect(contentsOf(test.board)).toEqual(then);
		await some();
		await expectConverged(test, [lead, ...others]);
	}
);
