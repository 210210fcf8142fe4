import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { unzipSync } from 'fflate';
import { describe, expect, test, type TestContext } from 'vitest';
import { create } from 'xmlbuilder2';
import type { GroupId } from '#lib/domain/group.ts';
import type { Note } from '#lib/domain/note.ts';
import type { VoteResults } from '#lib/domain/results.ts';
import type { ExportContext } from '../../../../../server/exports/export-context.ts';
import { exportQdc } from '../../../../../server/exports/qda/codebook.ts';
import { exportQdpx } from '../../../../../server/exports/qda/project.ts';
import { statement } from '../../../../../server/exports/statement.ts';
import { context, groups, nasty } from '../../../../support/exported.ts';

const root = path.resolve(import.meta.dirname, '../../../../..');

/** Whether the file keeps to a schema of REFI-QDA. Skips, in words, where that cannot be found out. */
function validate(bytes: Uint8Array, schemaName: string, { skip }: TestContext): void {
	const schema = path.join(root, '../shared/data/refi', schemaName);
	const missing = existsSync(schema)
		? isThere('xmllint')
			? undefined
			: 'xmllint not found: not validated'
		: `REFI-QDA schema not found at ${schema}: not validated`;
	if (missing) {
		process.stdout.write(`${missing}\n`);
		skip(missing);
	}
	const folder = mkdtempSync(path.join(tmpdir(), 'fiveways-qda-'));
	try {
		const file = path.join(folder, 'file.xml');
		writeFileSync(file, bytes);
		// Throws with the words of the validator where the file is not valid.
		execFileSync('xmllint', ['--noout', '--nonet', '--schema', schema, file], { stdio: 'pipe' });
	} finally {
		rmSync(folder, { recursive: true });
	}
}

function isThere(program: string): boolean {
	try {
		execFileSync(program, ['--version'], { stdio: 'ignore' });
		return true;
	} catch {
		return false;
	}
}

/** An element as a reader has it. */
interface Read {
	name: string;
	at: Record<string, string>;
	text: string;
	inside: Read[];
}

function readXml(bytes: Uint8Array): Read {
	const of = (node: Element): Read => ({
		name: node.localName,
		at: Object.fromEntries(Array.from(node.attributes, ({ name, value }) => [name, value])),
		text: node.textContent,
		inside: [...node.childNodes]
			.filter((child) => child.nodeType === 1)
			.map((child) => of(child as Element))
	});
	return of(create(new TextDecoder().decode(bytes)).root().node as unknown as Element);
}

/** It and all within it. */
function withAll(read: Read): Read[] {
	return [read, ...read.inside.flatMap(withAll)];
}

function named(read: Read, name: string): Read[] {
	return withAll(read).filter((each) => each.name === name);
}

function descriptionOf({ inside }: Read): string | undefined {
	return inside.find(({ name }) => name === 'Description')?.text;
}

/** Names of the codes on a selection. */
function codesOn(project: Read, selection: Read): string[] {
	const codes = new Map(named(project, 'Code').map(({ at }) => [at.guid, at.name ?? '']));
	return named(selection, 'CodeRef').map(({ at }) => codes.get(at.targetGUID) ?? 'none');
}

function opened(given: ExportContext) {
	const parts = new Map(Object.entries(unzipSync(exportQdpx(given).bytes)));
	const qde = parts.get('project.qde') ?? new Uint8Array();
	return { parts, qde, project: readXml(qde) };
}

function note(group: GroupId, text: string, more: Partial<Note> = {}): Note {
	return { q: 'how', text, v: 1, group, at: 1_767_225_600_000, via: 'self', p: [0, 0], ...more };
}

const rules = { dots: 3, perItem: 1, scope: 'all', per: 'board', ranked: false } as const;

