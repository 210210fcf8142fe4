import { readFile } from 'node:fs/promises';
import type { BoardFile } from '#lib/domain/board-file.ts';
import { defaultGroupIds, type Group, standardGroup, withOther } from '#lib/domain/group.ts';
import { toMinute } from '#lib/domain/note.ts';
import type { MadeWorkshop, NewWorkshop, Workshops } from './accounts/workshop-types.ts';
import type { Account } from './accounts/types.ts';
import type { BoardSeed } from './board/types.ts';
import { type ImportedNote, readNotesCsv } from './exports/csv-import.ts';
import { readBoardJson } from './exports/json-import.ts';

type Contents = Omit<BoardSeed, 'title' | 'framework' | 'groups' | 'deletedOn'>;

/** What a file holds, before anything is made of it. */
export interface ImportPreview {
	title?: string;
	groups: Group[];
	notes: { q: string; group: string; text: string }[];
}

/** Workshops that begin with notes: the sample, and files people bring. */
export interface Library {
	loadSample(owner: Account): Promise<MadeWorkshop & { notes: number }>;
	/** Reads and checks a file; makes nothing. `FivewaysError` `bad-rows` with rows by number. */
	preview(file: ImportFile): ImportPreview;
	/** All or nothing. `FivewaysError` `bad-rows` with rows by number. */
	importFile(
		owner: Account,
		file: ImportFile,
		title?: string
	): Promise<MadeWorkshop & { notes: number }>;
}

/** A file as it came. JSON is known by its first sign, everything else is read as CSV. */
export interface ImportFile {
	bytes: Uint8Array;
	/** For a title when none is given. */
	name?: string;
}

const sampleFile = new URL('./sample/sample-workshop.csv', import.meta.url);
/** Invented people of the sample; the file does not hold them. */
const samplePeople = { hcp: 6, lw: 5, vcs: 6, patient: 7 } as const;
const SAMPLE_TITLE = 'Canalside social prescribing workshop';

/** The groups that an imported CSV may name. */
const csvGroups = () =>
	withOther([...defaultGroupIds, 'carer' as const].map((id) => standardGroup(id)));

export function createLibrary(options: {
	workshops: Workshops;
	now: () => number;
	newId: () => string;
}): Library {
	const { workshops, now, newId } = options;

	async function makeFromNotes(
		owner: Account,
		workshop: NewWorkshop,
		notes: ImportedNote[],
		more: { people?: BoardSeed['people']; sample?: boolean }
	) {
		const made = await workshops.createFromSeed(
			owner,
			workshop,
			{
				...seedOfNotes(notes, toMinute(now()), newId),
				...(more.people ? { people: more.people } : {})
			},
			{ sample: more.sample === true }
		);
		return { ...made, notes: notes.length };
	}

	return {
		async loadSample(owner) {
			const groups = defaultGroupIds.map((id) => standardGroup(id));
			const { notes } = readNotesCsv(await readFile(sampleFile), groups);
			return makeFromNotes(owner, { title: SAMPLE_TITLE, groups }, notes, {
				people: samplePeople,
				sample: true
			});
		},

		preview(file) {
			if (isJson(file.bytes)) {
				const board = readBoardJson(file.bytes);
				return {
					title: board.board.title,
					groups: board.groups,
					notes: board.notes.map(({ question, group, text }) => ({ q: question, group, text }))
				};
			}
			const { notes } = readNotesCsv(file.bytes, csvGroups());
			return { groups: usedGroups(notes), notes };
		},

		async importFile(owner, file, title) {
			if (isJson(file.bytes)) {
				const board = readBoardJson(file.bytes);
				const made = await workshops.createFromSeed(
					owner,
					{
						title: title ?? board.board.title,
						...(board.board.site ? { site: board.board.site } : {}),
						date: board.board.date,
						groups: board.groups,
						framework: `${board.board.framework.id}@${board.board.framework.version}`
					},
					seedOfBoardFile(board)
				);
				return { ...made, notes: board.notes.length };
			}
			const { notes } = readNotesCsv(file.bytes, csvGroups());
			const workshop = { title: title ?? titleOf(file.name), groups: usedGroups(notes) };
			return makeFromNotes(owner, workshop, notes, {});
		}
	};
}

/** The default groups, and others the notes name. */
function usedGroups(notes: readonly ImportedNote[]): Group[] {
	const used = new Set(notes.map(({ group }) => group));
	return csvGroups().filter(({ id }) => defaultGroupIds.includes(id) || used.has(id));
}

function seedOfNotes(notes: ImportedNote[], at: number, newId: () => string): Contents {
	const clusters = new Map<
		string,
		{ id: string; cluster: { q: ImportedNote['q']; name: string } }
	>();
	const dots: Record<string, number> = {};
	const seeded = notes.map((note) => {
		const id = newId();
		if (note.votes > 0) dots[id] = note.votes;
		const key = note.cluster && `${note.q} ${note.cluster}`;
		if (key && !clusters.has(key))
			clusters.set(key, { id: newId(), cluster: { q: note.q, name: note.cluster ?? '' } });
		const cluster = key ? clusters.get(key)?.id : undefined;
		const { q, group, text } = note;
		return { id, q, group, text, at, via: 'import' as const, ...(cluster ? { cluster } : {}) };
	});
	return { step: 'share', notes: seeded, clusters: [...clusters.values()], importedDots: dots };
}

function seedOfBoardFile(board: BoardFile): Contents {
	const dots = board.notes.flatMap(({ id, dots }) => (dots ? [[id, dots] as const] : []));
	return {
		step: 'share',
		stage: board.stage as NonNullable<BoardSeed['stage']>,
		people: board.people,
		importedDots: Object.fromEntries(dots),
		clusters: board.clusters.map(({ id, question, name, place }) => ({
			id,
			cluster: { q: question, name, p: place }
		})),
		notes: board.notes.map(
			({ id, question, group, text, place, version, at, via, late, cluster }) => ({
				id,
				q: question,
				group,
				text,
				p: place,
				v: version,
				at,
				via,
				...(late ? { late } : {}),
				...(cluster === undefined ? {} : { cluster })
			})
		)
	};
}

function isJson(bytes: Uint8Array): boolean {
	const start = new TextDecoder().decode(bytes.subarray(0, 64)).trimStart();
	return start.startsWith('{');
}

function titleOf(name: string | undefined): string {
	const base = (name ?? '')
		.replace(/^.*[\\/]/, '')
		.replace(/\.[^.]*$/, '')
		.replace(/[-_]+/g, ' ')
		.trim();
	return base || 'Imported workshop';
}
