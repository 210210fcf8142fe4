import type { ExportContext } from '../export-context.ts';
import { type Element, element } from './element.ts';
import { guid } from './guid.ts';
import type { GroupSource } from './sources.ts';

/** What is known of each group, as the standard's variables. One that no group has is left out. */
export interface Variables {
	elements: Element[];
	/** The values of one group, which its case and its source both have. */
	of: (source: GroupSource) => Element[];
}

type Type = 'Text' | 'Date' | 'Integer';

export function variables(context: ExportContext, sources: readonly GroupSource[]): Variables {
	const { boardId, site, date, snapshot } = context;
	const all: {
		name: string;
		type: Type;
		of: (source: GroupSource) => string | number | undefined;
	}[] = [
		{ name: 'Group', type: 'Text', of: ({ group }) => group.label },
		{ name: 'Site', type: 'Text', of: () => site },
		{ name: 'Workshop date', type: 'Date', of: () => date },
		{
			name: 'People present',
			type: 'Integer',
			of: ({ group }) => snapshot.counts.people[group.id]
		}
	];
	const guidOf = (name: string) => guid(boardId, 'variable', name);
	const known = all.filter((variable) => sources.some((source) => variable.of(source)));
	return {
		elements: known.map(({ name, type }) =>
			element('Variable', { guid: guidOf(name), name, typeOfVariable: type })
		),
		of: (source) =>
			known.flatMap((variable) => {
				const value = variable.of(source);
				if (value === undefined) return [];
				return [
					element('VariableValue', {}, [
						element('VariableRef', { targetGUID: guidOf(variable.name) }),
						element(`${variable.type}Value`, {}, String(value))
					])
				];
			})
	};
}