/** Two groups that wrote, one that was silent; clusters with the same name; a vote that is over. */
function full(): ExportContext {
	const given = context([]);
	const results: VoteResults = {
		groups: [
			{ ids: ['lw'], ballots: 4 },
			{ ids: ['patient'], ballots: 3 }
		],
		items: {
			c1: { people: [3, 3], dots: [3, 3] },
			n3: { people: [4, 0], dots: [6, 0] }
		},
		rules: { ...rules, scope: 'notes' }
	};
	return {
		...given,
		title: 'Ŵ & <ਪੰ> "ع" 🙂\u0000',
		snapshot: {
			...given.snapshot,
			stage: { ...given.snapshot.stage, results },
			clusters: new Map([
				['c1', { q: 'how', name: 'tea & coffee; <ŵ> ਪੰ ع 🙂\u0000', p: [0, 30] }],
				['c2', { q: 'why', name: 'How', p: [0, 30] }],
				['c3', { q: 'why', name: 'How', p: [0, 40] }]
			]),
			notes: new Map([
				['n1', note('patient', 'One & only &lt;\n\n🙂 <b>', { cluster: 'c1' })],
				['n2', note('lw', 'A &coffee; \u0000ŵ ਪੰ ع', { cluster: 'c1', via: 'scribe', late: true })],
				['n3', note('lw', `${'long '.repeat(20)}👩‍👧`, { q: 'why', agree: { patient: 2 } })],
				['n4', note('patient', '\uFEFFe\u0301 first', { q: 'why', cluster: 'c2' })],
				['n5', note('patient', '\u0000', { q: 'who' })]
			]),
			counts: { people: { patient: 7, lw: 5, hcp: 6 }, notes: {} }
		}
	};
}

const boards: [string, ExportContext][] = [
	['with texts that are hard to write', context(nasty)],
	['with everything', full()],
	['with nothing on it', { ...context([]), snapshot: emptied(context([]).snapshot) }]
];

function emptied(snapshot: ExportContext['snapshot']): ExportContext['snapshot'] {
	return { ...snapshot, clusters: new Map(), counts: { people: {}, notes: {} } };
}

