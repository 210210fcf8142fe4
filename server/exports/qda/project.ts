import { type Zippable, zipSync } from 'fflate';
import type { ExportContext, ExportFile } from '../export-context.ts';
import { fileName } from '../file-name.ts';
import { statementText } from './about.ts';
import { codeElement, codesByNote, codesOf } from './codes.ts';
import { container, description, documentOf, type Element, element } from './element.ts';
import { guid } from './guid.ts';
import { noteFacts } from './note-facts.ts';
import { origin } from './origin.ts';
import { type GroupSource, groupSources, type Selection } from './sources.ts';
import { variables } from './variables.ts';

const NAMESPACE = 'urn:QDA-XML:project:1.0';

/**
 * The board as a project of the REFI-QDA standard (version 1.5), for programs that code texts: a
 * source and a case for each group, a selection for each note, and codes for questions, clusters and
 * results. Participants are in it by group alone, never as users.
 */
export function exportQdpx(context: ExportContext): ExportFile {
	const sources = groupSources(context);
	const files: Zippable = { 'project.qde': documentOf(NAMESPACE, project(context, sources)) };
	for (const { sourceGuid, text } of sources)
		if (text !== '') files[`sources/${sourceGuid}.txt`] = new TextEncoder().encode(text);
	return {
		bytes: zipSync(files, { mtime: zipTime(context.exportedAt) }),
		type: 'application/octet-stream',
		name: fileName(context.title, context.date, 'qdpx')
	};
}

/** Elements in the order of ProjectType. */
function project(context: ExportContext, sources: readonly GroupSource[]): Element {
	const { title, exportedAt } = context;
	const codes = codesOf(context);
	const ofNote = codesByNote(codes);
	const known = variables(context, sources);
	return element(
		'Project',
		{ name: title, origin: origin(), creationDateTime: dateTime(exportedAt) },
		[
			element('CodeBook', {}, [element('Codes', {}, codes.map(codeElement))]),
			...container('Variables', known.elements),
			...container(
				'Cases',
				sources.map((source) => caseElement(source, known.of(source)))
			),
			...container(
				'Sources',
				sources
					.filter(({ text }) => text !== '')
					.map((source) => sourceElement(context, source, ofNote, known.of(source)))
			),
			...description(statementText(context))
		]
	);
}

/** CaseType: the values of variables stand before the source. */
function caseElement(source: GroupSource, values: Element[]): Element {
	const { caseGuid, name, sourceGuid, text } = source;
	return element('Case', { guid: caseGuid, name }, [
		...description(text === '' ? source.description : undefined),
		...values,
		...(text === '' ? [] : [element('SourceRef', { targetGUID: sourceGuid })])
	]);
}

/**
 * TextSourceType: the text is a file of its own (`plainTextPath`), since not every reader takes
 * `PlainTextContent`; the values of variables stand last.
 */
function sourceElement(
	context: ExportContext,
	source: GroupSource,
	codes: ReadonlyMap<string, readonly string[]>,
	values: Element[]
): Element {
	const { sourceGuid, name, selections } = source;
	const facts = noteFacts(context.snapshot);
	return element(
		'TextSource',
		{
			guid: sourceGuid,
			name,
			plainTextPath: `internal://${sourceGuid}.txt`,
			creationDateTime: dateTime(context.exportedAt)
		},
		[
			...description(source.description),
			...selections.map((selection) => {
				const { id } = selection.note;
				return selectionElement(
					selection,
					facts(selection.note),
					(codes.get(id) ?? []).map((code) =>
						element('Coding', { guid: guid(context.boardId, 'coding', id, code) }, [
							element('CodeRef', { targetGUID: code })
						])
					)
				);
			}),
			...values
		]
	);
}

function selectionElement(
	{ guid, name, start, end, note }: Selection,
	facts: string,
	codings: Element[]
): Element {
	return element(
		'PlainTextSelection',
		{
			guid,
			name,
			startPosition: start,
			endPosition: end,
			creationDateTime: dateTime(note.at)
		},
		[...description(facts), ...codings]
	);
}

function dateTime(time: number): string {
	return new Date(time).toISOString().replace(/\.\d+Z$/, 'Z');
}

/** A ZIP file has times without a zone, and the library writes those of the computer: this gives UTC. */
function zipTime(time: number): Date {
	const at = new Date(time);
	return new Date(
		at.getUTCFullYear(),
		at.getUTCMonth(),
		at.getUTCDate(),
		at.getUTCHours(),
		at.getUTCMinutes(),
		at.getUTCSeconds()
	);
}
