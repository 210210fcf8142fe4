import { describe, expect, it } from 'vitest';
import type { Cluster } from '#lib/domain/cluster.ts';
import type { Note, PrivateNote } from '#lib/domain/note.ts';
import { questionIds } from '#lib/domain/question.ts';
import { NoteIndex, type NoteSources } from '#lib/live/note-index.ts';
import type { Entry } from '#lib/live/types.ts';
import { seededRandom } from '../../../support/seeded-random.ts';

function sources() {
	const state = {
		notes: new Map<string, Note>(),
		clusters: new Map<string, Cluster>(),
		private: new Map<string, PrivateNote>(),
		own: new Map<string, number>(),
		entries: [] as Entry[],
		offline: false
	};
	const from: NoteSources = {
		notes: state.notes,
		clusters: state.clusters,
		private: state.private,
		own: state.own,
		entries: () => state.entries,
		idOf: () => undefined,
		cidOf: () => undefined,
		situation: () => ({
			now: 10_000,
			clockOffset: 0,
			offline: state.offline,
			privateStep: false,
			approval: false,
			group: 'hcp',
			seat: 1,
			dots: () => undefined
		})
	};
	return { state, from };
}

const note = (fields: Partial<Note> = {}): Note => ({
	q: 'how',
	text: 'Words',
	v: 1,
	group: 'lw',
	at: 0,
	via: 'self',
	p: [0, 0],
	...fields
});

describe('NoteIndex', () => {
	it(
		'[X40] after any changes says the same as one that begins from nothing, in 300 random boards',
		{ timeout: 60_000 },
		() => {
			for (let seed = 1; seed <= 300; seed++) {
				const random = seededRandom(seed);
				const below = (count: number) => Math.floor(random() * count);
				const { state, from } = sources();
				const index = new NoteIndex(from);
				const q = () => questionIds[below(5)] ?? 'how';
				const place = () => [below(2), below(12)] as const;
				for (let step = 0; step < 40; step++) {
					const id = `n${below(12)}`;
					const cluster = `c${below(3)}`;
					const acts = [
						() => {
							const inside = random() < 0.5 ? { cluster } : {};
							state.notes.set(id, note({ q: q(), p: place(), text: `t${step}`, ...inside }));
							index.touch([id]);
						},
						() => {
							state.notes.delete(id);
							index.touch([id]);
						},
						() => {
							state.private.set(id, { ...note({ q: q() }), text: `private ${step}` });
							index.touch([id]);
						},
						() => {
							state.private.delete(id);
							index.touch([id]);
						},
						() => {
							if (state.own.has(id)) state.own.delete(id);
							else state.own.set(id, step);
							index.touch([id]);
						},
						() => {
							if (random() < 0.5) state.clusters.delete(cluster);
							else state.clusters.set(cluster, { q: q(), name: cluster, p: place() });
							index.touchClusters();
						},
						() => {
							const body = [
								{ t: 'note.edit', id, text: `edited ${step}` },
								{ t: 'note.move', id, q: q(), p: place() },
								{ t: 'note.remove', id },
								{ t: 'note.post', q: q(), text: `posted ${step}` }
							][below(4)] as Entry['body'];
							const entry = { cid: `cid${step}`, body, madeAt: below(10_000), sent: false };
							state.entries = [...state.entries, entry];
							index.touchEntries();
						},
						() => {
							state.entries = state.entries.filter(() => random() < 0.5);
							index.touchEntries();
						},
						() => {
							state.offline = !state.offline;
							index.touchEntries();
						}
					];
					acts[below(acts.length)]?.();
					if (random() < 0.5) continue;
					const fresh = new NoteIndex(from);
					const when = `seed ${seed}, step ${step}`;
					expect(index.questions(), when).toEqual(fresh.questions());
					for (const one of questionIds)
						expect(index.ownNotes(one), when).toEqual(fresh.ownNotes(one));
				}
			}
		}
	);

	it('[X47] keeps what did not change as the very same objects', () => {
		const { state, from } = sources();
		state.notes.set('a', note());
		state.notes.set('b', note({ p: [1, 0] }));
		state.notes.set('c', note({ q: 'why' }));
		const index = new NoteIndex(from);
		const before = index.questions();
		state.notes.set('b', note({ p: [1, 0], text: 'Other words', v: 2 }));
		index.touch(['b']);
		const after = index.questions();
		expect(after[0]).not.toBe(before[0]);
		expect(after[0]?.loose[0]).toBe(before[0]?.loose[0]);
		expect(after[4]).toBe(before[4]);
		index.touch(['a', 'b', 'c']);
		expect(index.questions()).toBe(after);
	});

	it('[X22] own notes come newest first, whether kept, shared or underway', () => {
		const { state, from } = sources();
		state.notes.set('old', note({ at: 60_000 }));
		state.notes.set('revealed-1', note({ at: 120_000, p: [1, 0] }));
		state.private.set('revealed-2', { ...note({ at: 120_000 }) });
		for (const [rank, id] of ['old', 'revealed-1', 'revealed-2'].entries()) state.own.set(id, rank);
		state.notes.set('of-another', note({ at: 180_000, p: [0, 5] }));
		state.entries = [
			{
				cid: 'underway',
				body: { t: 'note.post', q: 'how', text: 'New' },
				madeAt: 120_000,
				sent: true
			}
		];
		const own = new NoteIndex(from).ownNotes('how');
		expect(own.map(({ id }) => id)).toEqual(['underway', 'revealed-2', 'revealed-1', 'old']);
	});
});