describe('the project', () => {
	for (const [what, given] of boards)
		test(`[E59] of a board ${what} is valid by the schema`, (on) =>
			validate(opened(given).qde, 'Project-mrt2019.xsd', on));

	test.each(boards)('[E59] of a board %s has each selection where its note is', (_, given) => {
		const { project, parts } = opened(given);
		for (const source of named(project, 'TextSource')) {
			const bytes = parts.get(`sources/${source.at.guid}.txt`);
			const text = new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes);
			expect(text).not.toMatch(/\r|\uFEFF/);
			expect(text).toBe(text.normalize('NFC'));
			const points = [...text];
			const cut = named(source, 'PlainTextSelection').map(({ at }) =>
				points.slice(Number(at.startPosition), Number(at.endPosition)).join('')
			);
			expect(cut).toEqual(text.split('\n\n'));
			for (const [index, selection] of named(source, 'PlainTextSelection').entries())
				expect(cut[index]?.replace(/\s+/g, ' ').startsWith(selection.at.name ?? 'none')).toBe(true);
		}
	});

	test.each(boards)('[E59] of a board %s refers to nothing that is not there', (_, given) => {
		const { project, parts } = opened(given);
		const all = withAll(project);
		const guids = all.flatMap(({ at }) => at.guid ?? []);
		expect(new Set(guids).size, 'each GUID once').toBe(guids.length);
		for (const { at } of all) if (at.targetGUID) expect(guids).toContain(at.targetGUID);
		const files = all.flatMap(({ at }) =>
			at.plainTextPath ? [at.plainTextPath.replace('internal://', 'sources/')] : []
		);
		expect([...parts.keys()].sort()).toEqual(['project.qde', ...files].sort());
	});

	test.each(boards)('[E59] of a board %s has no name twice', (_, given) => {
		const { project } = opened(given);
		for (const kind of ['Code', 'TextSource', 'Case', 'Variable']) {
			const names = named(project, kind).map(({ at }) => at.name?.toLowerCase());
			expect(new Set(names).size, kind).toBe(names.length);
		}
	});

	test.each(boards)('[E62] of a board %s has nothing that a reader stumbles over', (_, given) => {
		const { project, parts, qde } = opened(given);
		for (const [name, bytes] of parts) {
			expect(name).toMatch(/^(project\.qde|sources\/[0-9a-f-]{36}\.txt)$/);
			const text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
			expect(text, name).not.toMatch(/[^\P{Cc}\n\t]|[\uFEFF\uFFFE\uFFFF\u{10000}-\u{10FFFF}]/u);
		}
		expect(new TextDecoder().decode(qde)).not.toContain('PlainTextContent');
		for (const { at } of withAll(project))
			if (at.color !== undefined) expect(at.color).toMatch(/^#[0-9A-F]{6}$/);
		for (const each of withAll(project))
			if (/^(Cases|Sources|Variables|CodeBook|Codes|Description)$/.test(each.name))
				expect(each.text + each.inside.length, each.name).not.toBe('0');
	});

	test('[E62] has names and words as people wrote them', () => {
		const { project } = opened(full());
		expect(project.at.name).toBe('Ŵ & <ਪੰ> "ع" [U+1F642]');
		expect(named(project, 'Code').map(({ at }) => at.name)).toContain(
			'tea & coffee; <ŵ> ਪੰ ع [U+1F642]'
		);
		const selections = named(project, 'PlainTextSelection');
		expect(selections.map(({ at }) => at.name)).toEqual([
			'A &coffee; ŵ ਪੰ ع',
			'long long long long long long long long',
			'One & only &lt; [U+1F642] <b>',
			'é first'
		]);
	});

	test('[E59] has a source and a case for each group, and a case of one that wrote nothing', () => {
		const { project } = opened(full());
		expect(named(project, 'TextSource').map(({ at }) => at.name)).toEqual([
			'Link worker',
			'Patient'
		]);
		const cases = named(project, 'Case');
		expect(
			cases.map(({ at, inside }) => [at.name, named({ ...project, inside }, 'SourceRef').length])
		).toEqual([
			['Healthcare professional', 0],
			['Link worker', 1],
			['Patient', 1]
		]);
		const names = new Map(named(project, 'Variable').map(({ at }) => [at.guid, at.name]));
		for (const each of [...cases, ...named(project, 'TextSource')].filter(
			({ at }) => at.name === 'Patient'
		))
			expect(
				named(each, 'VariableValue').map(({ inside: [ref, value] }) => [
					names.get(ref?.at.targetGUID),
					value?.name,
					value?.text
				])
			).toEqual([
				['Group', 'TextValue', 'Patient'],
				['Site', 'TextValue', 'Mill & Lock'],
				['Workshop date', 'DateValue', '2026-01-01'],
				['People present', 'IntegerValue', '7']
			]);
		expect(named(project, 'User')).toEqual([]);
	});

	test('[E59] has questions, clusters and results as codes on the notes', () => {
		const { project } = opened(full());
		const tree = (read: Read): unknown =>
			read.inside
				.filter(({ name }) => name === 'Code')
				.map((code) => {
					const within = tree(code) as unknown[];
					const label = `${code.at.name}${code.at.isCodable === 'true' ? '' : ' …'}`;
					return within.length > 0 ? [label, within] : label;
				});
		const [codes] = named(project, 'Codes');
		expect(codes && tree(codes)).toEqual([
			['5Ws Framework …', ['How', 'Who', 'What', 'Where', 'Why']],
			[
				'Clusters (participants) …',
				[
					['How: clusters …', ['tea & coffee; <ŵ> ਪੰ ع [U+1F642]']],
					['Why: clusters …', ['How (2)', 'How (3)']]
				]
			],
			['Workshop results …', ['Supported by every group', 'Most divided']]
		]);
		const selections = named(project, 'PlainTextSelection');
		expect(selections.map((each) => codesOn(project, each))).toEqual([
			['How', 'tea & coffee; <ŵ> ਪੰ ع [U+1F642]', 'Supported by every group'],
			['Why', 'Most divided'],
			['How', 'tea & coffee; <ŵ> ਪੰ ع [U+1F642]', 'Supported by every group'],
			['Why', 'How (2)']
		]);
	});

	test('[E59] says in words what the standard has no place for', () => {
		const { project } = opened(full());
		expect(named(project, 'PlainTextSelection').map(descriptionOf)).toEqual([
			'3 votes (group not known); written down by facilitator; added later',
			'4 votes (Link worker 4 of 4, Patient 0 of 3); 6 dots; "Me too": Patient 2; written on own device',
			'written on own device',
			'written on own device'
		]);
		const cluster = named(project, 'Code').find(({ at }) => at.name?.startsWith('tea'));
		expect(cluster && descriptionOf(cluster)).toBe('6 votes (Link worker 3 of 4, Patient 3 of 3)');
		const list = named(project, 'Code').find(({ at }) => at.name === 'Supported by every group');
		expect(list && descriptionOf(list)).toBe(
			'At least one in three people of each group chose it.\ntea & coffee; <ŵ> ਪੰ ع [U+1F642] (cluster)'
		);
		expect(named(project, 'TextSource').map(descriptionOf)).toEqual([
			expect.stringContaining('2 notes, each a paragraph, in reading order. 2 characters'),
			expect.stringContaining('2 notes, each a paragraph, in reading order. 1 character such')
		]);
	});

	test('[E60] of the same board differs from an earlier one in dates alone', () => {
		const first = opened(full());
		const later = opened({ ...full(), exportedAt: full().exportedAt + 86_400_000 });
		expect([...later.parts.keys()]).toEqual([...first.parts.keys()]);
		for (const [name, bytes] of first.parts)
			if (name !== 'project.qde') expect(later.parts.get(name)).toEqual(bytes);
		const lines = ({ qde }: typeof first) => new TextDecoder().decode(qde).split('\n');
		const before = lines(first);
		const differ = lines(later).flatMap((line, at) => {
			const dateless = (text = '') =>
				text.replace(/ creationDateTime="[^"]+"/, '').replace(/^Exported: .*/, 'Exported');
			return dateless(line) === dateless(before[at]) ? [] : [line];
		});
		expect(differ).toEqual([]);
		expect(exportQdpx(full()).bytes).toEqual(exportQdpx(full()).bytes);
		// Time and day of the first file as ZIP writes them: midnight of 1 January 2026.
		const head = new DataView(exportQdpx(full()).bytes.buffer);
		expect([head.getUint16(10, true), head.getUint16(12, true)]).toEqual([
			0,
			(46 << 9) | (1 << 5) | 1
		]);
	});

	test('[E30] says about itself what every export says, and has its name', () => {
		const given = full();
		const { project } = opened(given);
		const [about] = project.inside.filter(({ name }) => name === 'Description');
		for (const [name, value] of statement({ ...given, title: 'ignored' }).slice(1))
			expect(about?.text.split('\n')).toContain(`${name}: ${value}`);
		expect(about?.text).toContain('Workshop: Ŵ & <ਪੰ> "ع" [U+1F642]\n');
		expect(exportQdpx(context([])).name).toBe('fiveways-canalside-workshop-2026-01-01.qdpx');
	});

	test('[E31] has no hidden note, whether or not it was asked for', () => {
		const hiddenNotes = [{ ...note('patient', 'CANARY'), id: 'h1' }];
		const { parts } = opened({ ...context(['seen']), hiddenNotes });
		for (const bytes of parts.values())
			expect(new TextDecoder().decode(bytes)).not.toContain('CANARY');
		expect(
			new TextDecoder().decode(exportQdc({ ...context([]), hiddenNotes }).bytes)
		).not.toContain('CANARY');
	});

	test('[E59] knows a group by the name that it is shown under, and no other', () => {
		const given = context(['one', 'two']);
		const [, , , patient, other] = groups;
		if (!patient || !other) throw new Error('There are five groups.');
		const pooled = {
			id: patient.id,
			label: 'Patient or Not said',
			short: 'Patient or Not said',
			of: [patient, other]
		};
		const { project } = opened({
			...given,
			snapshot: {
				...given.snapshot,
				meta: { ...given.snapshot.meta, groups: [pooled] },
				counts: { people: {}, notes: {} }
			}
		});
		for (const kind of ['Case', 'TextSource'])
			expect(named(project, kind).map(({ at }) => at.name)).toEqual([pooled.label]);
		expect(named(project, 'TextValue').map(({ text }) => text)).not.toContain('Patient');
		expect(named(project, 'IntegerValue'), 'nobody was counted').toEqual([]);
	});

	test('[E32] of 3,000 notes takes a moment', () => {
		const many = context(
			Array.from({ length: 3_000 }, (_, at) => `Note ${at}: tea & coffee 🙂 ${'word '.repeat(30)}`)
		);
		const before = performance.now();
		const { bytes } = exportQdpx(many);
		const took = Math.round(performance.now() - before);
		process.stdout.write(`A project of 3,000 notes: ${took} ms, ${bytes.length} bytes\n`);
		expect(took).toBeLessThan(10_000);
	});
});

describe('the code book', () => {
	for (const [what, given] of boards)
		test(`[E61] of a board ${what} is valid by the schema`, (on) =>
			validate(exportQdc(given).bytes, 'Codebook-1.0-from-spec.xsd', on));

	test('[E61] has the codes of the project, with the same GUIDs, and no sets', () => {
		const book = readXml(exportQdc(full()).bytes);
		expect(book.at.xmlns).toBe('urn:QDA-XML:codebook:1.0');
		expect(named(book, 'Sets')).toEqual([]);
		const codes = (read: Read) => named(read, 'Code').map(({ at }) => at);
		expect(codes(book)).toEqual(codes(opened(full()).project));
		expect(exportQdc(context([])).name).toBe('fiveways-canalside-workshop-2026-01-01.qdc');
	});

	test('[E30] says about itself what every export says, in its first code', () => {
		const given = context(nasty);
		const [first] = named(readXml(exportQdc(given).bytes), 'Code');
		const about = first && descriptionOf(first)?.split('\n');
		for (const [name, value] of statement(given)) expect(about).toContain(`${name}: ${value}`);
	});
});
