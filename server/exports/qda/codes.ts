import { orderOf, type Snapshot } from '#lib/domain/snapshot.ts';
import { resultsWords } from '#lib/evidence/results-words.ts';
import type { ExportContext } from '../export-context.ts';
import { distinctNames } from './distinct-names.ts';
import { description, type Element, element } from './element.ts';
import { guid } from './guid.ts';
import { votesFor } from './note-facts.ts';
import { resultLists } from './result-lists.ts';

/** A code of REFI-QDA. One that only holds others has no notes, and is not codable. */
export interface Code {
	guid: string;
	name: string;
	description: string;
	/** `#RRGGBB` */
	color: string;
	/** Ids of the notes that it is on. */
	notes?: readonly string[] | undefined;
	codes: readonly Code[];
}

/** One for each kind of code. */
const colours = { question: '#0F4C4F', cluster: '#4C6272', result: '#B8450F' } as const;

/** The codes of a board: questions, the participants' clusters, and what the vote found. */
export function codesOf({ boardId, snapshot }: ExportContext): Code[] {
	const make = maker(boardId);
	return [
		frameworkCodes(snapshot, make),
		clusterCodes(snapshot, make),
		resultCodes(snapshot, make)
	].filter(({ codes }) => codes.length > 0);
}

/** GUIDs of the codes that each note has, by its id. */
export function codesByNote(codes: readonly Code[]): Map<string, string[]> {
	const found = new Map<string, string[]>();
	for (const code of codes.flatMap(withCodes))
		for (const id of code.notes ?? []) {
			const before = found.get(id);
			if (before) before.push(code.guid);
			else found.set(id, [code.guid]);
		}
	return found;
}

/** Projects and code books write a code alike (REFI-QDA 1.5, CodeType). */
export function codeElement(code: Code): Element {
	return element(
		'Code',
		{
			guid: code.guid,
			name: code.name,
			isCodable: code.notes !== undefined,
			color: code.color
		},
		[...description(code.description), ...code.codes.map(codeElement)]
	);
}

function withCodes(code: Code): Code[] {
	return [code, ...code.codes.flatMap(withCodes)];
}

interface Parts {
	description?: string;
	color: string;
	notes?: readonly string[];
	/** Made after the code that holds them has its name. */
	codes?: () => Code[];
}
type Make = (path: readonly string[], name: string, parts: Parts) => Code;

/** Makes codes with names that no other code of the board has. */
function maker(boardId: string): Make {
	const named = distinctNames();
	return (path, name, { description = '', color, notes, codes = () => [] }) => ({
		guid: guid(boardId, 'code', ...path),
		name: named(name),
		description,
		color,
		notes,
		codes: codes()
	});
}

function frameworkCodes(snapshot: Snapshot, make: Make): Code {
	const { framework } = snapshot.meta;
	const notes = Map.groupBy(snapshot.notes, ([, { q }]) => q);
	const color = colours.question;
	return make(['framework'], '5Ws Framework', {
		description: `${framework.title}, version ${framework.version}. ${framework.citation}`,
		color,
		codes: () =>
			framework.questions.map(({ id, label, headline }) =>
				make(['question', id], label, {
					description: headline,
					color,
					notes: (notes.get(id) ?? []).map(([note]) => note)
				})
			)
	});
}

function clusterCodes(snapshot: Snapshot, make: Make): Code {
	const questions = new Map(orderOf(snapshot).map((question) => [question.q, question]));
	const votes = votesFor(snapshot);
	const color = colours.cluster;
	return make(['clusters'], 'Clusters (participants)', {
		description: 'What participants put together at the workshop. The names are theirs.',
		color,
		codes: () =>
			snapshot.meta.framework.questions
				.map(({ id, label }) =>
					make(['clusters', id], `${label}: clusters`, {
						color,
						codes: () =>
							(questions.get(id)?.clusters ?? []).map(({ id, cluster, notes }) =>
								make(['cluster', id], cluster.name, {
									description: votes(id).join('; '),
									color,
									notes: notes.map((note) => note.id)
								})
							)
					})
				)
				.filter(({ codes }) => codes.length > 0)
	});
}

/** A set of REFI-QDA cannot hold selections: so what is on a list of results has a code. */
function resultCodes(snapshot: Snapshot, make: Make): Code {
	const color = colours.result;
	return make(['results'], 'Workshop results', {
		description: resultsWords.how,
		color,
		codes: () =>
			resultLists(snapshot).map(({ id, name, line, items, notes }) =>
				make(['result', id], name, { description: [line, ...items].join('\n'), color, notes })
			)
	});
}
