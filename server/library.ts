import { readFile } from 'node:fs/promises';
import { actionOf } from '#lib/domain/action.ts';
import type { BoardFile } from '#lib/domain/board-file.ts';
import { defaultGroupIds, type Group, standardGroup, withOther } from '#lib/domain/group.ts';
import type { DeskCells } from '#lib/domain/document.ts';
import { toMinute } from '#lib/domain/note.ts';
import type { NewWorkshop, Workshops } from './accounts/workshop-types.ts';
import type { Account } from './accounts/types.ts';
import type { BoardSeed } from './board/types.ts';
import type { ImportFile, Library } from './services.ts';
import { type ImportedNote, readNotesCsv } from './exports/csv-import.ts';
import { isJson, readBoardJson } from './exports/json-import.ts';

type Contents = Omit<BoardSeed, 'title' | 'framework' | 'groups' | 'deletedOn'>;

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
			return makeFromNotes(owner, { title: SAMPLE_TITLE, groups }, mixed(notes), {
				people: samplePeople,
				sample: true
			});
		},

		async preview(file) {
			const { title, groups, notes, dots, clusters } = contentsOf(file);
			const cells: DeskCells = {};
			for (const { q, group } of notes) {
				const row = (cells[q] ??= {});
				row[group] = (row[group] ?? 0) + 1;
			}
			return {
				...(title ? { title } : {}),
				notes: notes.length,
				dots,
				clusters,
				groups,
				cells,
				first: notes.slice(0, 5).map(({ q, group, text }) => ({
					q,
					group: groups.find(({ id }) => id === group) ?? standardGroup(group),
					text
				}))
			};
		},

		async importFile(owner, file) {
			const contents = contentsOf(file);
			if (contents.board) {
				const { board } = contents.board;
				const made = await workshops.createFromSeed(
					owner,
					{
						title: file.title ?? board.title,
						...(board.site ? { site: board.site } : {}),
						date: board.date,
						groups: contents.groups,
						framework: `${board.framework.id}@${board.framework.version}`
					},
					seedOfBoardFile(contents.board),
					{ archived: true }
				);
				return { ...made, notes: contents.notes.length };
			}
			const workshop = { title: file.title ?? 'Imported workshop', groups: contents.groups };
			return makeFromNotes(owner, workshop, contents.notes, {});
		}
	};
}

/**
 * The sample's notes as they lie after a reveal, each group spread evenly over its question, where
 * the file has one group after the other. The same order every time.
 */
function mixed(notes: readonly ImportedNote[]): ImportedNote[] {
	const cells = Map.groupBy(notes, ({ q, group }) => `${q} ${group}`);
	return [...cells.values()]
		.flatMap((cell) => cell.map((note, index) => ({ note, at: (index + 0.5) / cell.length })))
		.sort((a, b) => a.at - b.at)
		.map(({ note }) => note);
}

/** A file read and checked; nothing is made. */
function contentsOf(
	file: ImportFile
): { title?: string; groups: Group[]; dots: number; clusters: number } & (
	| { board: BoardFile; notes: Pick<ImportedNote, 'q' | 'group' | 'text'>[] }
	| { board?: never; notes: ImportedNote[] }
) {
	if (isBoardFile(file)) {
		const board = readBoardJson(file.bytes);
		return {
			board,
			title: board.board.title,
			groups: board.groups,
			dots: board.notes.reduce((sum, { dots = 0 }) => sum + dots, 0),
			clusters: board.clusters.length,
			notes: board.notes.map(({ question, group, text }) => ({ q: question, group, text }))
		};
	}
	const { notes, groups } = readNotesCsv(file.bytes, csvGroups());
	return {
		groups: usedGroups(notes, groups),
		notes,
		dots: notes.reduce((sum, { votes }) => sum + votes, 0),
		clusters: new Set(notes.flatMap(({ q, cluster }) => (cluster ? [`${q} ${cluster}`] : []))).size
	};
}

/** The groups that a file tells of, else the default ones; and others the notes name. */
function usedGroups(notes: readonly ImportedNote[], told: readonly Group[]): Group[] {
	const used = new Set(notes.map(({ group }) => group));
	if (told.length === 0)
		return csvGroups().filter(({ id }) => defaultGroupIds.includes(id) || used.has(id));
	const more = csvGroups().filter(
		({ id }) => used.has(id) && !told.some((group) => group.id === id)
	);
	return [...told, ...more];
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
		actions: (board.actions ?? []).map(({ id, version, ...fields }) => ({
			id,
			...actionOf({ ...fields, v: version })
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

/** Whoever says JSON is told of a board file; else it is known by its first sign. All else is CSV. */
function isBoardFile({ bytes, type }: ImportFile): boolean {
	return (
		isJson(type) || new TextDecoder().decode(bytes.subarray(0, 64)).trimStart().startsWith('{')
	);
}
