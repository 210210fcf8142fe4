import { create } from 'xmlbuilder2';
import type { XMLBuilder } from 'xmlbuilder2/lib/interfaces.js';
import { oneLine, plainText } from './plain-text.ts';

/** An element of QDA-XML, with its attributes and what is in it in the order of the schema. */
export interface Element {
	name: string;
	attributes: Readonly<Record<string, string | number | boolean | undefined>>;
	inside: readonly Element[] | string;
}

/** An attribute that is undefined is left out. */
export function element(
	name: string,
	attributes: Element['attributes'] = {},
	inside: Element['inside'] = []
): Element {
	return { name, attributes, inside };
}

/** None where there is nothing to say. */
export function description(text: string | undefined): Element[] {
	return text ? [element('Description', {}, text)] : [];
}

/** None where there is nothing in it: a container of QDA-XML is never empty. */
export function container(name: string, inside: readonly Element[]): Element[] {
	return inside.length > 0 ? [element(name, {}, inside)] : [];
}

/** A whole document in UTF-8 without BOM. */
export function documentOf(namespace: string, root: Element): Uint8Array {
	const document = create({ version: '1.0', encoding: 'UTF-8' });
	put(document.ele(namespace, root.name), root);
	return new TextEncoder().encode(document.end({ prettyPrint: true, indent: '\t' }));
}

function put(at: XMLBuilder, { attributes, inside }: Element): void {
	for (const [name, value] of Object.entries(attributes))
		if (value !== undefined) at.att(name, escaped(oneLine(String(value))));
	if (typeof inside === 'string') at.txt(escaped(plainText(inside)));
	else for (const each of inside) put(at.ele(each.name), each);
}

/**
 * The library takes `&coffee;` in a text for markup and writes it as it stands, so that the text comes
 * back as another or the file does not open. It leaves an ampersand that is escaped already.
 */
function escaped(text: string): string {
	return text.replaceAll('&', '&amp;');
}
