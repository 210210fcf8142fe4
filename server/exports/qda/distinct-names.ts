import { oneLine } from './plain-text.ts';

/**
 * Gives each thing of one kind a name that no other has, whatever its case: readers keep one of two
 * codes or sources with the same name. A second "Transport" is "Transport (2)".
 */
export function distinctNames(): (name: string) => string {
	const taken = new Set<string>();
	return function distinct(name) {
		const plain = oneLine(name) || 'No name';
		let found = plain;
		for (let number = 2; taken.has(found.toLowerCase()); number++) found = `${plain} (${number})`;
		taken.add(found.toLowerCase());
		return found;
	};
}
