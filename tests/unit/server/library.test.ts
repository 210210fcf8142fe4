import { describe, expect, it } from 'vitest';
import { standardGroup } from '#lib/domain/group.ts';
import { newId } from '../../../server/accounts/random.ts';
import { exportCsv } from '../../../server/exports/csv.ts';
import { exportJson } from '../../../server/exports/json.ts';
import { createLibrary } from '../../../server/library.ts';
import { context, textOf } from '../../support/exported.ts';
import { freshWorkshops } from '../../support/workshops.ts';

async function freshLibrary() {
	const { workshops, clock, ruth } = await freshWorkshops();
	return { library: createLibrary({ workshops, now: clock.now, newId }), workshops, ruth };
}
const csv = (text: string) => ({ bytes: new TextEncoder().encode(text), type: 'text/csv' });
const json = (bytes: Uint8Array) => ({ bytes, type: 'application/json' });

describe('the look at a file', () => {
	it('[E56] counts the dots and clusters that come with the notes', async () => {
		const { library } = await freshLibrary();
		const rows = ['hcp,how,a,2,Phone', 'hcp,how,b,35,Phone', 'lw,why,c,,Phone'];
		const file = csv(`group,question,text,votes,cluster\n${rows.join('\n')}\n`);
		expect(await library.preview(file)).toMatchObject({ notes: 3, dots: 37, clusters: 2 });
		expect(await library.preview(csv('group,question,text\nhcp,how,a\n'))).toMatchObject({
			dots: 0,
			clusters: 0
		});
		const board = exportJson(context(['a', 'b', 'c'])).bytes;
		expect(await library.preview(json(board))).toMatchObject({ notes: 3, dots: 3, clusters: 1 });
	});
});

describe('a board file that no workshop can be made of', () => {
	interface Draft {
		board: Record<string, unknown>;
		groups: { label: string }[];
		clusters: { id: string }[];
		notes: { id: string; cluster?: string }[];
		stage: { step: string; steps: { id: string }[] };
	}
	const group = (label: string) => (file: Draft) => Object.assign(file.groups[0] ?? {}, { label });
	const noteId = (id: string) => (file: Draft) => Object.assign(file.notes[1] ?? {}, { id });
	const board = (change: object) => (file: Draft) => Object.assign(file.board, change);
	const cases: [string, (file: Draft) => unknown, number, RegExp][] = [
		['of another framework', board({ framework: { id: '6ws', version: '1.0.0' } }), 0, /framework/],
		['of a later framework', board({ framework: { id: '5ws', version: '9.9.9' } }), 0, /framework/],
		['with a note called constructor', noteId('constructor'), 2, /This id is a word/],
		['with a note called __proto__', noteId('__proto__'), 2, /This id is a word/],
		['with a note called toString', noteId('toString'), 2, /This id is a word/],
		[
			'with a title of 301 characters',
			board({ title: 'é'.repeat(301) }),
			0,
			/^The title is too long/
		],
		['with a title of nothing to see', board({ title: ' \u200B' }), 0, /^The title is empty/],
		[
			'with a place of 301 characters',
			board({ site: 'x'.repeat(301) }),
			0,
			/^The place is too long/
		],
		['with a group of 41 characters', group('x'.repeat(41)), 0, /^The name of a group is too long/],
		['without a group', (file) => (file.groups = []), 0, /^The list of groups/],
		['of a day that is none', board({ date: '2026-02-30' }), 0, /^A date is not a day/]
	];
	it.each(cases)(
		'[E56] %s is refused by the look at it as by the making, with a reason',
		async (_name, change, row, reason) => {
			const { library, workshops, ruth } = await freshLibrary();
			const file = JSON.parse(textOf(exportJson(context(['a', 'b'])).bytes)) as Draft & {
				people: object;
			};
			file.notes.forEach((note) => delete note.cluster);
			change(file);
			if (file.groups.length === 0) Object.assign(file, { notes: [], people: {} });
			// A parsed text has such a name as its own, as a file has.
			const bytes = new TextEncoder().encode(JSON.stringify(file));
			const refused = {
				code: 'bad-rows',
				details: { rows: [{ row, reason: expect.stringMatching(reason) as string }] }
			};
			await expect(library.preview(json(bytes))).rejects.toMatchObject(refused);
			await expect(library.importFile(ruth, json(bytes))).rejects.toMatchObject(refused);
			expect(await workshops.ofAccount(ruth)).toEqual([]);
		}
	);

	it('[X82] actions and their links go out, come in and go out the same', async () => {
		const { library, workshops, ruth } = await freshLibrary();
		const exported = context(['a', 'b']);
		const { boardId } = await library.importFile(ruth, json(exportJson(exported).bytes));
		const back = await workshops.snapshot(boardId);
		expect(back.actions).toEqual(exported.snapshot.actions);
		expect(back.actions.get('a1')?.from).toEqual(['c1', 'gone']);
	});

	it('[X82] a file of before there were actions is read as one without', async () => {
		const { library, workshops, ruth } = await freshLibrary();
		const file = JSON.parse(new TextDecoder().decode(exportJson(context(['a'])).bytes)) as Record<
			string,
			unknown
		>;
		delete file['actions'];
		const bytes = new TextEncoder().encode(JSON.stringify(file));
		const { boardId } = await library.importFile(ruth, json(bytes));
		expect((await workshops.snapshot(boardId)).actions.size).toBe(0);
	});

	it('[E34] a title of 300 characters goes out, comes in and goes out the same', async () => {
		const { library, workshops, ruth } = await freshLibrary();
		const title = 'ਪੀ'.repeat(300);
		const file = json(exportJson({ ...context(['a']), title, site: title }).bytes);
		expect((await library.preview(file)).title).toBe(title);
		const { workshopId } = await library.importFile(ruth, file);
		expect(await workshops.forMember(ruth, workshopId)).toMatchObject({ title, site: title });
	});
});

describe('a workshop from a file', () => {
	it('[E54] with added and renamed groups comes back from its own CSV with those groups', async () => {
		const { library, workshops, ruth } = await freshLibrary();
		const groups = [
			standardGroup('hcp'),
			standardGroup('lw', '=Helpers, "all" of them'),
			standardGroup('g1', 'Faith leaders'),
			standardGroup('g2', 'قادة'),
			standardGroup('other')
		];
		const { snapshot, ...rest } = context(['a', 'b\n=1', 'c']);
		const ids = ['lw', 'g1', 'g2'] as const;
		const notes = new Map(
			[...snapshot.notes].map(([id, note], at) => [
				id,
				{ ...note, group: ids[at] ?? ('hcp' as const) }
			])
		);
		const meta = { ...snapshot.meta, groups };
		const { bytes } = exportCsv({ ...rest, snapshot: { ...snapshot, meta, notes } });
		const file = { bytes, type: 'text/csv' };
		expect((await library.preview(file)).groups).toEqual(groups);
		const { boardId } = await library.importFile(ruth, file);
		const back = await workshops.snapshot(boardId);
		expect(back.meta.groups).toEqual(groups);
		const told = (all: typeof snapshot.notes) =>
			[...all.values()].map(({ group, text }) => `${group} ${text}`).sort();
		expect(told(back.notes)).toEqual(told(notes));
	});
});
